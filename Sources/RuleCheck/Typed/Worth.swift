public import CallModel

/// What a conversion is worth: `total otherwise $100 at least $1 at most $5,000`.
public struct Worth<Finding: Sendable & Hashable>: Sendable, Hashable {
  /// The amount.
  public let amount: Calculation<Finding>
  // INVARIANT: always known, whatever is known of the call.
  /// What counts where something that `amount` reads is missing.
  public let otherwise: Calculation<Finding>?
  // INVARIANT: the two are of one currency, `currency`, and `least` is not more than `most`.
  /// What it is worth at least.
  public let least: Money?
  /// What it is worth at most.
  public let most: Money?
  /// The currency in which it counts; `nil` where the call says.
  public let currency: Currency?

  /// A worth with all its parts.
  public init(
    _ amount: Calculation<Finding>, otherwise: Calculation<Finding>? = nil, least: Money? = nil,
    most: Money? = nil, currency: Currency?
  ) {
    self.amount = amount
    self.otherwise = otherwise
    self.least = least
    self.most = most
    self.currency = currency
  }

  /// An amount that is written in a rule or in a constant.
  public static func amount(_ money: Money) -> Worth {
    Worth(.constant(Quantity(money)), currency: money.currency)
  }

  /// The amount, where no call can change it.
  public var fixedAmount: Money? {
    guard otherwise == nil, case .constant(let quantity) = amount, var money = quantity.money else {
      return nil
    }
    if let least, money.minorUnits < least.minorUnits { money = least }
    if let most, money.minorUnits > most.minorUnits { money = most }
    return money
  }

  /// The same worth, reckoned on something else.
  public func mapFindings<Other>(_ transform: (Finding) -> Other) -> Worth<Other> {
    Worth<Other>(
      amount.mapFindings(transform), otherwise: otherwise?.mapFindings(transform), least: least,
      most: most, currency: currency)
  }
}
