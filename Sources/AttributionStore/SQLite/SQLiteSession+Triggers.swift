import CSQLite
import GRDB

extension SQLiteSession {
  /// Runs `body`, which writes many rows of `table`, new ones only unless `updating`, and answers whether it changed
  /// one. What reports keep, sources
  /// and who is who, is forgotten then, without a trigger being asked for each row: that would cost a fifth of
  /// what a row costs.
  func forgettingKeptOnce(
    at table: String, updating: Bool, _ body: () throws -> Bool
  ) throws {
    guard try hasOnlyForgettingTriggers(table, updating: updating) else {
      _ = try body()
      return
    }
    let isChanged = try withoutTriggers(body)
    if isChanged {
      try db.execute(sql: "DELETE FROM \(StoreSchema.keptSources(changingWith: table))")
    }
  }

  /// Whether rows of `table` can be added and changed without triggers if what is kept is forgotten: somebody
  /// may have made other ones.
  private func hasOnlyForgettingTriggers(_ table: String, updating: Bool) throws -> Bool {
    let names = try String.fetchSet(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?
        UNION ALL SELECT name FROM sqlite_temp_schema WHERE type = 'trigger' AND tbl_name = ?
        """, arguments: [table, table])
    let forgetting = ["insert", "update", "delete"].map {
      StoreSchema.forgettingTrigger(of: $0, on: table)
    }
    let asked = updating ? names : names.subtracting(Self.triggersOfUpdates)
    return !asked.isEmpty && asked.isSubset(of: forgetting)
  }

  /// Those of ours that new rows do not ask.
  private static let triggersOfUpdates: Set = ["caller_keys_follow_calls"]

  private func withoutTriggers<Result>(_ body: () throws -> Result) throws -> Result {
    try enableTriggers(false)
    defer { try? enableTriggers(true) }
    return try body()
  }

  private func enableTriggers(_ isOn: Bool) throws {
    let code = earshot_sqlite3_enable_triggers(db.sqliteConnection, isOn ? 1 : 0)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
