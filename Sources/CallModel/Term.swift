/// Something to listen for: a phrase as a rule writes it between quotes, and how it is spoken where
/// the spelling does not say; or what is said in a recorded clip.
///
/// Two terms are the same when all parts are equal; confidence limits are not part of a term, so that
/// rules with different limits share one search.
public struct Term: Sendable, Hashable, Codable {
  /// The phrase pattern, NFC, for example `(credit|debit) card`; for a recorded clip its path, as the
  /// rule writes it.
  public let pattern: String
  /// What to listen for in sound instead of the pattern (`sounds like`), in plain words.
  public let soundsLike: String?
  /// For a recorded clip the SHA-256 of its file, 64 lower-case hexadecimal digits, so that another
  /// recording under the same path is another term; `nil` for a phrase.
  public let clipSHA256: String?

  /// A term for `pattern`, spoken as `soundsLike` if that is given.
  public init(_ pattern: String, soundsLike: String? = nil) {
    self.pattern = pattern
    self.soundsLike = soundsLike
    clipSHA256 = nil
  }

  /// A term for what is said in the clip that a rule calls `path`, whose file has the SHA-256 `sha256`.
  public init(recorded path: String, sha256: String) {
    pattern = path
    soundsLike = nil
    clipSHA256 = sha256
  }

  /// Whether it is a recorded clip: such a term has no words, and no transcript can be searched for it.
  public var isRecorded: Bool { clipSHA256 != nil }
}
