import GRDB

/// The tables of a store in a PostgreSQL database: those of a SQLite store, in a schema of their own.
enum PostgresSchema {
  /// The schema that holds a store. A database holds one store.
  static let name = "earshot"

  /// The statements that make the tables, triggers and views of `migrator` in an empty schema, and the rows that
  /// are in them from the beginning.
  ///
  /// They are read from a SQLite store that is made in memory, so that nobody writes them twice.
  static func creation(
    by migrator: DatabaseMigrator = StoreSchema.migrator
  ) throws -> [String] {
    let model = try DatabaseQueue()
    try migrator.migrate(model)
    return try model.read { db in
      let objects = try ModelObject.all(db)
      var statements: [String] = []
      for object in ModelObject.sorted(objects) {
        let hasRowID = object.hasRowID && objects.contains { $0.asksForRowID(of: object.name) }
        do throws(SQLNotTranslated) {
          statements += try SQLTranslator.statement(object.tokens, hasRowID: hasRowID)
        } catch {
          throw SQLNotTranslated(reason: "\(error.reason), in `\(object.name)`")
        }
      }
      return statements + (try objects.flatMap { try $0.rows(db) })
    }
  }
}

/// A table, index, trigger or view of the SQLite store that PostgreSQL's is made after.
private struct ModelObject {
  let type: String
  let name: String
  let tokens: [SQLToken]
  /// The names in its text.
  let mentioned: Set<String>

  /// All of them, in the order in which they were made.
  static func all(_ db: Database) throws -> [ModelObject] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT type, name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND name NOT GLOB 'grdb_*' AND name NOT GLOB 'sqlite_*' ORDER BY rowid
        """)
    return try rows.map { row in
      let tokens = try SQLToken.tokens(of: row["sql"])
      return ModelObject(
        type: row["type"], name: row["name"], tokens: tokens,
        mentioned: Set(tokens.compactMap { $0.name?.lowercased() }))
    }
  }

  /// Tables and views, each behind those that it needs, then the rest.
  ///
  /// INVARIANT: no two need each other.
  static func sorted(_ objects: [ModelObject]) -> [ModelObject] {
    var sorted: [ModelObject] = []
    var waiting = objects.filter { $0.type == "table" || $0.type == "view" }
    while !waiting.isEmpty {
      let names = Set(waiting.map(\.name))
      let ready = waiting.filter { $0.mentioned.isDisjoint(with: names.subtracting([$0.name])) }
      sorted += ready
      guard !ready.isEmpty else { break }
      let made = Set(ready.map(\.name))
      waiting.removeAll { made.contains($0.name) }
    }
    return sorted + waiting + objects.filter { $0.type == "index" || $0.type == "trigger" }
  }

  /// Whether it is a table whose rows SQLite numbers in a column that nobody declares.
  var hasRowID: Bool {
    type == "table" && !tokens.contains { $0.keyword == "WITHOUT" }
  }

  /// Whether it reads that column of `table`.
  func asksForRowID(of table: String) -> Bool {
    type == "view" && mentioned.contains("rowid") && mentioned.contains(table)
  }

  /// What puts the rows of a table there.
  func rows(_ db: Database) throws -> [String] {
    guard type == "table" else { return [] }
    return try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"").map { row in
      let values = row.databaseValues.map { value in
        switch value.storage {
        case .null, .blob: "NULL"
        case .int64(let number): String(number)
        case .double(let number): String(number)
        case .string(let text): "'" + text.replacing("'", with: "''") + "'"
        }
      }
      return "INSERT INTO \(name) VALUES (\(values.joined(separator: ", ")))"
    }
  }
}
