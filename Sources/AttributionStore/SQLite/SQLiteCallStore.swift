public import Diagnostics
import Foundation
import GRDB
import PostgreSQL

/// A store in one SQLite file, with a write-ahead log, so that a program that reads never waits for
/// one that writes, and a program that is killed leaves whole bookings only.
///
/// Several tasks and several programs may use one file at once: bookings queue up, and each is one
/// transaction. The file belongs on a local disk. After a power failure the last bookings may be
/// missing, but never in part; running the batch again books them.
///
/// The methods do not suspend: a booking of 200 terms takes about a millisecond, unless it waits for
/// another program.
public struct SQLiteCallStore: CallStore {
  /// The path of the file, as the user named it.
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

  /// Opens the store at `path`, and brings an older one up to the tables of this version.
  ///
  /// `lockTimeoutMs` is how long any later call waits for other programs that write to it.
  ///
  /// With `callerKey`, the key for telephone numbers, callers are joined to what they did before.
  ///
  /// A file that is not a store, a store of a newer version, a folder that is missing or may not be
  /// written, and a store that another program holds for longer, are errors, and nothing is changed.
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
        database = SQLiteDatabase(
          pool: try Self.opened(path: path, opening: opening, lockTimeoutMs: lockTimeoutMs))
      }
    } catch {
      throw StoreFailure.inputError(error, path: shown)
    }
    self.path = shown
    if let callerKey, try knowsContacts() { try joinCallers(under: callerKey) }
  }

  /// How all connections are set up. Foreign keys are checked and writing transactions lock at once
  /// (both are what GRDB does unless told otherwise); the pool turns on the write-ahead log and
  /// `synchronous = NORMAL`.
  static func configuration(lockTimeoutMs: Int) -> Configuration {
    var configuration = Configuration()
    configuration.label = "earshot store"
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Double(lockTimeoutMs) / 1000)
    return configuration
  }

  /// Several programs may make a store at the same time: some of them then find the tables made, or half
  /// of them, between looking and making, and look again after a moment, for as long as they would wait
  /// for each other.
  private static func opened(
    path: String, opening: Opening, lockTimeoutMs: Int
  ) throws -> DatabasePool {
    let deadline = ContinuousClock.now + .milliseconds(lockTimeoutMs)
    while true {
      do {
        try StoreFile.check(path: path, opening: opening, lockTimeoutMs: lockTimeoutMs)
        let pool = try DatabasePool(
          path: path, configuration: configuration(lockTimeoutMs: lockTimeoutMs))
        try StoreSchema.migrator.migrate(pool)
        return pool
      } catch let error as DatabaseError
        where [.SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
        && ContinuousClock.now < deadline
      {
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }

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
