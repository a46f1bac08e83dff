import GRDB
import Glibc
import PostgreSQL
import Synchronization

/// A store's PostgreSQL database, with some sessions that are kept open.
///
/// Several programs on several computers may write at once. Who writes to a call waits only for those who write
/// to the same call; who writes to anything else waits for all, and all for them. Locks are the server's, so they
/// go with the session that holds them.
final class PostgresDatabase: StoreDatabase {
  private let address: PostgresAddress
  private let lockTimeoutMs: Int
  private let translations = SQLTranslations()
  private let idle = Mutex<[PostgresConnection]>([])
  private let mayNotWrite = Mutex(false)

  /// How often a transaction is tried that others stood in the way of.
  private static let attemptCount = 8
  /// The key of the lock on the whole store, and the first half of those on calls: "ESHT" in ASCII.
  static let lockKey = StoreSchema.applicationID

  init(_ address: PostgresAddress, lockTimeoutMs: Int) {
    self.address = address
    self.lockTimeoutMs = lockTimeoutMs
  }

  /// Whether whoever asks has no right to write, or the server takes none.
  var isReadOnly: Bool { mayNotWrite.withLock { $0 } }

  /// Notes whether anything can be written.
  func note(isReadOnly: Bool) { mayNotWrite.withLock { $0 = isReadOnly } }

  func write<Result>(
    _ scope: WriteScope, _ body: (StoreConnection) throws -> Result
  ) throws -> Result {
    var attempt = 1
    while true {
      do {
        return try transaction("BEGIN", isKept: true) { session in
          try lock(scope, session)
          return try body(StoreConnection(PostgresSession(session, translations)))
        }
      } catch let error as PostgresError
        where error.kind == .conflict && attempt < Self.attemptCount
      {
        attempt += 1
        // Those who stood in each other's way come back at different times.
        usleep(UInt32.random(in: 0..<(1000 << UInt32(attempt))))
      }
    }
  }

  func read<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", isKept: false) { session in
      try body(StoreConnection(PostgresSession(session, translations)))
    }
  }

  func readWithScratch<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ", isKept: false) { session in
      try body(StoreConnection(PostgresSession(session, translations)))
    }
  }

  func readSchema<Result>(_ body: (StoreConnection) throws -> Result) throws -> Result {
    SQLiteLibrary.isSetUp
    let model = try DatabaseQueue()
    try model.write(NewStore.make)
    try StoreSchema.migrator.migrate(model)
    return try model.read { try body(StoreConnection(SQLiteSession(db: $0))) }
  }

  private func lock(_ scope: WriteScope, _ session: PostgresConnection) throws(PostgresError) {
    switch scope {
    case .store:
      _ = try session.run("SELECT pg_advisory_xact_lock($1)", [.integer(Self.lockKey)])
    case .call(let id):
      _ = try session.run(
        "SELECT pg_advisory_xact_lock_shared($1), pg_advisory_xact_lock($1::integer, hashtext($2))",
        [.integer(Self.lockKey), .text(id)])
    }
  }

  /// Runs `body` in a transaction that ends with it.
  private func transaction<Result>(
    _ begin: String, isKept: Bool, _ body: (PostgresConnection) throws -> Result
  ) throws -> Result {
    let session = try begun(begin)
    let result: Result
    do {
      result = try body(session)
    } catch {
      try? session.runAll("ROLLBACK")
      giveBack(session)
      throw error
    }
    try end(session, isKept: isKept)
    giveBack(session)
    return result
  }

  private func end(_ session: PostgresConnection, isKept: Bool) throws {
    do {
      try session.runAll(isKept ? "COMMIT" : "ROLLBACK")
    } catch {
      throw error.kind == .connection && isKept ? CommitUnknown(message: error.message) : error
    }
  }

  /// A session in which a transaction has begun. A session that was kept open may be dead by now, since the server
  /// was started anew; nothing was done in it, so another one takes its place.
  private func begun(_ begin: String) throws(PostgresError) -> PostgresConnection {
    while let kept = idle.withLock({ $0.popLast() }) {
      do {
        try kept.runAll(begin)
        return kept
      } catch {
        if error.kind != .connection { throw error }
      }
    }
    let session = try open()
    try session.runAll(begin)
    return session
  }

  private func giveBack(_ session: PostgresConnection) {
    if session.isAlive, session.isIdle { idle.withLock { $0.append(session) } }
  }

  /// A new session. To compile the views of a store takes the server ten times as long as to run them, so it does not.
  func open() throws(PostgresError) -> PostgresConnection {
    let session = try PostgresConnection(address)
    try session.runAll(
      """
      SET search_path = \(PostgresSchema.name), pg_catalog; SET TimeZone = 'UTC';
      SET DateStyle = 'ISO'; SET extra_float_digits = 1; SET cursor_tuple_fraction = 1;
      SET standard_conforming_strings = on; SET client_min_messages = warning; SET jit = off;
      SET lock_timeout = \(lockTimeoutMs);
      SET idle_in_transaction_session_timeout = '10min'
      """)
    return session
  }
}

/// The connection broke while a transaction was being kept: whether it was, nobody knows.
struct CommitUnknown: Error {
  let message: String
}
