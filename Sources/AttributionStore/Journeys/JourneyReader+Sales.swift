extension JourneyReader {
  /// Reads what deals, orders, subscriptions and engagement tell of who is who: names in one row are one
  /// person's, and so is what came of a call or a deal.
  mutating func readSales(_ calls: [StoredJourneys.Called]) throws {
    var callers: [String: PersonLookup.Somebody] = [:]
    for call in calls where call.isDated { callers[call.callID] = call.person }
    var customers: [String: PersonLookup.Somebody] = [:]
    for table in SalesTable.allCases {
      try readSales(table, callers, &customers)
    }
    try readEngagement()
  }

  /// Tables of sales, deals first, since the others name them.
  private enum SalesTable: String, CaseIterable {
    case deals
    case orders
    case subscriptions

    /// When a person was first seen in a row.
    var time: String {
      switch self {
      case .deals: "coalesce(lead_at, opened_at, modified_at, changed_at)"
      case .orders: "at"
      case .subscriptions: "started_at"
      }
    }
  }

  private mutating func readSales(
    _ table: SalesTable, _ callers: [String: PersonLookup.Somebody],
    _ customers: inout [String: PersonLookup.Somebody]
  ) throws {
    let rows = try db.bulkRows(
      """
      SELECT CASE length(first_at) WHEN 10 THEN first_at || 'T00:00:00.000Z' ELSE first_at END,
        visitor_id, phone_key, email_key, person_id, call_id, deal_id,
        coalesce(visitor_id, phone_key, email_key, person_id) IS NOT NULL
      FROM (SELECT *, \(table.time) AS first_at FROM \(table.rawValue))
      """)
    while try rows.next() {
      let atMs = try instant(rows, at: 0, of: "a time in the table `\(table.rawValue)`")
      let deal = rows.text(at: 6)
      let named = rows.flag(at: 7) ? people.somebody(names(rows, from: 1), atMs: atMs) : nil
      let caller = rows.text(at: 5).flatMap { callers[$0] }
      let customer = table == .deals ? nil : deal.flatMap { customers[$0] }
      guard let somebody = named ?? caller ?? customer else { continue }
      for other in [caller, customer].compactMap(\.self) {
        people.join(somebody, other, atMs: atMs)
      }
      if table == .deals, let deal { customers[deal] = somebody }
    }
  }

  private mutating func readEngagement() throws {
    let rows = try db.bulkRows(
      """
      SELECT at, visitor_id, phone_key, email_key, person_id FROM engagement
      WHERE CASE WHEN visitor_id IS NULL THEN 0 ELSE 1 END + CASE WHEN phone_key IS NULL THEN 0 ELSE 1 END
        + CASE WHEN email_key IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END > 1
      """)
    while try rows.next() {
      let atMs = try instant(rows, at: 0, of: "`at` in the table `engagement`")
      _ = people.somebody(names(rows, from: 1), atMs: atMs)
    }
  }
}
