import CallModel

/// The settling of sales, within a transaction.
struct SaleSettling {
  let db: StoreConnection
  /// The time that new rows get.
  let stamp: String

  func run() throws -> SaleSettlement {
    let standing = try standing()
    let known = try KnownSales(db)
    let matching = SaleMatching(deals: known.deals, orders: known.orders)
    var settlement = SaleSettlement(
      unmatchedCount: matching.unmatchedCount, mixedCount: known.mixedCount,
      doubtfulCount: matching.doubtfulCount)
    for (said, old) in standing.sorted(by: { $0.key < $1.key }) where matching.sales[said] == nil {
      try undo(said, holding: old.held)
      settlement.undoneCount += 1
    }
    for (said, sale) in matching.sales.sorted(by: { $0.key < $1.key }) {
      let isUnchanged = standing[said]?.sale == sale
      if !isUnchanged { try settle(said, holding: known.held[said] ?? said, by: sale) }
      if !sale.isCountedElsewhere {
        settlement.settledCount += isUnchanged ? 0 : 1
        settlement.unchangedCount += isUnchanged ? 1 : 0
      } else if !isUnchanged {
        settlement.countedElsewhereCount += 1
      }
    }
    return settlement
  }

  /// The sales that stand in the place of conversions, by the row that they stand for, with the row that holds.
  private func standing() throws -> [Int64: (held: Int64, sale: Sale)] {
    let rows = try db.cursor(
      of: "outcomes", "SELECT * FROM live_outcomes WHERE stands_for IS NOT NULL")
    var standing: [Int64: (held: Int64, sale: Sale)] = [:]
    while let row = try rows.next() {
      guard let sale = try LedgerRows.sale(in: row) else { throw row.damaged("stands_for") }
      standing[try row.integer("stands_for")] = (try row.integer("outcome_id"), sale)
    }
    return standing
  }

  private func settle(_ said: Int64, holding held: Int64, by sale: Sale) throws {
    var dealID: String?
    var orderID: String?
    switch sale.source {
    case .deal(let id): dealID = id
    case .order(let id): orderID = id
    }
    try add(
      said, holding: held, values: "?, ?, ?",
      [sale.amount.minorUnits, sale.amount.currency.code, sale.amount.currency.exponent],
      stands: "?, ?, ?, outcome_id", [dealID, orderID, sale.isCountedElsewhere ? 1 : 0])
  }

  private func undo(_ said: Int64, holding held: Int64) throws {
    try add(
      said, holding: held, values: "value_minor, currency, value_digits", [],
      stands: "NULL, NULL, 0, NULL", [])
  }

  /// Adds a row that corrects the one that holds: what the rule says, with these values.
  private func add(
    _ said: Int64, holding held: Int64, values: String, _ first: [(any StoreValueConvertible)?],
    stands: String, _ last: [(any StoreValueConvertible)?]
  ) throws {
    let arguments = first + [stamp, held] + last + [said]
    try db.execute(
      """
      INSERT INTO outcomes (call_id, kind, name, type, value_minor, currency, value_digits,
        points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
        model_version, matcher_version, evidence, recorded_at, corrects_id, retracted, deal_id,
        order_id, counted_elsewhere, stands_for)
      SELECT call_id, kind, name, type, \(values), points, note, rule_id, rule_name, rule_revision,
        rule_file, ruleset_digest, engine_version, model_version, matcher_version, evidence, ?, ?, 0,
        \(stands)
      FROM outcomes WHERE outcome_id = ?
      """, arguments)
  }
}
