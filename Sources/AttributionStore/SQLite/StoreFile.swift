import Diagnostics
import GRDB
import Glibc

/// Looks at a file before it is opened as a store, so that no other program's database is changed.
enum StoreFile {
  /// Passes if `path` is a store that this version can use, or can become one.
  ///
  /// - Throws: `InputError`, or what SQLite says.
  static func check(
    path: String, opening: SQLCallStore.Opening, lockTimeoutMs: Int
  ) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      guard code == ENOENT else { throw InputError(path: path, couldNotBe: "opened", errno: code) }
      guard opening == .creating else {
        throw InputError(
          path: path, reason: "no such store", advice: "`earshot run` makes one; check the path")
      }
      return try checkFolder(of: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputError(path: path, reason: "a folder or a device, not a store")
    }
    let configuration = SQLiteDatabase.configuration(lockTimeoutMs: lockTimeoutMs)
    try DatabaseQueue(path: path, configuration: configuration)
      .inDatabase { try checkContents($0, path: path) }
  }

  static func checkContents(_ db: Database, path: String) throws {
    // Tables first: another program may be making the store at this moment, and writes them and the
    // mark in one transaction, so whoever sees the tables sees the mark a moment later.
    // A program that was killed while it made the store can leave GRDB's own tables behind.
    let tables = try String.fetchAll(
      db,
      sql:
        "SELECT name FROM sqlite_schema WHERE name NOT GLOB 'grdb_*' AND name NOT GLOB 'sqlite_*'"
    )
    let applicationID = try Int64.fetchOne(db, sql: "PRAGMA application_id")
    guard tables.isEmpty || applicationID == StoreSchema.applicationID else {
      throw InputError(
        path: path, reason: "a database of another program, with the table `\(tables[0])`",
        advice: "name another file; a store that does not exist yet is made")
    }
    guard try !StoreSchema.migrator.hasBeenSuperseded(db) else {
      throw InputError(
        path: path, reason: "the store was written by a newer version of Earshot",
        advice: "use that version; this one would not understand what it wrote")
    }
  }

  private static func checkFolder(of path: String) throws(InputError) {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "./"
    var status = stat()
    guard stat(String(folder), &status) == 0 else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else {
        throw InputError(path: path, couldNotBe: "opened", errno: code)
      }
      throw InputError(
        path: path, reason: "the store's folder does not exist",
        advice: "make the folder, or name a store elsewhere")
    }
    guard access(String(folder), W_OK) == 0 else {
      throw InputError(
        path: path, reason: "the store's folder may not be written to",
        advice: "ask for permission to write there, or name a store elsewhere")
    }
  }
}
