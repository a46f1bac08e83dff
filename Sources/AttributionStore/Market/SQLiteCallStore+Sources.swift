public import Diagnostics
import GRDB

extension SQLiteCallStore {
  /// Where the selected calls came from, as far as anything tells; by the calls' ids.
  public func sources(on selection: CallSelection) throws(InputError) -> [CallSource] {
    try read { db in
      let (condition, arguments) = try SelectedCalls.condition(selection)
      let statement = try db.cachedStatement(
        sql: "SELECT * FROM call_sources WHERE \(condition) ORDER BY call_id")
      let cursor = try Row.fetchCursor(statement, arguments: arguments)
      var sources: [CallSource] = []
      while let row = try cursor.next() {
        sources.append(try CallSourceRow.source(in: StoredRow(row, of: "call_sources")))
      }
      return sources
    }
  }

  /// Brings the callers' numbers under the key up to date, by which calls join people; does nothing
  /// where they are.
  public func joinCallers(under key: ContactKey) throws(InputError) {
    try write { db in
      try checkKey(key, db)
      let calls = try Row.fetchAll(
        db,
        sql: """
          SELECT call_id, caller_number FROM calls LEFT JOIN caller_keys USING (call_id)
          WHERE caller_number IS NOT NULL AND phone_key IS NULL
          """)
      let insert = try BulkStatement(db, "INSERT INTO caller_keys VALUES (?1, ?2)")
      for row in calls {
        let row = StoredRow(row, of: "calls")
        insert.bind(try row.text("call_id"), at: 0)
        insert.bind(key.name(of: try row.text("caller_number")), at: 1)
        try insert.run()
      }
    }
  }
}

/// Rows of the view `call_sources`.
enum CallSourceRow {
  static func source(in row: StoredRow) throws -> CallSource {
    CallSource(
      callID: try row.text("call_id"), foundBy: try row.optionalChoice("found_by"),
      problem: try row.optionalChoice("problem"), channel: try row.optionalText("channel"),
      source: try row.optionalText("source"), medium: try row.optionalText("medium"),
      campaignID: try row.optionalText("campaign_id"),
      campaignName: try row.optionalText("campaign_name"),
      keyword: try row.optionalText("keyword"), touchpointID: try row.optionalText("touchpoint_id"))
  }
}
