/// Something to listen for: a phrase as a rule writes it between quotes, and how it is spoken where
/// the spelling does not say.
///
/// Two terms are the same when both parts are equal; confidence limits are not part of a term, so
/// that rules with different limits share one search.
public struct Term: Sendable, Hashable, Codable {
  /// The phrase pattern, NFC, for example `(credit|debit) card`.
  public let pattern: String
  /// What to listen for in sound instead of the pattern (`sounds like`), in plain words.
  public let soundsLike: String?

  /// A term for `pattern`, spoken as `soundsLike` if that is given.
  public init(_ pattern: String, soundsLike: String? = nil) {
    self.pattern = pattern
    self.soundsLike = soundsLike
  }
}
