/// Something to listen for: a phrase as a rule writes it between quotes, and how it is spoken where
/// the spelling does not say; or what is said in a recorded clip; or something that happens besides
/// speech.
///
/// Two terms are the same when all parts are equal; confidence limits are not part of a term, so that
/// rules with different limits share one search.
public struct Term: Sendable, Hashable, Codable {
  /// The phrase pattern, NFC, for example `(credit|debit) card`; for a recorded clip its path, as the
  /// rule writes it; for an event its name.
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
  /// What happens, for `event hold`; `nil` for what is said. Nobody searches for events: they are
  /// measured when a recording is heard.
  public let event: CallEventKind?

  /// A term for `pattern`, spoken as `soundsLike` if that is given, its amounts in `currency`.
  public init(_ pattern: String, soundsLike: String? = nil, currency: Currency? = nil) {
    self.pattern = pattern
    self.soundsLike = soundsLike
    clipSHA256 = nil
    self.currency = currency
    event = nil
  }

  /// A term for what is said in the clip that a rule calls `path`, whose file has the SHA-256 `sha256`.
  public init(recorded path: String, sha256: String) {
    pattern = path
    soundsLike = nil
    clipSHA256 = sha256
    currency = nil
    event = nil
  }

  /// A term for something that happens in calls.
  public init(event: CallEventKind) {
    pattern = event.rawValue
    soundsLike = nil
    clipSHA256 = nil
    currency = nil
    self.event = event
  }

  /// Hashes the pattern: terms of one pattern that differ in the rest are few, and each hit of a call is
  /// looked up by its term.
  public func hash(into hasher: inout Hasher) { hasher.combine(pattern) }

  /// Whether it is a recorded clip: such a term has no words, and no transcript can be searched for it.
  public var isRecorded: Bool { clipSHA256 != nil }

  /// Whether it is something that happens, and not something that is said.
  public var isEvent: Bool { event != nil }

  /// Whether the phrase has a value in braces, such as `{money as total}`: values are read from words,
  /// so such a term is not looked for in sound.
  public var readsValues: Bool { !isRecorded && pattern.utf8.contains(UInt8(ascii: "{")) }
}
