import PostgreSQL

/// A connection to a PostgreSQL server, within a transaction.
final class PostgresSession: StoreSession {
  private let connection: PostgresConnection
  private let translations: SQLTranslations
  private var cursorCount = 0

  init(_ connection: PostgresConnection, _ translations: SQLTranslations) {
    self.connection = connection
    self.translations = translations
  }

  func execute(_ sql: String, _ arguments: [StoreValue]) throws -> Bool {
    try run(sql, arguments).changedCount > 0
  }

  func executeAll(_ sql: String) throws {
    for statement in try SQLTranslator.statements(sql) { try connection.runAll(statement) }
  }

  func rows(_ sql: String, _ arguments: [StoreValue]) throws -> [any RowValues] {
    let rows = PostgresRows(try run(sql, arguments))
    return (0..<rows.result.rowCount).map { rows.row($0) }
  }

  func cursor(_ sql: String, _ arguments: [StoreValue]) throws -> any RowCursor {
    PostgresRowCursor(PostgresRows(try run(sql, arguments)))
  }

  func table(_ sql: String, named arguments: [String: StoreValue]) throws -> QueryTable {
    let absent = arguments.filter { $0.value == .null }
    let translated = try SQLTranslator.query(sql, without: Set(absent.keys))
    let values = translated.names.map { PostgresValue(arguments[$0] ?? .null) }
    let rows = PostgresRows(try connection.runOnce(translated.text, values))
    let places = rows.result.columns.indices
    return QueryTable(
      columns: rows.result.columns,
      rows: (0..<rows.result.rowCount).map { row in
        places.map { QueryTable.Value(rows.value(row: row, column: $0)) }
      })
  }

  func hasTable(_ name: String) throws -> Bool {
    let found = try connection.run(
      "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = '\(PostgresSchema.name)' AND tablename = $1",
      [.text(name)])
    return found.rowCount > 0
  }

  // The server deletes the files of a table that is dropped, not only what is in them.
  func wipeOut(table: String) throws { try connection.runAll("DROP TABLE \(table)") }

  // The server keeps what was deleted for transactions that began before.
  func expectDeletedToBeGone() {}

  func bulkRows(_ sql: String, _ arguments: [StoreValue]) throws -> BulkRows {
    cursorCount += 1
    return .postgres(
      try PostgresBulkRows(
        connection, try translations.translation(of: sql).text, arguments.map(PostgresValue.init),
        cursor: "bulk_\(cursorCount)"))
  }

  func bulkWriter(into table: BulkTable) -> any BulkWriter {
    PostgresBulkWriter(connection, into: table)
  }

  func waitForWriters(to tables: [String]) throws {
    try connection.runAll("LOCK TABLE \(tables.joined(separator: ", ")) IN SHARE MODE")
  }

  func transactionNumber() throws -> Int64 {
    let number = try connection.run("SELECT txid_current()").text(row: 0, column: 0)
    return number.flatMap { Int64($0) } ?? 0
  }

  func expectManyRows() {}

  private func run(_ sql: String, _ arguments: [StoreValue]) throws -> PostgresResult {
    try connection.run(
      try translations.translation(of: sql).text, arguments.map(PostgresValue.init))
  }
}

extension PostgresValue {
  init(_ value: StoreValue) {
    self =
      switch value {
      case .null: .null
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      }
  }
}
