public import CallModel
public import Diagnostics

/// What the settling of sales did to the ledger.
public struct SaleSettlement: Sendable, Hashable {
  /// Conversions in whose place a sale stands now, and did not before, or with another amount.
  public internal(set) var settledCount = 0
  /// Conversions that are worth again what the rule says, since the deal is open again or was lost.
  public internal(set) var undoneCount = 0
  /// Conversions in whose place the same sale stands as before.
  public internal(set) var unchangedCount = 0
  /// Sales of which no conversion is known.
  public internal(set) var unmatchedCount = 0

  /// A settlement with these counts.
  public init(
    settledCount: Int = 0, undoneCount: Int = 0, unchangedCount: Int = 0, unmatchedCount: Int = 0
  ) {
    self.settledCount = settledCount
    self.undoneCount = undoneCount
    self.unchangedCount = unchangedCount
    self.unmatchedCount = unmatchedCount
  }
}

extension SQLCallStore {
  /// Puts what was sold in the place of what rules assumed, in one transaction; doing it again changes
  /// nothing.
  ///
  /// A deal that was won and has an amount takes one conversion: of the call that it names, else of the
  /// last of its calls (view `deal_calls`) that has one, the one that is worth most. Deals take theirs in the
  /// order in which they were closed. A conversion whose deal is no longer won is worth again what its
  /// rule says. Callers must have been joined (`joinCallers`).
  public func settleSales(recordedAt: Instant) throws(InputError) -> SaleSettlement {
    try write { db in try SaleSettling(db: db, stamp: recordedAt.iso8601).run() }
  }
}

/// The settling of sales, within a transaction.
struct SaleSettling {
  let db: StoreConnection
  /// The time that new rows get.
  let stamp: String

  /// A conversion: the row that holds, and the row in which the rule says what it is worth.
  private struct Conversion {
    let held: Int64
    let said: Int64
  }

  func run() throws -> SaleSettlement {
    var settlement = SaleSettlement()
    let standing = try standing()
    let (wanted, unmatchedCount) = try wanted()
    settlement.unmatchedCount = unmatchedCount
    let said = Set(wanted.map(\.conversion.said))
    for (conversion, _) in standing.values.sorted(by: { $0.0.said < $1.0.said })
    where !said.contains(conversion.said) {
      try undo(conversion)
      settlement.undoneCount += 1
    }
    for (conversion, sale) in wanted {
      if standing[conversion.said]?.1 == sale {
        settlement.unchangedCount += 1
      } else {
        try settle(conversion, by: sale)
        settlement.settledCount += 1
      }
    }
    return settlement
  }

  /// The sales that stand in the place of conversions, by the row that they stand for.
  private func standing() throws -> [Int64: (Conversion, Sale)] {
    let rows = try db.cursor(
      of: "outcomes",
      """
      SELECT outcome_id, stands_for, deal_id, value_minor, currency FROM live_outcomes
      WHERE deal_id IS NOT NULL
      """)
    var standing: [Int64: (Conversion, Sale)] = [:]
    while let row = try rows.next() {
      let said: Int64 = try row.integer("stands_for")
      guard let amount = try StoredKind.money(in: row) else { throw row.damaged("value_minor") }
      standing[said] = (
        Conversion(held: try row.integer("outcome_id"), said: said),
        Sale(dealID: try row.text("deal_id"), amount: amount)
      )
    }
    return standing
  }

  /// The sales with the conversions that they take, and how many sales find none.
  private func wanted() throws -> ([(conversion: Conversion, sale: Sale)], Int) {
    let rows = try db.cursor(
      of: "deals",
      """
      WITH linked AS MATERIALIZED (SELECT * FROM deal_calls)
      SELECT d.deal_id, d.amount_minor AS value_minor, d.currency, held.outcome_id,
        coalesce(held.stands_for, held.outcome_id) AS said_id
      FROM deals AS d LEFT JOIN linked AS c ON c.deal_id = d.deal_id
        LEFT JOIN live_outcomes AS held ON held.call_id = c.call_id AND held.kind = 'conversion'
        LEFT JOIN outcomes AS said ON said.outcome_id = coalesce(held.stands_for, held.outcome_id)
      WHERE d.won = 1 AND d.amount_minor IS NOT NULL
      ORDER BY ifnull(d.closed_at, '~'), d.deal_id, c.started_at DESC, said.value_minor DESC,
        said.outcome_id
      """)
    var wanted: [(Conversion, Sale)] = []
    var taken: Set<Int64> = []
    var deals: Set<String> = []
    var settled: Set<String> = []
    while let row = try rows.next() {
      let dealID = try row.text("deal_id")
      deals.insert(dealID)
      guard let held: Int64 = try row.optionalInteger("outcome_id"), !settled.contains(dealID)
      else { continue }
      let said: Int64 = try row.integer("said_id")
      guard taken.insert(said).inserted else { continue }
      guard let amount = try StoredKind.money(in: row) else { throw row.damaged("amount_minor") }
      settled.insert(dealID)
      wanted.append((Conversion(held: held, said: said), Sale(dealID: dealID, amount: amount)))
    }
    return (wanted, deals.count - settled.count)
  }

  private func settle(_ conversion: Conversion, by sale: Sale) throws {
    try add(
      conversion, values: "?, ?, ?",
      [sale.amount.minorUnits, sale.amount.currency.code, sale.amount.currency.exponent],
      stands: "?, outcome_id", [sale.dealID])
  }

  private func undo(_ conversion: Conversion) throws {
    try add(
      conversion, values: "value_minor, currency, value_digits", [], stands: "NULL, NULL", [])
  }

  /// Adds a row that corrects the one that holds: what the rule says, with these values.
  private func add(
    _ conversion: Conversion, values: String, _ first: [(any StoreValueConvertible)?],
    stands: String, _ last: [(any StoreValueConvertible)?]
  ) throws {
    let arguments = first + [stamp, conversion.held] + last + [conversion.said]
    try db.execute(
      """
      INSERT INTO outcomes (call_id, kind, name, type, value_minor, currency, value_digits,
        points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
        model_version, matcher_version, evidence, recorded_at, corrects_id, retracted, deal_id,
        stands_for)
      SELECT call_id, kind, name, type, \(values), points, note, rule_id, rule_name, rule_revision,
        rule_file, ruleset_digest, engine_version, model_version, matcher_version, evidence, ?, ?, 0,
        \(stands)
      FROM outcomes WHERE outcome_id = ?
      """, arguments)
  }
}
