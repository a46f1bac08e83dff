import PostgreSQL

/// A statement that is run for many rows.
final class PostgresBulkStatement {
  private let connection: PostgresConnection
  private let sql: String
  private var values: [PostgresValue]

  /// The statement `sql` with `parameterCount` parameters.
  init(_ connection: PostgresConnection, _ sql: String, parameterCount: Int) {
    self.connection = connection
    self.sql = sql
    values = Array(repeating: .null, count: parameterCount)
  }

  /// Gives the parameter at `place`, counted from 0, a text.
  func bind(_ text: String, at place: Int) { values[place] = .text(text) }

  /// Gives the parameter at `place` a whole number.
  func bind(_ number: Int64, at place: Int) { values[place] = .integer(number) }

  /// Runs it with the values that were given, which are then forgotten; whether a row was changed.
  func run() throws(PostgresError) -> Bool {
    defer { for place in values.indices { values[place] = .null } }
    return try connection.run(sql, values).changedCount > 0
  }
}
