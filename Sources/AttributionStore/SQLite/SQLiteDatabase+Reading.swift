import Diagnostics
import Foundation
import GRDB

extension SQLiteDatabase {
  /// Whether nothing can be written to the file.
  var isReadOnly: Bool { pool.configuration.readonly }

  /// Opens the file at `path`, of which nothing may be written; `nil` where it cannot be read either.
  ///
  /// - Throws: that it is of an older version, whose tables would have to be changed.
  init?(reading path: String, lockTimeoutMs: Int) throws {
    var configuration = Self.configuration(lockTimeoutMs: lockTimeoutMs)
    configuration.readonly = true
    for address in [path, Self.unchanging(path)].compactMap(\.self) {
      guard let pool = try? DatabasePool(path: address, configuration: configuration),
        let isReady = try? pool.read(StoreSchema.migrator.hasCompletedMigrations)
      else { continue }
      try pool.read { try StoreFile.checkContents($0, path: path) }
      guard isReady else {
        throw InputError(
          path: path,
          reason: "the store was written by an older version of Earshot, and may only be read",
          advice: "use it once where it may be written, which brings it up to date")
      }
      self.init(pool: pool)
      return
    }
    return nil
  }

  /// The address of a file whose folder may not be written, so that SQLite can put nothing beside it by which programs at
  /// work on it would know of each other; `nil` where one is: it has left there what does not stand in the file yet.
  private static func unchanging(_ path: String) -> String? {
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
    guard (log?[.size] as? Int ?? 0) == 0 else { return nil }
    return URL(filePath: path).absoluteString + "?immutable=1"
  }
}
