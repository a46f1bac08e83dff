extension JourneyReader {
  /// Reads what deals, orders, subscriptions and engagement tell of who is who: names in one row are one
  /// person's, and so is what came of a call or a deal.
  mutating func readSales(_ calls: [StoredJourneys.Called]) throws {
    var sales = SalePeople()
    for call in calls where call.isDated { sales.callers[call.callID] = call.person }
    for table in SalePeople.Table.allCases {
      let rows = try db.bulkRows(
        """
        SELECT \(table.columns) FROM (SELECT *, \(table.time) AS first_at FROM \(table.rawValue)) AS sale
        """)
      while try rows.next() { sales.add(try SalePeople.Row(rows, of: table), to: &people) }
    }
    try readEngagement()
  }

  private mutating func readEngagement() throws {
    let rows = try db.bulkRows(
      """
      SELECT at, visitor_id, phone_key, email_key, person_id FROM engagement
      WHERE CASE WHEN visitor_id IS NULL THEN 0 ELSE 1 END + CASE WHEN phone_key IS NULL THEN 0 ELSE 1 END
        + CASE WHEN email_key IS NULL THEN 0 ELSE 1 END + CASE WHEN person_id IS NULL THEN 0 ELSE 1 END > 1
      """)
    while try rows.next() {
      let atMs = try StoredInstant.unixMs(rows, at: 0, of: "`at` in the table `engagement`")
      _ = people.somebody(rows, from: 1, atMs: atMs)
    }
  }
}
