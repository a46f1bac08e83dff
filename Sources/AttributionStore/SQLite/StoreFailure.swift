import CallModel
import Diagnostics
import GRDB
import PostgreSQL

/// What can go wrong with a SQLite store, brought to the user's words.
enum StoreFailure {
  /// The error to show for `error`, which came from the store at `path`.
  static func inputError(_ error: any Error, path: String) -> InputError {
    switch error {
    case let error as InputError: error
    case let error as DatabaseError: inputError(error, path: path)
    case let error as PostgresError: inputError(error, path: path)
    case let error as CommitUnknown: inputError(error, path: path)
    case let error as SQLNotTranslated: inputError(error, path: path)
    case let error as DamagedRow: damaged(path: path, detail: error.detail)
    case let error as SearchWithoutFile:
      InputError(
        path: path,
        reason:
          "a search of a call's \(error.source.rawValue) is booked, but the call has no such file",
        advice: "book the file with the search")
    case let error as SumTooLarge:
      InputError(
        path: path,
        reason: "the conversions in \(error.currency.code) add up to more than can be counted",
        advice: "look for rules that give one conversion an impossible value")
    default: InputError(path: path, reason: "the store cannot be used: \(error)")
    }
  }

  private static func inputError(_ error: DatabaseError, path: String) -> InputError {
    let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      InputError(
        path: path, reason: "another program is writing to the store and does not let go of it",
        advice: "wait until it is done, then run this again; what is booked stays booked")
    case .SQLITE_NOTADB:
      InputError(
        path: path, reason: "not a store: the file is not a SQLite database",
        advice: "name another file; a store that does not exist yet is made")
    case .SQLITE_CORRUPT:
      damaged(path: path, detail: detail)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      InputError(
        path: path, reason: "the store cannot be opened: \(detail)",
        advice:
          "its folder must exist and be writable, for the store and the -wal and -shm beside it")
    case .SQLITE_READONLY:
      InputError(
        path: path, reason: "the store may only be read: \(detail)",
        advice: "ask for permission to write the file and its folder, or name a store elsewhere")
    case .SQLITE_FULL:
      InputError(
        path: path, reason: "the disk is full",
        advice: "make room, then run this again; what is booked stays booked")
    case .SQLITE_IOERR:
      InputError(
        path: path, reason: "the disk reports an error: \(detail)",
        advice: "a store belongs on a local disk: network folders do not lock files reliably")
    case .SQLITE_ERROR where detail == "integer overflow": sumTooLarge(path: path)
    default:
      InputError(path: path, reason: "the store cannot be used: \(detail)")
    }
  }

  /// What is added up in SQL is more than a database counts.
  static func sumTooLarge(path: String) -> InputError {
    InputError(
      path: path, reason: "what the store holds adds up to more than can be counted",
      advice:
        "look for a row with an impossible amount, count or length, and import it as it should be")
  }

  /// The store holds something that it never wrote.
  private static func damaged(path: String, detail: String) -> InputError {
    InputError(
      path: path, reason: "the store is damaged: \(detail)",
      advice: "restore a backup; `sqlite3 STORE 'PRAGMA integrity_check'` tells more")
  }
}

/// A row whose values are none that the store writes.
struct DamagedRow: Error {
  let detail: String

  init(detail: String) { self.detail = detail }

  /// A row of `table` with a value in `column` that no version writes.
  init(column: String, table: String) {
    detail = "`\(column)` in the table `\(table)` holds what no version writes"
  }
}
