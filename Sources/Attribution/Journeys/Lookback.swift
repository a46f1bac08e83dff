/// How far back before a conversion a touchpoint can lie and still earn of it.
public struct Lookback: Sendable, Hashable, Codable {
  /// For clicks, in milliseconds. One that lies exactly so far back still counts.
  public let clickMs: Int64
  /// For views, in milliseconds.
  public let viewMs: Int64
  /// Of those, only so many of the last ones; `nil` for all.
  public let touchpoints: Int?

  /// Thirty days for clicks, one for views, any number.
  public static let standard = Lookback(clickDays: 30, viewDays: 1)

  /// So many days of 24 hours, and of what lies in them the last `touchpoints`.
  public init(clickDays: Int32, viewDays: Int32, touchpoints: Int? = nil) {
    clickMs = Int64(clickDays) * Self.dayMs
    viewMs = Int64(viewDays) * Self.dayMs
    self.touchpoints = touchpoints
  }

  private static let dayMs: Int64 = 86_400_000
}
