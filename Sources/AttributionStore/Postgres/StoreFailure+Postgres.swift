import Diagnostics
import PostgreSQL

extension StoreFailure {
  /// The error to show for what a PostgreSQL server says of the store at `path`.
  static func inputError(_ error: PostgresError, path: String) -> InputError {
    switch error.kind {
    case .address:
      InputError(path: path, reason: "not an address of a store", advice: error.message)
    case .connection:
      InputError(
        path: path, reason: "there is no connection to the server: \(error.message)",
        advice: "when it is there again, run this again; what is booked stays booked")
    case .access:
      InputError(
        path: path, reason: "the server does not open the database: \(error)",
        advice:
          "check user and database; the password belongs into ~/.pgpass or PGPASSWORD"
      )
    case .conflict, .lock:
      InputError(
        path: path, reason: "another program is writing to the store and does not let go of it",
        advice: "wait until it is done, then run this again; what is booked stays booked")
    case .permission:
      InputError(
        path: path, reason: "the user may not do this in the database: \(error)",
        advice:
          "who makes a store needs CREATE on the database, who uses it the rights on its schema (docs/store.md)"
      )
    case .room:
      InputError(
        path: path, reason: "the server has no room: \(error)",
        advice: "make room there, then run this again; what is booked stays booked")
    case .zeroCharacter:
      InputError(
        path: path, reason: "\(error.message), which PostgreSQL cannot keep",
        advice: "take it out of the file that it came from")
    case .cancelled:
      InputError(
        path: path, reason: "the server broke the work off: \(error)",
        advice: "look for a `statement_timeout` of the user or the database")
    case .statement where error.sqlState == "22003": sumTooLarge(path: path)
    case .statement, .inUse, .knownKey:
      InputError(path: path, reason: "the store cannot be used: \(error)")
    }
  }

  /// The error to show where nobody knows whether a transaction was kept.
  static func inputError(_ error: CommitUnknown, path: String) -> InputError {
    InputError(
      path: path,
      reason: "the connection to the server broke at the end of a booking: \(error.message)",
      advice: "run this again; what is booked is left alone, and the rest is booked")
  }

  /// The error to show for what the store cannot say to PostgreSQL.
  static func inputError(_ error: SQLNotTranslated, path: String) -> InputError {
    InputError(
      path: path, reason: "not in a PostgreSQL store yet: \(error.reason)",
      advice: "use a store in a SQLite file for this")
  }
}
