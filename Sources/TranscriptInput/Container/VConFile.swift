public import Diagnostics
import Foundation
import JSONText

/// vCons as files: calls in containers, with who took part, the recording and what was made of it.
///
/// Nothing is fetched here, whatever addresses a vCon names: what lies there is given by whoever was
/// allowed to fetch it.
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
    let root = try container(at: path)
    let vCon = try unwrapped(root)
    let folder = URL(filePath: path).deletingLastPathComponent()
    let signed = VCon.payload(of: root).map {
      $0.error(
        "the vCon is signed (JWS), and the signature was not checked",
        advice: "check it before, where it matters who says so")
    }
    return try VConCall(
      vCon, speakers: .standard, sibling: sibling, remarks: signed.map { [$0] } ?? []
    ) { name in
      FileManager.default.fileExists(atPath: folder.appending(path: name).path)
    }
  }

  /// The bytes of the recording of the vCon at `path`: those that are embedded, as they were before they
  /// were written into it, or those that were fetched from its address.
  ///
  /// - Throws: with the place in the file, that there is none, that it cannot be decoded, was not fetched,
  ///   or is not what the vCon states in `content_hash`.
  public static func recording(
    at path: String, fetched: FetchedFiles = .none
  ) throws(InputError) -> [UInt8] {
    let vCon = try vCon(at: path)
    guard let node = try VConRecording.all(of: vCon).onlyElement else {
      throw vCon.error("the vCon holds no recording, or more than one")
    }
    return try node.bytes(fetched: fetched)
  }

  /// The web addresses without which the vCon at `path` has no recording or no words.
  ///
  /// - Throws: as ``call(at:sibling:)``.
  public static func addresses(at path: String) throws(InputError) -> VConAddresses {
    let vCon = try vCon(at: path)
    let recording: VConAddress? =
      switch try VConRecording.all(of: vCon).onlyElement?.place {
      case .web(let address), .beside(_, let address?): address
      case .beside(_, nil), .embedded, nil: nil
      }
    return VConAddresses(recording: recording, transcripts: try VConAnalysis.addresses(in: vCon))
  }

  private static func vCon(at path: String) throws(InputError) -> JSONNode {
    try unwrapped(try container(at: path))
  }

  /// The vCon in the file at `path`, or what it is wrapped in.
  private static func container(at path: String) throws(InputError) -> JSONNode {
    let root = try root(at: path)
    guard VCon().fits(root) else {
      throw root.error(
        "is no vCon", advice: "a vCon is a JSON object with a member `vcon`, its version")
    }
    return root
  }

  private static func unwrapped(_ root: JSONNode) throws(InputError) -> JSONNode {
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
    switch try TranscriptSource(bytes: bytes, path: path).content {
    case .json(let root): return root
    case .lines(let lines):
      let isCompact = lines.first.map(isCompactJOSE) ?? false
      throw InputError(
        path: path, reason: "is no vCon: it is not JSON",
        advice: isCompact
          ? "a signed or encrypted vCon is read in the JSON form of JOSE, not in the compact one"
          : nil)
    }
  }

  /// Whether a line is a JWS or JWE in its compact form: three or five parts in base64url, the first of
  /// which is JSON.
  private static func isCompactJOSE(_ line: Substring) -> Bool {
    line.hasPrefix("eyJ")
      && [3, 5].contains(line.split(separator: ".", omittingEmptySubsequences: false).count)
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
