import AttributionStore

/// What is left of a store's rows when somebody is erased, row by row.
struct SlowErasure {
  /// A table whose rows name people, and how a row is told from others.
  private static let named = [
    ("touchpoints", "touchpoint_id", isSale: false), ("engagement", "engagement_id", isSale: false),
    ("deals", "deal_id", isSale: true), ("orders", "order_id || ' ' || product", isSale: true),
    ("subscriptions", "subscription_id || ' ' || started_at", isSale: true),
  ]
  private static let ofCalls = ["calls", "caller_keys", "outcomes", "evaluations"]

  private let other: OtherProgram

  init(_ other: OtherProgram) { self.other = other }

  /// A row as it is told from others, with what it may name.
  private struct Row {
    let text: String
    /// A visitor, a customer, an address and a number.
    let names: [String?]
    let call: String?
    let deal: String?
    let subscription: String?
  }

  private func rows() throws -> [String: [Row]] {
    var tables: [String: [Row]] = [:]
    for (table, key, isSale) in Self.named {
      let (call, deal) = isSale ? ("call_id", "deal_id") : ("NULL", "NULL")
      let subscription = table == "subscriptions" ? "subscription_id" : "NULL"
      tables[table] = try other.rows(
        """
        SELECT \(key), visitor_id, person_id, email_key, phone_key, \(call), \(deal), \(subscription)
        FROM \(table) ORDER BY 1
        """
      ).map { row in
        Row(
          text: row.map { $0 ?? "-" }.joined(separator: "|"), names: Array(row[1...4]),
          call: row[5], deal: row[6], subscription: row[7])
      }
    }
    for table in Self.ofCalls {
      tables[table] = try other.rows("SELECT call_id FROM \(table) ORDER BY 1").map {
        Row(text: $0[0] ?? "-", names: [], call: $0[0], deal: nil, subscription: nil)
      }
    }
    tables["deal_stages"] = try other.rows("SELECT deal_id, at FROM deal_stages ORDER BY 1, 2").map
    {
      Row(text: "\($0)", names: [], call: nil, deal: $0[0], subscription: nil)
    }
    return tables
  }

  /// The rows that are there, each as a text, by their table.
  func texts() throws -> [String: [String]] {
    try rows().mapValues { $0.map(\.text) }
  }

  /// The rows that are to be left when that is erased.
  func texts(without plan: ErasurePlan) throws -> [String: [String]] {
    let kinds: [PersonName.Kind] = [.visitor, .customer, .email, .phone]
    func isTheirs(_ row: Row) -> Bool {
      for (kind, name) in zip(kinds, row.names) {
        if let name, plan.names.contains(PersonName(kind, name)) { return true }
      }
      return row.call.map(plan.callIDs.contains) == true
        || row.deal.map(plan.dealIDs.contains) == true
    }
    return try rows().mapValues { rows in
      let subscriptions = Set(rows.filter(isTheirs).compactMap(\.subscription))
      return rows.filter { row in
        let isNameless = row.names.allSatisfy { $0 == nil }
        let goesAlong =
          isNameless && row.subscription.map(subscriptions.contains) == true
        return !isTheirs(row) && !goesAlong
      }.map(\.text)
    }
  }

  /// Where something of whom `plan` is about stands all the same, by table and column.
  func traces(of plan: ErasurePlan) throws -> [String] {
    let texts = plan.names.map(\.text) + plan.callIDs + plan.dealIDs
    let columns = try other.textColumns().filter { $0.table != "erased_names" }
    return try columns.flatMap { table, column in
      try other.rows("SELECT DISTINCT \(column) FROM \(table)").compactMap { row in
        row[0].flatMap { texts.contains($0) ? "\(table).\(column): \($0)" : nil }
      }
    }
  }
}

extension OtherProgram {
  /// All columns of tables that hold texts.
  fileprivate func textColumns() throws -> [(table: String, column: String)] {
    let query =
      isSQLite
      ? """
      SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE 'grdb%'
      """
      : """
      SELECT c.table_name, c.column_name FROM information_schema.columns AS c
        JOIN information_schema.tables AS t USING (table_schema, table_name)
      WHERE c.table_schema = 'earshot' AND c.data_type = 'text' AND t.table_type = 'BASE TABLE'
      """
    return try rows(query).map { (table: $0[0] ?? "", column: $0[1] ?? "") }
  }
}
