public import Foundation

/// A folder of a test's own, removed with everything in it when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  /// Where it lies.
  public let url: URL

  /// Makes an empty folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("earshot-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Its path, without a slash at the end.
  public var path: String { url.path }

  /// The path of `name` in it.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes `text` under `name`, in folders that are made if need be, and returns the path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Makes a folder, or an empty file, whose name is not UTF-8: `M`, a byte that is no text, and `ending`. Returns the
  /// path as it is shown.
  public func makeUnreadableName(_ ending: String, isFolder: Bool) throws -> String {
    let name = Array("\(path)/M".utf8) + [0xFC] + Array(ending.utf8)
    let isMade = (name + [0]).withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { chars in
        guard let start = chars.baseAddress else { return false }
        if isFolder { return mkdir(start, 0o777) == 0 }
        let descriptor = open(start, O_WRONLY | O_CREAT | O_EXCL, 0o666)
        return descriptor >= 0 && close(descriptor) == 0
      }
    }
    guard isMade else { throw CocoaError(.fileWriteUnknown) }
    return String(decoding: name, as: UTF8.self)
  }
}
