import CallModel

/// A conversion in the ledger, from the row that booked it to the one that corrects no other has.
struct LedgerChain {
  let originID: Int64
  let outcomeID: Int64
  let callID: String
  let name: String
  let type: String?
  let value: Money?
  let dealID: String?
  let isWithdrawn: Bool

  /// All conversions that were ever booked, in order of their first rows.
  static func all(_ db: StoreConnection) throws -> [LedgerChain] {
    let rows = try db.bulkRows(
      """
      SELECT outcome_id, corrects_id, call_id, name, type, value_minor, currency, deal_id, retracted
      FROM outcomes WHERE kind = 'conversion' ORDER BY outcome_id
      """)
    var last: [Int64: LedgerChain] = [:]
    while try rows.next() {
      let id = rows.integer(at: 0) ?? 0
      // A row corrects an older one, which has been read.
      let corrected = rows.integer(at: 1).flatMap { last.removeValue(forKey: $0) }
      last[id] = LedgerChain(
        originID: corrected?.originID ?? id, outcomeID: id, callID: rows.text(at: 2) ?? "",
        name: rows.text(at: 3) ?? "", type: rows.text(at: 4), value: try money(rows),
        dealID: rows.text(at: 7), isWithdrawn: rows.flag(at: 8))
    }
    return last.values.sorted { $0.originID < $1.originID }
  }

  private static func money(_ rows: BulkRows) throws -> Money? {
    guard let minorUnits = rows.integer(at: 5) else { return nil }
    guard let currency = rows.text(at: 6).flatMap({ Currency(code: $0) }) else {
      throw DamagedRow(detail: "`currency` in the table `outcomes` holds what no version writes")
    }
    return Money(minorUnits: minorUnits, currency: currency)
  }
}
