/// How sure a finder is of a hit, from 0 to 1, kept as thousandths so that it stores and compares
/// exactly.
public struct Confidence: Sendable, Hashable, Codable, Comparable {
  /// 0 … 1000.
  public let thousandths: Int

  /// Certain.
  public static let certain = Confidence(thousandths: 1000)

  /// A confidence of `thousandths`/1000; a number outside 0 … 1000 is brought to the nearer end.
  public init(thousandths: Int) {
    self.thousandths = min(max(thousandths, 0), 1000)
  }

  /// The nearest thousandth to `fraction`; a number outside 0 … 1, or not a number, is brought to
  /// the nearer end (not a number: 0).
  public init(_ fraction: Double) {
    self.init(thousandths: fraction.isNaN ? 0 : Int((min(max(fraction, 0), 1) * 1000).rounded()))
  }

  /// The confidence as a fraction, 0 … 1.
  public var fraction: Double { Double(thousandths) / 1000 }

  /// The less sure one sorts first.
  public static func < (left: Confidence, right: Confidence) -> Bool {
    left.thousandths < right.thousandths
  }
}
