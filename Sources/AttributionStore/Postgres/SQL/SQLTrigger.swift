/// A trigger of SQLite, which PostgreSQL makes of a function and a trigger that calls it.
struct SQLTrigger {
  private let name: String
  private let isBefore: Bool
  /// `INSERT`, `UPDATE OF a, b` or `DELETE`.
  private let event: [SQLToken]
  private let table: String
  private let condition: [SQLToken]
  private let body: [[SQLToken]]

  /// Reads `CREATE TRIGGER name BEFORE event ON table WHEN condition BEGIN statements END`.
  init(_ tokens: [SQLToken]) throws(SQLNotTranslated) {
    guard tokens.count > 6, let on = tokens.firstIndex(where: { $0.keyword == "ON" }),
      let begin = tokens.firstIndex(where: { $0.keyword == "BEGIN" }), on < begin,
      tokens.last?.keyword == "END", ["BEFORE", "AFTER"].contains(tokens[3].keyword ?? "")
    else { throw SQLNotTranslated(reason: "a trigger of another form") }
    name = tokens[2].text
    isBefore = tokens[3].keyword == "BEFORE"
    event = Array(tokens[4..<on])
    table = tokens[on + 1].text
    let middle = tokens[(on + 2)..<begin]
    guard middle.isEmpty || middle.first?.keyword == "WHEN" else {
      throw SQLNotTranslated(reason: "a trigger with `\(middle.first?.text ?? "")`")
    }
    condition = Array(middle.dropFirst())
    body = SQLTranslator.split(Array(tokens[(begin + 1)..<(tokens.count - 1)]))
  }

  /// Whether it does not look at the row that changes, so that once is enough for all rows of a statement.
  private var isForAllRows: Bool {
    !isBefore && event.count == 1 && !looksAtRow
  }

  /// Whether it looks at the row that changes.
  private var looksAtRow: Bool {
    (condition + body.joined()).contains { ["NEW", "OLD"].contains($0.keyword) }
  }

  /// Makes the function and the trigger.
  func statements() throws(SQLNotTranslated) -> [String] {
    var lines: [String] = []
    for statement in body { lines.append(try line(statement) + ";") }
    if !condition.isEmpty {
      lines = ["IF \(try SQLTranslator.query(condition).text) THEN"] + lines + ["END IF;"]
    }
    let isDeletion = event.first?.keyword == "DELETE"
    if isForAllRows {
      // A statement that changes no row is one too.
      lines = ["IF EXISTS (SELECT 1 FROM changed_rows) THEN"] + lines + ["END IF;"]
    }
    lines.append(!isBefore ? "RETURN NULL;" : isDeletion ? "RETURN OLD;" : "RETURN NEW;")
    let when = "\(isBefore ? "BEFORE" : "AFTER") \(event.map(\.text).joined(separator: " "))"
    let rows =
      isForAllRows
      ? "REFERENCING \(isDeletion ? "OLD" : "NEW") TABLE AS changed_rows FOR EACH STATEMENT"
      : "FOR EACH ROW"
    var statements = [
      """
      CREATE FUNCTION \(name)() RETURNS trigger LANGUAGE plpgsql
      SET search_path = \(PostgresSchema.name), pg_catalog AS $trigger$
      BEGIN
      \(lines.joined(separator: "\n"))
      END $trigger$
      """,
      "CREATE TRIGGER \(name) \(when) ON \(table) \(rows) EXECUTE FUNCTION \(name)()",
    ]
    // What may not be deleted may not be emptied either, which SQLite does by deleting.
    if isBefore, isDeletion, !looksAtRow {
      statements.append(
        """
        CREATE TRIGGER \(name)_at_once BEFORE TRUNCATE ON \(table) FOR EACH STATEMENT
        EXECUTE FUNCTION \(name)()
        """)
    }
    return statements
  }

  /// A statement of the function: `SELECT RAISE(ABORT, 'why')`, or a change of rows.
  private func line(_ tokens: [SQLToken]) throws(SQLNotTranslated) -> String {
    let keywords = tokens.prefix(4).map { $0.keyword ?? $0.text }
    guard keywords.first == "SELECT" else { return try SQLTranslator.query(tokens).text }
    guard keywords == ["SELECT", "RAISE", "(", "ABORT"], tokens.count == 7, case .text = tokens[5]
    else { throw SQLNotTranslated(reason: "a trigger that selects") }
    return
      "RAISE EXCEPTION USING MESSAGE = \(tokens[5].text), ERRCODE = 'integrity_constraint_violation'"
  }
}
