public import ContentHash
public import Diagnostics

/// Which acoustic model made an entry's scores: scores of different models do not compare.
public struct ModelIdentity: Sendable, Hashable {
  /// What people call it, with the version of whatever else shapes the scores. At most 255 bytes of
  /// UTF-8 are kept.
  public let name: String
  /// The digest of what it is made of. Two models are the same where their digests are.
  public let digest: SHA256Digest

  /// The model called `name` whose parts have the digest `digest`.
  public init(name: String, digest: SHA256Digest) {
    self.name = name
    self.digest = digest
  }

  /// The model called `name` that lies in `directory`: the digest is that of the names and digests of
  /// its files and of `name` itself, so that another front end can be told by another name.
  ///
  /// - Throws: where a file cannot be read. Takes some 5 ms.
  public init(name: String, directory: String) throws(InputError) {
    var parts = name + "\n"
    for file in ["asr_waveform.hama", "g2p_vocab.json"] {
      parts += "\(file) \(try SHA256Digest(ofFileAt: directory + "/" + file))\n"
    }
    self.init(name: name, digest: SHA256Digest(ofUTF8: parts))
  }
}
