public import CallModel

/// What was sold after a call, in whose conversion's place it stands.
public struct Sale: Sendable, Hashable {
  /// What tells of it.
  public let source: Source
  /// What the conversion is worth: what the sale brought, or nothing where that stands at another conversion.
  public let amount: Money
  /// Whether the sale counts at another conversion that led to it, and adds nothing here.
  public let isCountedElsewhere: Bool

  /// A sale with all its parts.
  public init(source: Source, amount: Money, isCountedElsewhere: Bool = false) {
    self.source = source
    self.amount = amount
    self.isCountedElsewhere = isCountedElsewhere
  }

  /// What tells of a sale.
  public enum Source: Sendable, Hashable, Comparable {
    /// A deal that was won, by its name in the customer database.
    case deal(String)
    /// An order, by its name in the shop.
    case order(String)
  }
}
