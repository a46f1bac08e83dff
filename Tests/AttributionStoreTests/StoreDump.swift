import GRDB

/// Everything that a store file holds, as text.
enum StoreDump {
  /// Each table's definition and rows, in the order of their keys.
  static func text(ofStoreAt path: String) throws -> String {
    try DatabaseQueue(path: path).inDatabase { db in
      var lines: [String] = []
      let tables = try Row.fetchAll(
        db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      for table in tables {
        let name: String = table["name"]
        lines.append("\(name): \(table["sql"] as String? ?? "")")
        let keys = try db.primaryKey(name).columns.map { "\"\($0)\"" }.joined(separator: ", ")
        let order = name == "sqlite_sequence" ? "name" : keys
        for row in try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\" ORDER BY \(order)") {
          lines.append(row.databaseValues.map(\.description).joined(separator: " | "))
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  /// What SQLite finds wrong with the file and its references: nothing, if all is well.
  static func faults(ofStoreAt path: String) throws -> [String] {
    try DatabaseQueue(path: path).inDatabase { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description)
      return integrity + references
    }
  }
}
