public import Diagnostics
import Foundation
import JSONText

/// The file in which destinations are described: an object with a member for each (`docs/exporting.md`).
public struct DestinationsFile: Sendable {
  /// The path, as the user named it.
  public let path: String
  /// In the order of the file.
  public let destinations: [Destination]

  private static let maxBytes = 1 << 20

  /// Reads the file at `path`. Secrets are not read.
  ///
  /// - Throws: what is wrong, and where.
  public init(path: String) throws(InputError) {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw InputError(
        path: path, reason: "there is no such file, or it cannot be read",
        advice: "describe destinations in it: docs/exporting.md, *Sending*")
    }
    try self.init(parsing: Array(content.prefix(Self.maxBytes)), path: path)
  }

  /// Reads a file of these bytes; paths in it count from the folder of `path`.
  ///
  /// - Throws: what is wrong, and where.
  public init(parsing bytes: [UInt8], path: String) throws(InputError) {
    let root: JSONNode
    do throws(JSONFault) {
      root = try JSONNode(parsing: bytes, file: path)
    } catch {
      let source = SourceFile(path: path, bytes: bytes)
      throw InputError(
        path: path, at: .line(source.line(ofByte: error.offset)),
        reason: "not JSON: at character \(source.column(ofByte: error.offset)): \(error.reason)")
    }
    guard root.isObject, !root.members.isEmpty else {
      throw root.error("is no object with a destination in it")
    }
    let folder = URL(filePath: path).deletingLastPathComponent()
    var names: Set<String> = []
    destinations = try root.members.map { (name, node) throws(InputError) in
      guard names.insert(name).inserted else { throw node.error("is there twice") }
      return try DestinationReader(node, name: name, folder: folder).destination()
    }
    self.path = path
  }

  /// The destination of this name.
  ///
  /// - Throws: that there is none.
  public func destination(named name: String) throws(InputError) -> Destination {
    guard let destination = destinations.first(where: { $0.name == name }) else {
      throw InputError(
        path: path, reason: "there is no destination `\(name.shown())`",
        advice: "it has " + destinations.map(\.name).joined(separator: ", "))
    }
    return destination
  }
}
