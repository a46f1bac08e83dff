public import Diagnostics
import GRDB

extension SQLiteCallStore {
  /// What `query` answers about calls and deals of a period, by a channel, a campaign or whatever its
  /// parameter `:by` names.
  ///
  /// - Parameter parameters: what else it asks, by names without the colon; what is left out is not set.
  public func table(
    of query: ReportQuery, by dimension: String, in period: ReportPeriod = ReportPeriod(),
    with parameters: [String: QueryTable.Value] = [:]
  ) throws(InputError) -> QueryTable {
    let tables = try tables(of: [query], by: dimension, in: period, with: parameters)
    return tables.first ?? QueryTable(columns: [], rows: [])
  }

  /// What each of `queries` answers about one state of the store; where calls and deals came from is worked
  /// out once for all of them.
  public func tables(
    of queries: [ReportQuery], by dimension: String, in period: ReportPeriod = ReportPeriod(),
    with parameters: [String: QueryTable.Value] = [:]
  ) throws(InputError) -> [QueryTable] {
    var bounds: [String: (any DatabaseValueConvertible)?] = [
      "by": dimension, "since": period.from.map(SelectedCalls.bound),
      "until": period.before.map(SelectedCalls.bound),
      "at": period.before.map(SelectedCalls.bound), "first_day": period.firstDay,
      "last_day": period.lastDay,
    ]
    for (name, value) in parameters { bounds[name] = value.databaseValue }
    let shared = SharedSources(of: queries, by: dimension)
    return try withTemporary(shared.tables) { db in
      try queries.map { query in
        let statement = try db.makeStatement(sql: query.sql)
        statement.arguments = StatementArguments(
          Dictionary(
            uniqueKeysWithValues: query.parameters.map { ($0, bounds[$0] ?? nil) }))
        let cursor = try Row.fetchCursor(statement)
        var rows: [[QueryTable.Value]] = []
        while let row = try cursor.next() {
          rows.append(row.databaseValues.map(QueryTable.Value.init))
        }
        return QueryTable(columns: statement.columnNames, rows: rows)
      }
    }
  }

  /// Runs `body` on one state of the store in which the temporary tables of `sql` are there.
  private func withTemporary<Result>(
    _ sql: String, _ body: (Database) throws -> Result
  ) throws(InputError) -> Result {
    do {
      return try pool.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.deferred) {
          try db.execute(sql: sql)
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

extension QueryTable.Value {
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null, .blob: .nothing
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      }
  }

  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .nothing: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    }
  }
}
