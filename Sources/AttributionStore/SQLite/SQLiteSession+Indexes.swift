import GRDB
import GRDBSQLite

extension SQLiteSession {
  /// Runs `body`, which adds `rowCount` rows to `table`. Where these are many, and the table has not more than
  /// `mostKnown`, the indexes that only help to find rows are set aside meanwhile and made again afterwards: to put
  /// all entries in order once takes a third of what it takes to find the place of each. Others see that as little as
  /// the rows, before the transaction is kept.
  ///
  /// INVARIANT: a transaction in which this fails is taken back, and the indexes with it.
  func settingIndexesAside(
    of table: String, adding rowCount: Int, mostKnown: Int, _ body: () throws -> Void
  ) throws {
    guard rowCount >= Self.manyRows, !isReading, try !hasMoreRows(table, than: mostKnown) else {
      return try body()
    }
    let indexes = try Row.fetchAll(db, sql: Self.plainIndexes, arguments: [table])
      .map { row in (name: row["name"] as String, definition: row["sql"] as String) }
    for index in indexes {
      let name = index.name.replacing("\"", with: "\"\"")
      try db.execute(sql: "DROP INDEX \"\(name)\"")
    }
    try body()
    for index in indexes { try db.execute(sql: index.definition) }
  }

  /// For fewer rows it is not worth it that every program that has the store open reads its schema again.
  private static var manyRows: Int { 10_000 }

  /// The indexes of a table that keep nothing out of it, in the order in which they were made: of two that serve a
  /// query as well SQLite takes the one made last.
  private static let plainIndexes = """
    SELECT made.name, made.sql FROM pragma_index_list(?) AS listed
    JOIN sqlite_schema AS made ON made.type = 'index' AND made.name = listed.name
    WHERE listed.origin = 'c' AND listed."unique" = 0 ORDER BY made.rowid
    """

  /// Whether a query is in the middle of its rows: SQLite takes no index away then.
  private var isReading: Bool {
    var statement = sqlite3_next_stmt(db.sqliteConnection, nil)
    while let one = statement {
      if sqlite3_stmt_busy(one) != 0 { return true }
      statement = sqlite3_next_stmt(db.sqliteConnection, one)
    }
    return false
  }

  private func hasMoreRows(_ table: String, than count: Int) throws -> Bool {
    let sql = "SELECT EXISTS (SELECT 1 FROM \(table) LIMIT 1 OFFSET ?)"
    return try Bool.fetchOne(db.cachedStatement(sql: sql), arguments: [count]) ?? false
  }
}
