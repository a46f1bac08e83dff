import GRDB

/// A store's SQLite file. One program writes at a time, whatever it writes to.
struct SQLiteDatabase: StoreDatabase {
  let pool: DatabasePool

  func write<Result>(
    _ scope: WriteScope, _ body: (StoreConnection) throws -> Result
  ) throws -> Result {
    try pool.write { try body(StoreConnection(SQLiteSession(db: $0))) }
  }

  func read<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try pool.read { try body(StoreConnection(SQLiteSession(db: $0))) }
  }

  func clearLog() throws {
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  func readSchema<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try read(body)
  }

  func readWithScratch<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try pool.writeWithoutTransaction { db in
      var result: Result?
      // Temporary tables do not touch the file: nobody who writes to it is waited for.
      try db.inTransaction(.deferred) {
        result = try body(StoreConnection(SQLiteSession(db: db)))
        return .rollback
      }
      guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      return result
    }
  }
}
