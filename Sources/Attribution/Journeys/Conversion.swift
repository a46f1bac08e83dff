public import CallModel

/// Something that was worth having, and what it was worth.
public struct Conversion: Sendable, Hashable {
  /// The caller's own number for it. Two with one number are one.
  public let id: Int64
  /// When. A refund has the time of the sale that it takes back, so that it takes from each
  /// touchpoint what the sale gave it.
  public let at: Instant
  /// What it brought: negative for a refund, `nil` where nothing is known.
  public let revenue: Money?
  /// When the person became a lead, if that is known.
  public let leadAt: Instant?
  /// When the deal was opened, if there was one.
  public let opportunityAt: Instant?

  /// A conversion at this time.
  public init(
    id: Int64, at: Instant, revenue: Money? = nil, leadAt: Instant? = nil,
    opportunityAt: Instant? = nil
  ) {
    self.id = id
    self.at = at
    self.revenue = revenue
    self.leadAt = leadAt
    self.opportunityAt = opportunityAt
  }

  /// Whether it takes money back. A refund is credited like a sale and is not counted as one.
  public var isRefund: Bool { (revenue?.minorUnits ?? 0) < 0 }
}
