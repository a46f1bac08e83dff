public import CallModel

/// What one touchpoint earned of one conversion by one model.
public struct Credit: Sendable, Hashable {
  /// The touchpoint; `nil` if nothing in the journey could have earned the conversion.
  public let touchpoint: Touchpoint?
  /// Its share. The shares of a conversion sum to exactly one.
  public let share: Share
  /// Its money, of which the sum is exactly the conversion's; `nil` where that has none.
  public let revenue: Money?

  /// A share of a conversion.
  public init(touchpoint: Touchpoint?, share: Share, revenue: Money?) {
    self.touchpoint = touchpoint
    self.share = share
    self.revenue = revenue
  }
}
