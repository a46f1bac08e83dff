package import CallModel

/// Which conversions sales take the place of.
///
/// - A sale takes one conversion, and a conversion is taken by one sale. It is that of the last call, and of
///   several on one call the one that is worth most.
/// - What else led to a sale was worth that sale: the other conversions of its calls count elsewhere.
/// - Deals come first: an order takes no conversion that led to a deal, as it may be the same sale.
/// - Of deals, and of orders, those come first that name their call, then those that brought something, then
///   the earlier ones.
package struct SaleMatching {
  /// A conversion that may have led to a sale.
  package struct Conversion: Hashable {
    /// The row in which the rule says it.
    package let said: Int64
    /// The currency of what the rule assumes; `nil` where it assumes nothing.
    package let currency: Currency?

    /// A conversion with its parts.
    package init(said: Int64, currency: Currency?) {
      self.said = said
      self.currency = currency
    }
  }

  /// A sale with the conversions that may have led to it.
  package struct Claim {
    package let source: Sale.Source
    /// What it brought: nothing where all came back.
    package let amount: Money
    /// When it was decided, as the store writes times; a text behind all times where nobody says.
    package let at: String
    /// Whether it names the call that it came of.
    package let namesCall: Bool
    /// Deals that somebody says are other sales.
    package let otherDeals: Set<String>
    /// The last call first, and of one call the one that is worth most first.
    package var conversions: [Conversion] = []

    /// A claim with its parts.
    package init(
      source: Sale.Source, amount: Money, at: String, namesCall: Bool,
      otherDeals: Set<String> = [], conversions: [Conversion] = []
    ) {
      self.source = source
      self.amount = amount
      self.at = at
      self.namesCall = namesCall
      self.otherDeals = otherDeals
      self.conversions = conversions
    }

    fileprivate func comes(before other: Claim) -> Bool {
      if namesCall != other.namesCall { return namesCall }
      let isNothing = amount.minorUnits <= 0
      if isNothing != (other.amount.minorUnits <= 0) { return !isNothing }
      return (at, source) < (other.at, other.source)
    }
  }

  /// The sale at each conversion, by the row in which the rule says it.
  package private(set) var sales: [Int64: Sale] = [:]
  /// How many sales have no conversion of their own.
  package private(set) var unmatchedCount = 0

  /// How many orders have a conversion of their own although a deal that their calls led to brought as much, to one
  /// percent: it may be the same sale.
  package private(set) var doubtfulCount = 0

  /// Matches all sales that are known.
  package init(deals: [Claim], orders: [Claim]) {
    match(deals)
    match(orders)
    let amounts = Dictionary(deals.map { ($0.source, $0.amount) }, uniquingKeysWith: { $1 })
    doubtfulCount = orders.count { isDoubtful($0, besides: amounts) }
  }

  private func isDoubtful(_ order: Claim, besides deals: [Sale.Source: Money]) -> Bool {
    let sales = order.conversions.compactMap { self.sales[$0.said] }
    guard sales.contains(where: { $0.source == order.source && !$0.isCountedElsewhere }) else {
      return false
    }
    return sales.contains { sale in
      guard case .deal(let id) = sale.source, !order.otherDeals.contains(id),
        let amount = deals[sale.source], amount.currency == order.amount.currency
      else { return false }
      let (difference, overflow) = amount.minorUnits.subtractingReportingOverflow(
        order.amount.minorUnits)
      return !overflow && amount.minorUnits > 0
        && difference.magnitude <= amount.minorUnits.magnitude / 100
    }
  }

  private mutating func match(_ claims: [Claim]) {
    var settled: [Claim] = []
    for claim in claims.sorted(by: { $0.comes(before: $1) }) {
      guard let taken = claim.conversions.first(where: { sales[$0.said] == nil }) else {
        unmatchedCount += 1
        continue
      }
      sales[taken.said] = Sale(source: claim.source, amount: claim.amount)
      settled.append(claim)
    }
    for claim in settled {
      for conversion in claim.conversions where sales[conversion.said] == nil {
        guard let currency = conversion.currency else { continue }
        sales[conversion.said] = Sale(
          source: claim.source, amount: Money(minorUnits: 0, currency: currency),
          isCountedElsewhere: true)
      }
    }
  }
}
