public import Diagnostics

extension SQLCallStore {
  /// The tables and views of the store, by name; none of those that only keep house.
  public func tables() throws(InputError) -> [StoreTable] {
    do {
      return try database.readSchema { db in
        try db.rows(
          of: "sqlite_schema",
          """
          SELECT name, type, sql FROM sqlite_schema
          WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'grdb_*'
          ORDER BY name
          """
        ).map { try Self.table($0, db) }
      }
    } catch {
      throw StoreFailure.inputError(error, path: path)
    }
  }

  private static func table(_ row: StoredRow, _ db: StoreConnection) throws -> StoreTable {
    let name = try row.text("name")
    let isView = try row.text("type") == "view"
    let comments = isView ? [:] : comments(in: try row.text("sql"))
    let columns = try db.rows(
      of: name, "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?) ORDER BY cid", [name])
    return StoreTable(
      name: name, isView: isView,
      columns: try columns.map { column in
        let columnName = try column.text("name")
        let isKey = try column.integer(at: 3) > 0
        return StoreTable.Column(
          name: columnName, type: try column.text("type"), isKey: isKey,
          isRequired: try isKey || column.integer(at: 2) == 1, comment: comments[columnName])
      },
      references: try references(of: name, db))
  }

  private static func references(
    of table: String, _ db: StoreConnection
  ) throws -> [StoreTable.Reference] {
    let rows = try db.rows(
      of: table,
      "SELECT id, \"from\", \"table\" FROM pragma_foreign_key_list(?) ORDER BY id, seq", [table])
    return try Dictionary(grouping: rows) { try $0.integer(at: 0) }.sorted { $0.key < $1.key }
      .map { _, columns in
        StoreTable.Reference(
          columns: try columns.map { try $0.text("from") }, table: try columns[0].text("table"))
      }
  }

  /// What stands behind `--` on the line of each column: SQLite keeps the text that made a table.
  private static func comments(in sql: String) -> [String: String] {
    var comments: [String: String] = [:]
    for line in sql.split(separator: "\n") {
      let parts = line.split(separator: "--", maxSplits: 1)
      guard parts.count == 2, let name = parts[0].split(separator: " ").first else { continue }
      comments[String(name)] = String(parts[1].drop { $0 == " " })
    }
    return comments
  }

  /// Hands the rows of `tables` to `sink`, all of one state of the store, in the order of their keys and one
  /// at a time. Nothing is decrypted.
  ///
  /// - Throws: that the store cannot be read, or what `sink` throws.
  public func readTables(
    _ tables: [StoreTable], into sink: inout some StoreTableSink
  ) throws(InputError) {
    var taken = sink
    defer { sink = taken }
    try read { db in
      for table in tables {
        try taken.begin(table)
        try Self.readRows(of: table, db) { try taken.take($0) }
        try taken.end()
      }
    }
  }

  private static func readRows(
    of table: StoreTable, _ db: StoreConnection, _ take: ([QueryTable.Value]) throws -> Void
  ) throws {
    func quoted(_ name: String) -> String {
      "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        + "\""
    }
    let names = table.columns.map { quoted($0.name) }.joined(separator: ", ")
    let keys = table.columns.filter(\.isKey).map { quoted($0.name) }.joined(separator: ", ")
    let order = keys.isEmpty ? "" : " ORDER BY \(keys)"
    let rows = try db.cursor(of: table.name, "SELECT \(names) FROM \(quoted(table.name))\(order)")
    while let row = try rows.next() {
      try take(table.columns.indices.map { QueryTable.Value(row.value(at: $0)) })
    }
  }
}
