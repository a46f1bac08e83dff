/// What stands behind a `StoreConnection`: one database's way to run the store's SQL.
protocol StoreSession {
  /// Runs a statement that answers nothing; whether it changed a row.
  func execute(_ sql: String, _ arguments: [StoreValue]) throws -> Bool

  /// Runs statements without parameters, one after the other.
  func executeAll(_ sql: String) throws

  /// What a query answers.
  func rows(_ sql: String, _ arguments: [StoreValue]) throws -> [any RowValues]

  /// What a query answers, row by row.
  func cursor(_ sql: String, _ arguments: [StoreValue]) throws -> any RowCursor

  /// What a query with named parameters answers, and the names of its columns.
  func table(_ sql: String, named arguments: [String: StoreValue]) throws -> QueryTable

  /// Whether there is a table of this name.
  func hasTable(_ name: String) throws -> Bool

  /// Takes a table away so that what it held cannot be read in the database's files any more.
  func wipeOut(table: String) throws

  /// Makes ready for a transaction whose deleted rows nobody is to read in the database's files any more.
  func expectDeletedToBeGone() throws

  /// What a query answers, for millions of rows.
  func bulkRows(_ sql: String, _ arguments: [StoreValue]) throws -> BulkRows

  /// What writes millions of rows into `table`.
  func bulkWriter(into table: BulkTable) throws -> any BulkWriter

  /// Waits until nobody is changing rows of these tables, and keeps others from it until the transaction ends.
  func waitForWriters(to tables: [String]) throws

  /// The number of the transaction among those that write at the same time.
  func transactionNumber() throws -> Int64

  /// Makes ready for a transaction that writes many rows.
  func expectManyRows() throws
}

/// The values of a row as a database hands them over.
protocol RowValues {
  /// The value in the column at `place`, counted from 0.
  func value(at place: Int) -> StoreValue
  /// The value in the column `name`, which the row has.
  func value(named name: String) -> StoreValue
}

/// Rows as a database hands them over, one after the other.
protocol RowCursor {
  /// The next row, which holds until the one after it is asked for; `nil` behind the last one.
  func nextRow() throws -> (any RowValues)?
}
