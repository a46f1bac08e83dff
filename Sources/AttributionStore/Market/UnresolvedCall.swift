public import CallModel
public import Diagnostics

/// A call of which nobody can say where it came from.
public struct UnresolvedCall: Sendable, Hashable {
  /// The call.
  public let callID: String
  /// When it began; `nil` if nobody says.
  public let startedAt: Instant?
  /// The number that was dialled; `nil` if nobody says.
  public let trackingNumber: String?
  /// Why its source is not known.
  public let problem: CallSource.Problem
}

extension SQLCallStore {
  /// The calls of a period whose source is not known, by start, then id; those without a known start
  /// come last.
  public func unresolvedCalls(
    in period: ReportPeriod = ReportPeriod()
  ) throws(InputError) -> [UnresolvedCall] {
    _ = keep(.calls)
    return try read { db in try UnresolvedCallRows.calls(db, in: period) }
  }
}

/// Calls whose source is not known, by the view `call_sources`.
enum UnresolvedCallRows {
  private static func rows(_ db: StoreConnection) throws -> String {
    """
    FROM \(try KeptSources.callSources(db)) JOIN calls USING (call_id)
    WHERE problem IS NOT NULL AND ifnull(direction, 'inbound') = 'inbound'
      AND (?1 IS NULL OR started_at >= ?1) AND (?2 IS NULL OR started_at < ?2)
    """
  }

  static func calls(_ db: StoreConnection, in period: ReportPeriod) throws -> [UnresolvedCall] {
    let rows = try db.rows(
      of: "calls",
      """
      SELECT call_id, started_at, tracking_number, problem \(try rows(db))
      ORDER BY started_at NULLS LAST, call_id
      """, bounds(of: period))
    return try rows.map { row in
      UnresolvedCall(
        callID: try row.text("call_id"),
        startedAt: row.isNull("started_at") ? nil : try row.instant("started_at"),
        trackingNumber: try row.optionalText("tracking_number"),
        problem: try row.choice("problem"))
    }
  }

  /// How many there are with each problem.
  static func counts(
    _ db: StoreConnection, in period: ReportPeriod
  ) throws -> [CallSource.Problem: Int] {
    let counts = try db.rows(
      of: "call_sources", "SELECT problem, count(*) AS calls \(try rows(db)) GROUP BY problem",
      bounds(of: period))
    return try counts.reduce(into: [:]) { counts, row in
      counts[try row.choice("problem")] = try row.integer("calls")
    }
  }

  private static func bounds(of period: ReportPeriod) -> [String?] {
    [period.from.map(SelectedCalls.bound), period.before.map(SelectedCalls.bound)]
  }
}
