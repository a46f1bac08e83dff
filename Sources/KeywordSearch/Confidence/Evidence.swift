/// What the second look found out about a candidate: all that its confidence depends on.
///
/// Scores are in natural logarithms, gaps in frames of 20 ms.
public struct Evidence: Sendable, Hashable {
  /// How far the best string of words with the keyword in it lies above the best string of words at all,
  /// where the keyword's own words cost nothing: the words' costs where the keyword is the best account
  /// of the sound, less where other words are.
  public var wordMargin: Float
  /// The candidate's first-look score: the mean loss of a sound.
  public var score: Float
  /// How many sounds the keyword has.
  public var phoneCount: Float
  /// How rare the keyword's words are: the sum of `−ln p`.
  public var rarity: Float
  /// The score of the sound that fits worst.
  public var worstPhone: Float
  /// The longest gap between two sounds of one word.
  public var longestGap: Float
  /// The longest gap between two words.
  public var longestPause: Float
  /// How well a mark between words is heard before the first sound, 0 where there is silence.
  public var startMark: Float
  /// How well a mark between words is heard behind the last sound, 0 where there is silence.
  public var endMark: Float
  /// How well a mark between words is heard where the keyword has none: within its words.
  public var innerMark: Float
  /// How sure the network is of the sounds around, the mean of `ln p` of the best ones.
  public var clarity: Float
  /// How long a sound of the keyword lasts.
  public var framesPerPhone: Float
  /// How strange the speech around is to the language: what the best string of words loses for each
  /// sound in some 25 s. 0 where nobody asked, since nothing else spoke for the candidate.
  public var strangeness: Float = 0
  /// How much in speech that says nothing passes for the keyword; see ``Nonsense``.
  public var nonsense: Float

  /// The names of the measures, in the order of ``values``.
  public static let names = [
    "word_margin", "score", "phone_count", "rarity", "worst_phone", "longest_gap", "longest_pause",
    "start_mark", "end_mark", "inner_mark", "clarity", "frames_per_phone", "strangeness",
    "nonsense",
  ]

  /// The place of ``score`` among the measures.
  static let scoreIndex = 1

  /// The measures in the order of ``names``.
  public var values: [Float] {
    [
      wordMargin, score, phoneCount, rarity, worstPhone, longestGap, longestPause, startMark,
      endMark,
      innerMark, clarity, framesPerPhone, strangeness, nonsense,
    ]
  }
}
