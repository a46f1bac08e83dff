public import CallModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// From how well a place fits an example to a score, and from a score to a confidence.
///
/// The score of one example is that of its sounds (``SoundPaths``), plus 0.3 times the logarithm of
/// their weight, since the same mean says more over ten sounds than over four, less 4 times the cost of
/// laying the place on the example frame by frame (``WarpingPaths``), less half of how much better than usual
/// speech that says nothing fits the example. Where several examples of one thing fit a place, each adds to
/// it: `ln Σ exp(1.5 s) / 1.5`.
///
/// The confidence means what it means for keywords: the share of hits at this confidence or above that
/// are right. It is a logistic in the score, fitted as `tools/bench/example/fit-confidence.py` does on half
/// of the keywords of the keyword benchmark, clean and in noise, with one example each, to what the
/// original network found, and kept since. On the other half it is too modest on clean lines and too bold
/// in noise. The figures are in docs/design/query-by-example.md.
public enum ExampleScale {
  /// Sounds that fit worse than this are not looked at again: no match could reach a confidence of .1,
  /// and in noise there are thousands in an hour.
  ///
  /// - Parameter likeness: of the example; see ``RecordedExample/weighed(_:against:)``.
  package static func leastSoundScore(likeness: Float) -> Float {
    -2.5 + perLikeness * (likeness - usualLikeness)
  }

  /// The likeness of an example that is as usual, and of one that was not weighed.
  package static let usualLikeness: Float = -1.24

  private static let perLikeness: Float = 0.5
  private static let perLogWeight: Float = 0.3
  private static let perCost: Float = 4
  private static let sharpness: Float = 1.5
  private static let offset = 3.503
  private static let perScore = 2.884

  /// The confidence of a match with `score`; never falls as the score rises.
  public static func confidence(score: Float) -> Confidence {
    Confidence(1 / (1 + exp(-(offset + perScore * Double(score)))))
  }

  /// A least score below which no match reaches `confidence`; minus infinity for 0.
  public static func leastScore(reaching confidence: Confidence) -> Float {
    // Half a thousandth lower, since confidences are rounded.
    let share = max(0, confidence.fraction - 0.0005)
    return Float((log(share / (1 - share)) - offset) / perScore)
  }

  /// The score of a place for one example.
  package static func score(
    soundScore: Float, weight: Float, cost: Float, likeness: Float = usualLikeness
  ) -> Float {
    soundScore + perLogWeight * logf(weight) - perCost * cost
      - perLikeness * (likeness - usualLikeness)
  }

  /// The score of a place that several examples of one thing fit.
  package static func joined(_ scores: some Sequence<Float>) -> Float {
    logf(scores.reduce(0) { $0 + expf(sharpness * $1) }) / sharpness
  }
}
