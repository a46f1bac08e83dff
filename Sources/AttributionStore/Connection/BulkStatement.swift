import CallModel

/// A statement that is run for millions of rows. A parameter that is given nothing is NULL.
enum BulkStatement {
  case sqlite(SQLiteBulkStatement)
  case postgres(PostgresBulkStatement)

  /// Gives the parameter at `place`, counted from 0, a text.
  func bind(_ text: String, at place: Int) {
    switch self {
    case .sqlite(let statement): statement.bind(text, at: place)
    case .postgres(let statement): statement.bind(text, at: place)
    }
  }

  /// Gives the parameter at `place` a whole number.
  func bind(_ number: Int64, at place: Int) {
    switch self {
    case .sqlite(let statement): statement.bind(number, at: place)
    case .postgres(let statement): statement.bind(number, at: place)
    }
  }

  /// Gives the parameter at `place` an instant, as the store writes them.
  func bind(_ instant: Instant, at place: Int) { bind(instant.iso8601, at: place) }

  /// Runs it with the values that were given, which are then forgotten; whether a row was changed.
  @discardableResult
  func run() throws -> Bool {
    switch self {
    case .sqlite(let statement): try statement.run()
    case .postgres(let statement): try statement.run()
    }
  }
}
