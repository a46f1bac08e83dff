/// What is wrong with a phrase pattern, and where.
public struct TermPatternError: Error, Sendable, Hashable {
  /// The bytes of the pattern's UTF-8 that are wrong; empty where something is missing.
  public let range: Range<Int>
  /// What is wrong, in the words of those who write rules, lower case, no full stop.
  public let reason: String
  /// What to write instead, where there is something to say.
  public let help: String?
  /// Whether the phrase is well formed but exceeds one of ``PhraseLimits``.
  public let isTooLarge: Bool

  /// An error with all its parts.
  public init(range: Range<Int>, reason: String, help: String? = nil, isTooLarge: Bool = false) {
    self.range = range
    self.reason = reason
    self.help = help
    self.isTooLarge = isTooLarge
  }
}

extension TermPatternError: CustomStringConvertible {
  /// One line: the reason and the help in brackets.
  public var description: String { reason + (help.map { " (\($0))" } ?? "") }
}
