/// The rows of a store that tell of somebody: those with one of the person's names, and those that came of the person's
/// calls and deals.
struct PersonRows {
  private let db: StoreConnection
  /// Arguments of all conditions: visitors, customers, addresses, numbers, calls and deals, each as a JSON list.
  private let arguments: [String]

  init(_ db: StoreConnection, names: [PersonName], callIDs: [String], dealIDs: [String]) throws {
    self.db = db
    func texts(_ kind: PersonName.Kind) throws -> String {
      try StoredJSON.text(names.filter { $0.kind == kind }.map(\.text))
    }
    arguments = [
      try texts(.visitor), try texts(.customer), try texts(.email), try texts(.phone),
      try StoredJSON.text(callIDs), try StoredJSON.text(dealIDs),
    ]
  }

  /// A table with rows about people.
  private struct Table {
    let name: String
    /// Which rows go, in SQL with the parameters `?1` to `?6`.
    let condition: String
  }

  private static func list(_ place: Int) -> String { "(SELECT value FROM json_each(?\(place)))" }

  private static let byNames =
    "(visitor_id IN \(list(1)) OR person_id IN \(list(2)) OR email_key IN \(list(3)) OR phone_key IN \(list(4)))"
  private static let sold = "(\(byNames) OR call_id IN \(list(5)) OR deal_id IN \(list(6)))"
  private static let ofCalls = "call_id IN \(list(5))"
  private static let sent =
    "origin_id IN (SELECT outcome_id FROM outcomes WHERE \(ofCalls))"
  private static let decided = """
    \(named("one")) OR \(named("other"))
    """

  private static func named(_ side: String) -> String {
    zip(["visitor", "customer", "email", "phone"], 1...4)
      .map { "(\(side)_kind = '\($0)' AND \(side)_name IN \(list($1)))" }
      .joined(separator: " OR ")
  }

  /// In the order in which rows may go that others refer to.
  private static let tables = [
    Table(
      name: "refused_conversions",
      condition: "sent_id IN (SELECT sent_id FROM sent_conversions WHERE \(sent))"),
    Table(name: "sent_conversions", condition: sent),
    Table(name: "outcomes", condition: ofCalls),
    Table(name: "transcript_texts", condition: ofCalls),
    Table(
      name: "same_sales",
      condition:
        "deal_id IN \(list(6)) OR order_id IN (SELECT order_id FROM orders WHERE \(sold))"),
    Table(name: "deal_stages", condition: "deal_id IN \(list(6))"),
    Table(name: "deals", condition: sold),
    Table(name: "orders", condition: sold),
    // A price that names nobody is that of whom another price of the subscription names.
    Table(
      name: "subscriptions",
      condition: """
        (\(sold) OR coalesce(visitor_id, person_id, email_key, phone_key) IS NULL
          AND subscription_id IN (SELECT subscription_id FROM subscriptions WHERE \(sold)))
        """),
    Table(name: "touchpoints", condition: byNames),
    Table(name: "engagement", condition: byNames),
    Table(
      name: "sealed_contacts",
      condition: "contact_key IN \(list(3)) OR contact_key IN \(list(4))"),
    Table(
      name: "person_decisions",
      condition:
        "\(decided) OR undoes_id IN (SELECT decision_id FROM person_decisions WHERE \(decided))"),
    // What else belongs to a call goes with it.
    Table(name: "calls", condition: ofCalls),
  ]

  /// How many rows there are, by their table; tables without any are not named.
  func counts() throws -> [String: Int] {
    var counts: [String: Int] = [:]
    for table in Self.tables {
      let (condition, arguments) = numbered(table.condition)
      let count = try db.value(
        "SELECT count(*) FROM \(table.name) WHERE \(condition)", arguments)
      if let count = count.integer, count > 0 { counts[table.name] = Int(count) }
    }
    return counts
  }

  /// Deletes them, in a transaction that erases.
  func delete() throws {
    for table in Self.tables {
      let (condition, arguments) = numbered(table.condition)
      try db.execute("DELETE FROM \(table.name) WHERE \(condition)", arguments)
    }
  }

  /// A condition whose parameters are numbered from 1 on without a gap, and their arguments.
  private func numbered(_ condition: String) -> (String, [String]) {
    var text = condition
    var used: [String] = []
    for (place, argument) in arguments.enumerated() where condition.contains("?\(place + 1)") {
      used.append(argument)
      text = text.replacing("?\(place + 1)", with: "?\(used.count)")
    }
    return (text, used)
  }
}
