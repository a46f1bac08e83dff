public import CallModel

/// Which people are asked for: those to whom everything applies that is said.
public struct AudienceQuery: Sendable, Hashable {
  /// In a call of theirs one of these terms was said, as rules have them; `*` stands for anything. Empty: no matter.
  public var mentioned: [String] = []
  /// Who said it; `nil` for anybody.
  public var mentionedBy: Speaker?
  /// A call of theirs has one of these outcomes, by the names of tags and conversions. Empty: no matter.
  public var outcomes: [String] = []
  /// They bought one of these products; `*` stands for anything, so `*` alone for any product. Empty: no matter.
  public var bought: [String] = []
  /// They bought none of these products.
  public var notBought: [String] = []
  /// Whether only what was sold by telephone counts as bought in `bought`.
  public var isByPhone = false
  /// Calls that began, and things that were bought, at this time or later; `nil` for no bound. What is in `notBought`
  /// counts whenever it was bought.
  public var from: Instant?
  /// The same before this time.
  public var before: Instant?

  /// Everybody who called or bought.
  public init() {}
}
