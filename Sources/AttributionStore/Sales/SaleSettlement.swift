public import CallModel
public import Diagnostics

/// What the settling of sales did to the ledger.
public struct SaleSettlement: Sendable, Hashable {
  /// Conversions in whose place a sale stands now, and did not before, or with another amount.
  public internal(set) var settledCount = 0
  /// Conversions that are worth nothing now, since the sale that they led to stands at another, and were not
  /// before.
  public internal(set) var countedElsewhereCount = 0
  /// Conversions that are worth again what the rule says, since no sale is known any more.
  public internal(set) var undoneCount = 0
  /// Conversions in whose place the same sale stands as before.
  public internal(set) var unchangedCount = 0
  /// Sales that have no conversion of their own.
  public internal(set) var unmatchedCount = 0
  /// Orders with lines in several currencies, which cannot be added.
  public internal(set) var mixedCount = 0
  /// Orders that have a conversion of their own and may be the same sale as a deal.
  public internal(set) var doubtfulCount = 0

  /// A settlement with these counts.
  public init(
    settledCount: Int = 0, countedElsewhereCount: Int = 0, undoneCount: Int = 0,
    unchangedCount: Int = 0, unmatchedCount: Int = 0, mixedCount: Int = 0,
    doubtfulCount: Int = 0
  ) {
    self.settledCount = settledCount
    self.countedElsewhereCount = countedElsewhereCount
    self.undoneCount = undoneCount
    self.unchangedCount = unchangedCount
    self.unmatchedCount = unmatchedCount
    self.mixedCount = mixedCount
    self.doubtfulCount = doubtfulCount
  }
}

extension SQLCallStore {
  /// Puts what was sold in the place of what rules assumed, in one transaction; doing it again changes
  /// nothing.
  ///
  /// A sale is a deal that was won and has an amount, or an order that fills no such deal. It takes one
  /// conversion of a call that may have led to it (views `deal_calls`, `order_calls`), and the other
  /// conversions of these calls are worth nothing; `SaleMatching` says which. A conversion whose sale is
  /// no longer known is worth again what its rule says. Callers must have been joined (`joinCallers`).
  public func settleSales(recordedAt: Instant) throws(InputError) -> SaleSettlement {
    try write { try settle($0, recordedAt) }
  }

  /// The same where anything may have changed since sales were settled last, by this program or another; where nothing
  /// has, it reads one row and answers `nil`.
  public func settleChangedSales(
    recordedAt: Instant
  ) throws(InputError) -> SaleSettlement? {
    // Whoever finds nothing waits for nobody.
    guard try hasUnsettledSales() else { return nil }
    return try write { db in
      // Another program may have settled them meanwhile.
      try SaleChanges.exist(db) ? try settle(db, recordedAt) : nil
    }
  }

  /// Whether something may have changed since sales were settled.
  public func hasUnsettledSales() throws(InputError) -> Bool { try read(SaleChanges.exist) }

  private func settle(_ db: StoreConnection, _ recordedAt: Instant) throws -> SaleSettlement {
    try SaleChanges.settling(db) { try SaleSettling(db: db, stamp: recordedAt.iso8601).run() }
  }
}
