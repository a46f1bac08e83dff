import CSQLite
import Foundation
import GRDB

extension SQLiteDatabase {
  /// Opens the file at `path`, makes it where `opening` says so, and brings its tables up to this version.
  ///
  /// Several programs may make a store at the same time: some of them then find the tables made, or half
  /// of them, between looking and making, and look again after a moment, for as long as they would wait
  /// for each other.
  init(path: String, opening: SQLCallStore.Opening, lockTimeoutMs: Int) throws {
    Self.holdStatementJournals
    let deadline = ContinuousClock.now + .milliseconds(lockTimeoutMs)
    while true {
      do {
        try StoreFile.check(path: path, opening: opening, lockTimeoutMs: lockTimeoutMs)
        let configuration = Self.configuration(lockTimeoutMs: lockTimeoutMs)
        let pool = try DatabasePool(path: path, configuration: configuration)
        if try pool.read(NewStore.isEmpty) { try pool.write(NewStore.make) }
        try StoreSchema.migrator.migrate(pool)
        self.init(pool: pool)
        return
      } catch let error as DatabaseError
        where [.SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode)
        && ContinuousClock.now < deadline
      {
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }

  /// A statement that adds a hundred rows writes down the pages that it changes, so that it could be taken back: in
  /// a file that is a third of what importing calls costs. In memory these are at most the pages of the tables that one
  /// statement changes. If SQLite is in use already, it is a file.
  ///
  /// INVARIANT: below zero, which is without a limit, or less than 128 KiB: what is held goes to the file by one
  /// write, of whose length SQLite takes seventeen bits; a statement that changes more fails with “disk is full”.
  private static let holdStatementJournals: Void = {
    _ = earshot_sqlite3_hold_statement_journals(-1)
  }()

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
}
