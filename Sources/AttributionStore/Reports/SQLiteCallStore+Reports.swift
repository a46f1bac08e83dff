public import Diagnostics
import GRDB

extension SQLiteCallStore {
  /// What `query` answers about calls and deals of a period, by a channel, a campaign or whatever its
  /// parameter `:by` names.
  public func table(
    of query: ReportQuery, by dimension: String, in period: ReportPeriod = ReportPeriod()
  ) throws(InputError) -> QueryTable {
    try withSources { db in
      let bounds: [String: (any DatabaseValueConvertible)?] = [
        "by": dimension, "since": period.from.map(SelectedCalls.bound),
        "until": period.before.map(SelectedCalls.bound),
        "at": period.before.map(SelectedCalls.bound), "first_day": period.firstDay,
        "last_day": period.lastDay,
      ]
      let statement = try db.makeStatement(sql: query.sql)
      let cursor = try Row.fetchCursor(
        statement, arguments: StatementArguments(bounds.filter { query.sql.contains(":" + $0.key) })
      )
      var rows: [[QueryTable.Value]] = []
      while let row = try cursor.next() { rows.append(row.databaseValues.map(Self.value)) }
      return QueryTable(columns: statement.columnNames, rows: rows)
    }
  }

  private static func value(_ value: DatabaseValue) -> QueryTable.Value {
    switch value.storage {
    case .null, .blob: .nothing
    case .int64(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    }
  }

  /// Runs `body` on one state of the store in which the sources of calls and deals are tables: a query may
  /// ask for them several times, and they are worked out once.
  private func withSources<Result>(
    _ body: (Database) throws -> Result
  ) throws(InputError) -> Result {
    do {
      return try pool.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.deferred) {
          // Temporary tables hide the views of the same names.
          try db.execute(
            sql: """
              CREATE TEMP TABLE call_sources AS SELECT * FROM main.call_sources;
              CREATE TEMP TABLE deal_sources AS \(StoreSchema.dealSourcesQuery);
              """)
          result = try body(db)
          return .rollback
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return result
      }
    } catch {
      throw StoreFailure.inputError(error, path: path)
    }
  }
}
