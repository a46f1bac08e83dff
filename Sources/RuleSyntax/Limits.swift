/// How large a ruleset may be. Beyond any of these the checker says E060 with the number, before
/// anything runs.
public enum Limits {
  /// Bytes of a rule file.
  public static let fileBytes = 1_000_000
  /// Files that include each other.
  public static let includeDepth = 8
  /// Bytes of all files that lists and term sets are read from.
  public static let listedBytes = 8_000_000
  /// Brackets, `not`s and the like inside each other.
  public static let nesting = 32
  /// Operands of a rule, conditions that it names included.
  public static let operandsPerRule = 64
  /// Terms of one set, sets that it names included.
  public static let termsPerSet = 10_000
  /// Rules of a ruleset.
  public static let rulesPerRuleset = 50_000
  /// Phrases of a ruleset after expansion.
  public static let expandedPhrasesPerRuleset = 500_000
  /// Messages about one file.
  public static let messagesPerFile = 100
  /// Characters of one phrase.
  public static let charactersPerPhrase = 200
}
