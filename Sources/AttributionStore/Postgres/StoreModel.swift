import GRDB

/// The tables and views that a version has in SQLite, to be looked at.
struct StoreModel {
  private let objects: [Object]

  /// A table or a view.
  struct Object {
    let name: String
    let isView: Bool
    /// What makes it.
    let tokens: [SQLToken]
    /// The names in that.
    let mentioned: Set<String>
  }

  /// Those of the version that comes after `count` migrations.
  init(afterMigrations count: Int) throws {
    guard count > 0 else {
      objects = []
      return
    }
    SQLiteLibrary.isSetUp
    let database = try DatabaseQueue()
    if count >= NewStore.migrations.count { try database.write(NewStore.make) }
    try StoreSchema.migrator.migrate(database, upTo: StoreSchema.migrations[count - 1].name)
    let rows = try database.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT name, type = 'view' AS is_view, sql FROM sqlite_schema
          WHERE type IN ('table', 'view') AND name NOT GLOB 'grdb_*' AND name NOT GLOB 'sqlite_*'
          ORDER BY rowid
          """)
    }
    objects = try rows.map { row in
      let tokens = try SQLToken.tokens(of: row["sql"])
      return Object(
        name: row["name"], isView: row["is_view"], tokens: tokens,
        mentioned: Set(tokens.compactMap { $0.name?.lowercased() }))
    }
  }

  /// The views, each behind those that it reads.
  ///
  /// INVARIANT: no two read each other.
  var views: [Object] {
    var sorted: [Object] = []
    var waiting = objects.filter(\.isView)
    while !waiting.isEmpty {
      let names = Set(waiting.map(\.name))
      let ready = waiting.filter { $0.mentioned.isDisjoint(with: names.subtracting([$0.name])) }
      guard !ready.isEmpty else { return sorted + waiting }
      sorted += ready
      let made = Set(ready.map(\.name))
      waiting.removeAll { made.contains($0.name) }
    }
    return sorted
  }

  /// The names of views that are not what they were in `older`, or read what is not.
  func changedViews(since older: StoreModel) -> Set<String> {
    let known = Dictionary(
      older.objects.map { ($0.name, $0.tokens) }, uniquingKeysWith: { first, _ in first })
    let present = Set(objects.map(\.name))
    var changed = Set(objects.filter { known[$0.name] != $0.tokens }.map(\.name))
    changed.formUnion(older.objects.map(\.name).filter { !present.contains($0) })
    // Both know the same views otherwise, so it does not matter whose text is read.
    for view in older.views + views where !changed.isDisjoint(with: view.mentioned) {
      changed.insert(view.name)
    }
    return changed.intersection((older.views + views).map(\.name))
  }
}
