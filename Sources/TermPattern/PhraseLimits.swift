/// How large a phrase may be. Without limits a short phrase could ask for millions of word sequences.
public enum PhraseLimits {
  /// Characters between the quotes.
  public static let maxCharacters = 200
  /// Elements on the longest way through the phrase.
  public static let maxElements = 16
  /// Groups within groups.
  public static let maxGroupDepth = 3
  /// Words that one gap may cover.
  public static let maxGapWords = 10
  /// Word sequences that a phrase may stand for, all alternatives and inflections counted.
  public static let maxExpansion = 512
  /// Digits that a slot may ask for.
  public static let maxSlotSize = 32
}
