import CallModel

/// Calls counted and conversions added up, by the database.
enum SummaryRows {
  static func summary(_ db: StoreConnection, of selection: CallSelection) throws -> StoreSummary {
    let (condition, arguments) = try SelectedCalls.condition(selection)
    let calls = try db.value("SELECT count(*) FROM calls WHERE \(condition)", arguments)
    let counts = try db.row(
      of: "outcomes",
      """
      SELECT count(DISTINCT call_id) AS any,
        count(DISTINCT call_id) FILTER (WHERE kind = 'conversion') AS converting
      FROM live_outcomes WHERE \(condition)
      """, arguments)
    return StoreSummary(
      callCount: Int(calls.integer ?? 0),
      callsWithOutcomeCount: try counts?.integer("any") ?? 0,
      convertingCallCount: try counts?.integer("converting") ?? 0,
      totals: try totals(db, of: selection))
  }

  /// SQLite's own sum gives up where one of its steps leaves 64 bits, so amounts are added up in two
  /// halves, which cannot, and put together where it shows whether the whole fits.
  private static func totals(_ db: StoreConnection, of selection: CallSelection) throws -> [Money] {
    let (condition, arguments) = try SelectedCalls.condition(selection)
    let rows = try db.rows(
      of: "outcomes",
      """
      SELECT currency, sum(value_minor / 1000000000) AS billions,
        sum(value_minor % 1000000000) AS rest
      FROM live_outcomes WHERE value_minor IS NOT NULL AND \(condition)
      GROUP BY currency ORDER BY currency
      """, arguments)
    return try rows.map { row in
      guard let currency = Currency(code: try row.text("currency")) else {
        throw row.damaged("currency")
      }
      let (billions, overflow) = try (row.integer("billions") as Int64)
        .multipliedReportingOverflow(by: 1_000_000_000)
      let (sum, isTooMuch) = billions.addingReportingOverflow(try row.integer("rest"))
      guard !overflow, !isTooMuch else { throw SumTooLarge(currency: currency) }
      return Money(minorUnits: sum, currency: currency)
    }
  }
}

/// The conversions of one currency add up to more than 64 bits hold.
struct SumTooLarge: Error {
  let currency: Currency
}
