/// A part of one conversion, in billionths, so that shares add up exactly.
public struct Share: Sendable, Hashable, Codable, Comparable {
  /// From 0 to 1,000,000,000.
  public let billionths: Int64

  /// All of it.
  public static let whole = Share(billionths: 1_000_000_000)

  /// `billionths` / 1,000,000,000.
  public init(billionths: Int64) { self.billionths = billionths }

  /// The nearest `Double`.
  public var doubleValue: Double { Double(billionths) / 1e9 }

  /// The smaller one sorts first.
  public static func < (left: Share, right: Share) -> Bool { left.billionths < right.billionths }
}
