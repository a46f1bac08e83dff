import GRDB

/// A store's SQLite file. One program writes at a time, whatever it writes to.
struct SQLiteDatabase: StoreDatabase {
  let pool: DatabasePool

  func write<Result>(
    _ scope: WriteScope, _ body: (StoreConnection) throws -> Result
  ) throws -> Result {
    try pool.write { try body(StoreConnection($0)) }
  }

  func read<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try pool.read { try body(StoreConnection($0)) }
  }

  func readWithScratch<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try pool.writeWithoutTransaction { db in
      var result: Result?
      // Temporary tables do not touch the file: nobody who writes to it is waited for.
      try db.inTransaction(.deferred) {
        result = try body(StoreConnection(db))
        return .rollback
      }
      guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
      return result
    }
  }
}

extension Row: RowValues {
  func value(at place: Int) -> StoreValue { StoreValue(self[place] as DatabaseValue) }

  func value(named name: String) -> StoreValue { StoreValue(self[name] as DatabaseValue) }
}

extension StoreValue {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null, .blob: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      }
  }
}
