public import Diagnostics
import Foundation
import JSONText

/// vCons as files: calls in containers, with who took part, the recording and what was made of it.
///
/// Nothing is ever fetched, whatever addresses a vCon names.
public enum VConFile {
  /// Whether a file with this name is taken for a vCon when a folder is scanned: `.vcon` or
  /// `.vcon.json`, in capital letters or not.
  public static func isVCon(named name: String) -> Bool {
    !name.hasPrefix(".") && name.count > withoutEnding(name).count
  }

  /// The name without the ending of a vCon, or as it is.
  public static func withoutEnding(_ name: String) -> String {
    let lower = name.lowercased()
    return endings.first { lower.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
  }

  private static let endings = [".vcon.json", ".vcon"]

  /// Whether the file at `path` is a vCon by its content. Reads it all.
  public static func isVCon(at path: String) -> Bool {
    guard let root = try? root(at: path) else { return false }
    return VCon().fits(root)
  }

  /// What the vCon at `path` tells of its call.
  ///
  /// - Parameter sibling: the name of a recording in the same folder that is called like the vCon, which
  ///   counts where the vCon neither holds nor names one.
  /// - Throws: with the place in the file, that it is no vCon, is encrypted, needs extensions that are
  ///   not known, or is at fault where it tells of the call.
  public static func call(
    at path: String, sibling: String? = nil
  ) throws(InputError) -> VConCall {
    let vCon = try vCon(at: path)
    let folder = URL(filePath: path).deletingLastPathComponent()
    return try VConCall(vCon, speakers: .standard, sibling: sibling) { name in
      FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }
  }

  /// The bytes of the recording that is embedded in the vCon at `path`, as they were before they were
  /// written into it.
  ///
  /// - Throws: with the place in the file, that there is none, or that it cannot be decoded.
  public static func recording(at path: String) throws(InputError) -> [UInt8] {
    let vCon = try vCon(at: path)
    guard let node = try VConRecording.all(of: vCon).onlyElement else {
      throw vCon.error("the vCon holds no recording, or more than one")
    }
    return try node.embeddedBytes()
  }

  private static func vCon(at path: String) throws(InputError) -> JSONNode {
    let root = try root(at: path)
    guard VCon().fits(root) else {
      throw root.error(
        "is no vCon", advice: "a vCon is a JSON object with a member `vcon`, its version")
    }
    let vCon = try VCon.unwrapped(root)
    try VCon.checkCritical(vCon)
    return vCon
  }

  private static func root(at path: String) throws(InputError) -> JSONNode {
    let bytes = try TranscriptFile.bytes(at: path) { size, path in
      InputError(
        path: path,
        reason: "too large for a vCon: \(size) bytes; the limit is \(TranscriptFile.maxBytes)",
        advice: "keep the recording in a file beside it, which `filename` names")
    }
    guard case .json(let root) = try TranscriptSource(bytes: bytes, path: path).content else {
      throw InputError(path: path, reason: "is no vCon: it is not JSON")
    }
    return root
  }
}

extension VCon {
  /// Whether `root` is a vCon, or what one is wrapped in.
  fileprivate func fits(_ root: JSONNode) -> Bool {
    root["vcon"] != nil || shapes.contains { $0.fit(root).missing == nil }
  }
}

extension Array {
  /// The element of a list of one.
  var onlyElement: Element? { count == 1 ? first : nil }
}
