import GRDB
import PostgreSQL

/// A store as an older version of Earshot makes it, for tests of what a newer one does with it.
package enum OlderStore {
  /// How many versions of the tables there are; this program's is the last one.
  package static var versionCount: Int { StoreSchema.migrations.count }

  /// Makes an empty one of `version`, from 1, at `path`, a file or a `postgres://` address.
  package static func make(version: Int, at path: String) throws {
    if PostgresAddress.isMeant(by: path) {
      let database = PostgresDatabase(try PostgresAddress(path), lockTimeoutMs: 10_000)
      try database.prepare(.creating, path: path, wanted: version)
    } else {
      SQLiteLibrary.isSetUp
      let name = StoreSchema.migrations[version - 1].name
      try StoreSchema.migrator.migrate(DatabaseQueue(path: path), upTo: name)
    }
  }
}
