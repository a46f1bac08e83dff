import Foundation
import GRDB

extension SQLiteDatabase {
  /// Opens the file at `path`, makes it where `opening` says so, and brings its tables up to this version.
  ///
  /// Several programs may make a store at the same time: some of them then find the tables made, or half
  /// of them, between looking and making, and look again after a moment, for as long as they would wait
  /// for each other. A file that is there, is up to date and may only be read can be read.
  init(path: String, opening: SQLCallStore.Opening, lockTimeoutMs: Int) throws {
    do {
      try self.init(writing: path, opening: opening, lockTimeoutMs: lockTimeoutMs)
    } catch let error as DatabaseError
      where opening == .existing
      && [.SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM].contains(error.resultCode)
    {
      guard let readable = try Self(reading: path, lockTimeoutMs: lockTimeoutMs) else {
        throw error
      }
      self = readable
    }
  }

  private init(writing path: String, opening: SQLCallStore.Opening, lockTimeoutMs: Int) throws {
    SQLiteLibrary.isSetUp
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
