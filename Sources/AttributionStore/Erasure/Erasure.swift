public import CallModel

/// That somebody was erased.
public struct Erasure: Sendable, Hashable {
  /// Its number.
  public let id: Int64
  /// When.
  public let erasedAt: Instant
  /// Why, as was written then.
  public let reason: String
  /// How many rows went, by the table that they were in.
  public let rowCounts: [String: Int]
}
