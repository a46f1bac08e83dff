public import Diagnostics
import PostgreSQL

/// A store in a database that is asked in SQL: one SQLite file, or a schema of a PostgreSQL server.
///
/// Several tasks and several programs may use one store at once: each booking is one transaction, a
/// program that is killed leaves whole bookings only, and a program that reads never waits for one
/// that writes. In a file, which belongs on a local disk, bookings queue up. After a power failure the
/// last bookings of a file may be missing, but never in part; running the batch again books them.
///
/// The methods do not suspend: a booking of 200 terms takes about a millisecond, unless it waits for
/// another program.
public struct SQLCallStore: CallStore {
  /// The path of the file, as the user named it, or the server's address without its password.
  public let path: String
  let database: any StoreDatabase
  /// The key for the telephone numbers of callers; `nil` where it is not known.
  let callerKey: ContactKey?

  /// What to do about a store that does not exist.
  public enum Opening: Sendable, Hashable {
    /// Make it.
    case creating
    /// Say so.
    case existing
  }

  /// Opens the store at `path`, a file or a `postgres://` address, and brings an older one up to the
  /// tables of this version.
  ///
  /// `lockTimeoutMs` is how long any later call waits for other programs that write to it.
  ///
  /// With `callerKey`, the key for telephone numbers, callers are joined to what they did before.
  ///
  /// An existing file that may only be read can be read, if it is of this version (``isReadOnly``). Whoever writes to it is
  /// told so.
  ///
  /// A file that is not a store, a store of a newer version, a folder that is missing or, for a new store, may
  /// not be written, a server that cannot be reached, and a store that another program holds for longer, are
  /// errors, and nothing is changed.
  public init(
    path: String, opening: Opening = .creating, lockTimeoutMs: Int = 10_000,
    callersUnder callerKey: ContactKey? = nil
  ) throws(InputError) {
    self.callerKey = callerKey
    var shown = path
    do {
      if PostgresAddress.isMeant(by: path) {
        shown = PostgresAddress.hidden
        let address = try PostgresAddress(path)
        shown = address.description
        let server = PostgresDatabase(address, lockTimeoutMs: lockTimeoutMs)
        try server.prepare(opening, path: shown)
        database = server
      } else {
        database = try SQLiteDatabase(path: path, opening: opening, lockTimeoutMs: lockTimeoutMs)
      }
    } catch {
      throw StoreFailure.inputError(error, path: shown)
    }
    self.path = shown
    if let callerKey, !isReadOnly, try knowsContacts() { try joinCallers(under: callerKey) }
  }

  /// Whether the store is a file that may only be read. Callers are joined, and sales settled, as they were when it was
  /// written last.
  public var isReadOnly: Bool { database.isReadOnly }

  /// Runs `body` in one transaction that is kept whole or not at all.
  func write<Result>(
    _ scope: WriteScope = .store, _ body: (StoreConnection) throws -> Result
  ) throws(InputError) -> Result {
    do { return try database.write(scope, body) } catch {
      throw StoreFailure.inputError(error, path: path)
    }
  }

  /// Runs `body` on one state of the store, whatever others write meanwhile.
  func read<Result>(_ body: (StoreConnection) throws -> Result) throws(InputError) -> Result {
    do { return try database.read(body) } catch { throw StoreFailure.inputError(error, path: path) }
  }
}
