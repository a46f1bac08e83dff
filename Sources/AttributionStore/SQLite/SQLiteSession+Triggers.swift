import CSQLite
import Foundation
import GRDB

extension SQLiteSession {
  /// Runs `body`, which adds many rows to `table`, and answers whether it did, without a trigger being asked for
  /// each: that would cost a fifth of what a row costs, of a deal a third. What triggers do is done for all of them at
  /// once. While who is who is kept, or what engagement tells of what people did, triggers are asked all the same,
  /// to write down what a row tells.
  func addingRows(to table: String, _ body: () throws -> Bool) throws {
    let writesDown = try writesPeopleDown() || table == "engagement" && writesActionsDown()
    guard !writesDown, try asksOnlyOwnTriggers(table, toChange: false) else {
      _ = try body()
      return
    }
    let atOnce = TriggerAtOnce.on(table)
    // INVARIANT: new rows have greater numbers than all before; tables of `TriggerAtOnce` have such numbers.
    let last = try atOnce.map { _ in
      try Int64.fetchOne(db, sql: "SELECT max(rowid) FROM \(table)") ?? 0
    }
    guard try withoutTriggers(body) else { return }
    if let atOnce { try db.execute(sql: atOnce.statement, arguments: [last]) }
    try forgetKept(of: table)
  }

  /// Runs `body`, which changes many rows of `table`, and answers whether it changed one. What reports keep of sources
  /// is forgotten then, without a trigger being asked for each row; but triggers are asked where they write down
  /// what a row tells.
  func changingRows(of table: String, _ body: () throws -> Bool) throws {
    let writesDown =
      switch table {
      case "touchpoints": try writesPeopleDown() || writesCampaignsDown()
      case "engagement": try writesPeopleDown() || writesActionsDown()
      default: try writesPeopleDown()
      }
    guard !writesDown, try asksOnlyOwnTriggers(table, toChange: true) else {
      _ = try body()
      return
    }
    if try withoutTriggers(body) { try forgetKept(of: table) }
  }

  private func forgetKept(of table: String) throws {
    if let kept = StoreSchema.keptNow(ofRowsIn: table) {
      try db.execute(sql: "DELETE FROM \(kept)")
    }
    if try StoreSchema.tablesOfSettling.contains(table)
      && !holds("SELECT EXISTS (SELECT 1 FROM kept_sale_changes)")
    {
      try db.execute(sql: StoreSchema.unsettling)
    }
  }

  private func writesPeopleDown() throws -> Bool {
    try holds("SELECT EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people')")
  }

  private func writesCampaignsDown() throws -> Bool {
    try holds("SELECT EXISTS (SELECT 1 FROM kept_touchpoint_campaigns)")
  }

  private func writesActionsDown() throws -> Bool {
    try holds("SELECT EXISTS (SELECT 1 FROM kept_first_actions)")
  }

  private func holds(_ sql: String) throws -> Bool {
    try Bool.fetchOne(db.cachedStatement(sql: sql)) ?? false
  }

  /// Whether rows of `table` can be added, or changed, without triggers if what is kept is forgotten and what is
  /// done at once is done: somebody may have made other ones.
  private func asksOnlyOwnTriggers(_ table: String, toChange: Bool) throws -> Bool {
    var asked = try String.fetchSet(
      db,
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?
        UNION ALL SELECT name FROM sqlite_temp_schema WHERE type = 'trigger' AND tbl_name = ?
        """, arguments: [table, table])
    guard !asked.isEmpty else { return false }
    if !toChange {
      asked.subtract(Self.triggersOfUpdates)
      if let atOnce = TriggerAtOnce.on(table) { asked.remove(atOnce.name) }
    }
    return asked.isSubset(of: StoreSchema.triggersOfKept(on: table))
  }

  /// Those of ours that new rows do not ask.
  private static let triggersOfUpdates: Set = [
    "caller_keys_follow_calls", "deals_keep_their_history",
  ]

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
