import CSQLite
import GRDB

extension SQLiteSession {
  /// Runs `body`, which writes many rows of `table`, new ones only unless `updating`, and answers whether it changed
  /// one. What reports keep of sources is forgotten then, without a trigger being asked for each row: that would
  /// cost a fifth of what a row costs. While who is who is kept, or what rows of this table tell of campaigns or
  /// of what people did, triggers are asked all the same, to write down what a row tells.
  func forgettingKeptOnce(
    at table: String, updating: Bool, _ body: () throws -> Bool
  ) throws {
    guard try !writesChangesDown(of: table), try hasOnlyOwnTriggers(table, updating: updating)
    else {
      _ = try body()
      return
    }
    let isChanged = try withoutTriggers(body)
    if isChanged, let kept = StoreSchema.keptNow(ofRowsIn: table) {
      try db.execute(sql: "DELETE FROM \(kept)")
    }
  }

  private func writesChangesDown(of table: String) throws -> Bool {
    let alsoKept =
      switch table {
      case "touchpoints": " UNION ALL SELECT 1 FROM kept_touchpoint_campaigns"
      case "engagement": " UNION ALL SELECT 1 FROM kept_first_actions"
      default: ""
      }
    let sql = "SELECT EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people'\(alsoKept))"
    return try Bool.fetchOne(db.cachedStatement(sql: sql)) ?? false
  }

  /// Whether rows of `table` can be added and changed without triggers if what is kept is forgotten: somebody
  /// may have made other ones.
  private func hasOnlyOwnTriggers(_ table: String, updating: Bool) throws -> Bool {
    let names = try String.fetchSet(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?
        UNION ALL SELECT name FROM sqlite_temp_schema WHERE type = 'trigger' AND tbl_name = ?
        """, arguments: [table, table])
    let asked = updating ? names : names.subtracting(Self.triggersOfUpdates)
    return !asked.isEmpty && asked.isSubset(of: StoreSchema.triggersOfKept(on: table))
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
