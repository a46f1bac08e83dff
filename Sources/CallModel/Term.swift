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
  /// Of a phrase with `{money}` the currency that its file counts in: what `$` and *dollars* mean
  /// where several currencies are called so, and what an amount without a unit is in. `nil` for every
  /// other term, and where the file does not say.
  public let currency: Currency?

  /// A term for `pattern`, spoken as `soundsLike` if that is given, its amounts in `currency`.
  public init(_ pattern: String, soundsLike: String? = nil, currency: Currency? = nil) {
    self.pattern = pattern
    self.soundsLike = soundsLike
    clipSHA256 = nil
    self.currency = currency
  }

  /// A term for what is said in the clip that a rule calls `path`, whose file has the SHA-256 `sha256`.
  public init(recorded path: String, sha256: String) {
    pattern = path
    soundsLike = nil
    clipSHA256 = sha256
    currency = nil
  }

  /// Whether it is a recorded clip: such a term has no words, and no transcript can be searched for it.
  public var isRecorded: Bool { clipSHA256 != nil }

  /// Whether the phrase has a value in braces, such as `{money as total}`: values are read from words,
  /// so such a term is not looked for in sound.
  public var readsValues: Bool { !isRecorded && pattern.utf8.contains(UInt8(ascii: "{")) }
}
