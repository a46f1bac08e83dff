public import CallModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// From a finding's points to its confidence: of findings with this confidence or more at least that
/// share are right.
public enum ConfidenceScale {
  /// The confidence from which on `spot` shows a hit to people unless told otherwise.
  public static let listingDefault = Confidence(thousandths: 800)

  /// The confidence of a finding worth `points`; never falls as the points rise.
  public static func confidence(points: Float) -> Confidence {
    Confidence(1 / (1 + exp(-Double(points))))
  }

  /// A least score for ``KeywordDecoder/Settings`` below which no finding reaches `confidence`; minus
  /// infinity for 0.
  public static func leastScore(reaching confidence: Confidence) -> Float {
    guard confidence.thousandths > 0 else { return -.infinity }
    // Half a thousandth lower, since confidences are rounded.
    let share = confidence.fraction - 0.0005
    let points = Float(log(share / (1 - share)))
    return max(
      SecondLook.leastScore,
      Scorecard.fitted.leastValue(ofMeasure: Evidence.scoreIndex, reaching: points))
  }
}
