import ContentHash
public import Diagnostics
import JSONText

/// What a vCon states in `content_hash` of something that it holds or points to: `sha512-…`, one or
/// several.
public struct VConHash: Sendable, Hashable {
  private let digests: [StatedDigest]
  /// What is told where none of them fits.
  private let mismatch: InputError

  /// What `node`, a dialog or an analysis, states; `nil` where it states nothing.
  ///
  /// - Throws: with the place, that it is no hash, or that none of the hashes is of a known kind.
  init?(of node: JSONNode) throws(InputError) {
    guard let stated = node["content_hash"] else { return nil }
    var digests: [StatedDigest] = []
    for entry in stated.isList ? try stated.elements() : [stated] {
      if let digest = try Self.digest(entry) { digests.append(digest) }
    }
    guard !digests.isEmpty else {
      throw stated.error(
        "is a hash that cannot be checked: it is none of "
          + StatedDigest.Algorithm.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "),
        advice: "state it as `sha512-` and the digest in base64url")
    }
    self.digests = digests
    mismatch = stated.error(
      "is the hash of something else: what is there has been changed, or is another file",
      advice: "get both again from where they came")
  }

  /// The digest that an entry writes; `nil` for an algorithm that is not known.
  private static func digest(_ entry: JSONNode) throws(InputError) -> StatedDigest? {
    let parts = try entry.string().split(separator: "-", maxSplits: 1)
    guard parts.count == 2 else {
      throw entry.error("is no hash such as `sha512-` and the digest in base64url")
    }
    guard let algorithm = StatedDigest.Algorithm(rawValue: parts[0].lowercased()) else {
      return nil
    }
    guard let bytes = try? Base64URL.decoded(String(parts[1])),
      let digest = StatedDigest(algorithm, bytes: bytes)
    else { throw entry.error("is no whole `\(algorithm.rawValue)` in base64url") }
    return digest
  }

  /// Looks whether `content` is what is meant.
  ///
  /// - Throws: with the place of the hash, that it is something else.
  func check(_ content: [UInt8]) throws(InputError) {
    for digest in digests where !digest.fits(content) { throw mismatch }
  }

  /// Looks whether the file at `path` is what is meant.
  ///
  /// - Throws: with the place of the hash, that it is something else; that it cannot be read.
  public func check(fileAt path: String) throws(InputError) {
    for digest in digests where try !digest.fits(fileAt: path) { throw mismatch }
  }
}
