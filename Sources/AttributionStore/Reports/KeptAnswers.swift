/// What reports about engagement alone answered, kept until engagement or the account's calendar changes: to answer
/// them takes seconds of five million rows, and nothing has changed since, as a rule.
///
/// A mark stands in the store as long as nothing has changed since it was written: triggers take it away. An answer
/// bears the mark that stood when it was read, and counts as long as that stands.
struct KeptAnswers {
  /// What is asked, with the values of its parameters.
  private let query: String
  private let parameters: String

  /// How many answers are kept at most.
  private static let mostAnswers: Int64 = 200

  private static let queries: Set<ReportQuery> = [
    .webEngagement, .socialEngagement, .emailEngagement, .pushEngagement,
  ]

  /// `nil` for a query that asks more than engagement and the account's calendar.
  init?(
    of query: ReportQuery, with bounds: [String: (any StoreValueConvertible)?]
  ) throws {
    guard Self.queries.contains(query) else { return nil }
    self.query = query.code
    let values = query.parameters.sorted().map { name in
      [name, AnswerText.text(of: QueryTable.Value((bounds[name] ?? nil)?.storeValue ?? .null))]
    }
    parameters = try StoredJSON.text(values)
  }

  /// What is kept, if it still holds.
  func answer(_ db: StoreConnection) throws -> QueryTable? {
    let answer = try db.value(
      """
      SELECT answer FROM kept_answers AS a JOIN kept_answers_mark AS m ON m.mark = a.mark
      WHERE a.query = ?1 AND a.parameters = ?2
      """, [query, parameters])
    return try answer.text.map(AnswerText.table)
  }

  /// The mark that stands; `nil` for none.
  static func mark(_ db: StoreConnection) throws -> String? {
    try db.value("SELECT mark FROM kept_answers_mark").text
  }

  /// Makes a mark stand, in a transaction that writes.
  static func begin(_ mark: String, _ db: StoreConnection) throws {
    // Whoever changes a row now has not seen that there is a mark.
    try db.waitForWriters(to: ["engagement", "utc_offsets"])
    try db.execute(
      "INSERT INTO kept_answers_mark VALUES (1, ?) ON CONFLICT (only_row) DO NOTHING", [mark])
    try db.execute(
      "DELETE FROM kept_answers WHERE mark NOT IN (SELECT mark FROM kept_answers_mark)")
  }

  /// Keeps what was answered while the mark stood, in a transaction that writes.
  func keep(_ table: QueryTable, under mark: String, _ db: StoreConnection) throws {
    let count = try db.value("SELECT count(*) FROM kept_answers").integer ?? 0
    if count >= Self.mostAnswers { try db.execute("DELETE FROM kept_answers") }
    try db.execute(
      """
      INSERT INTO kept_answers VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (query, parameters) DO UPDATE SET mark = excluded.mark, answer = excluded.answer
      """, [query, parameters, mark, try AnswerText.text(of: table)])
  }
}

/// Tables as texts, from which the same tables can be made again.
private enum AnswerText {
  static func text(of table: QueryTable) throws -> String {
    try StoredJSON.text([table.columns] + table.rows.map { $0.map(text) })
  }

  static func table(_ text: String) throws -> QueryTable {
    let rows: [[String]] = try StoredJSON.decode(text)
    return QueryTable(columns: rows.first ?? [], rows: rows.dropFirst().map { $0.map(value) })
  }

  /// The kind of a value in one letter, and the value.
  static func text(of value: QueryTable.Value) -> String {
    switch value {
    case .nothing: ""
    case .integer(let number): "i\(number)"
    case .real(let number): "r\(number)"
    case .text(let text): "t\(text)"
    }
  }

  private static func value(_ text: String) -> QueryTable.Value {
    let rest = text.dropFirst()
    return switch text.first {
    case "i": Int64(rest).map(QueryTable.Value.integer) ?? .nothing
    case "r": Double(rest).map(QueryTable.Value.real) ?? .nothing
    case "t": .text(String(rest))
    default: .nothing
    }
  }
}
