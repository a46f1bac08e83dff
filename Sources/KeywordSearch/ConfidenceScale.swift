public import CallModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// From a candidate's score to a confidence: the share of hits at this confidence or above that are
/// right.
///
/// A logistic in the score and the number of sounds, rising with both: the same mean score says more
/// over ten sounds than over four, and nothing more beyond sixteen. Fitted by
/// `tools/bench/kws/fit-confidence.py` on half of the keywords of the keyword benchmark (telephone
/// prompts, clean, µ-law, GSM and in noise) and checked on the other half; the figures are in
/// docs/design/keyword-search.md.
///
/// What it cannot know is how often a keyword is said: there each was said 13 times an hour. Where one
/// is said once in a hundred hours, the same confidence stands for a smaller share. And in noise it
/// promises too much, on a quiet line too little.
public enum ConfidenceScale {
  /// The confidence from which on `spot` shows a hit to people unless told otherwise.
  ///
  /// On the held-out keywords 84 % of such hits are right and 94 % of what is said is found (on clean
  /// lines 97 % and 99 %): a list that a person reads may contain some errors, and should miss little.
  public static let listingDefault = Confidence(thousandths: 800)

  private static let offset = 3.764
  private static let perScore = 2.345
  private static let perPhone = 0.108
  private static let mostPhones = 16

  /// The confidence of a hit with `score` on a pronunciation of `phoneCount` sounds; never falls as
  /// the score rises.
  public static func confidence(score: Float, phoneCount: Int) -> Confidence {
    let logit = offset(phoneCount: phoneCount) + perScore * Double(score)
    return Confidence(1 / (1 + exp(-logit)))
  }

  /// A least score for ``KeywordDecoder/Settings`` below which no hit reaches `confidence`, however
  /// many sounds it has; minus infinity for 0.
  public static func leastScore(reaching confidence: Confidence) -> Float {
    // Half a thousandth lower, since confidences are rounded.
    let share = max(0, confidence.fraction - 0.0005)
    return Float((log(share / (1 - share)) - offset(phoneCount: mostPhones)) / perScore)
  }

  private static func offset(phoneCount: Int) -> Double {
    offset + perPhone * Double(min(max(phoneCount, 0), mostPhones))
  }
}
