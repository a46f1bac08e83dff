/// The view `call_sources` asked about other calls than those of the table: a name that `WITH` gives comes
/// before that of a table.
enum CallSourceQuery {
  /// Calls of the table of which the calls file names no source and something else tells it.
  static let untold = """
    WITH calls AS (
      SELECT * FROM main.calls
      WHERE coalesce(campaign_id, campaign_name, source, medium) IS NULL
        AND coalesce(tracking_number, caller_number) IS NOT NULL
    )
    SELECT * FROM (\(StoreSchema.callSourcesQuery)) WHERE found_by IS NOT NULL
    """

  /// The sessions from which calls came that `condition`, over `main.calls AS c`, picks: the call and the touchpoint of
  /// each, as if the calls file said nothing of where they came from. Where it does, the view looks for no session.
  static func sessions(ofCallsWhere condition: String) -> String {
    """
    WITH calls AS (
      SELECT call_id, tracking_number, started_at, NULL AS campaign_id, NULL AS campaign_name,
        NULL AS source, NULL AS medium, NULL AS keyword
      FROM main.calls AS c WHERE \(condition)
    )
    SELECT call_id, touchpoint_id FROM (\(StoreSchema.callSourcesQuery)) AS s
    WHERE found_by IN ('session', 'earlier visit')
    """
  }

  /// One call that need not be in the table, as if the calls file named no source: its id, the number that
  /// was dialled, its start, its keyword, and the caller's number under the key.
  static let one = """
    WITH calls AS (
      SELECT ?1 AS call_id, ?2 AS tracking_number, ?3 AS started_at, NULL AS campaign_id,
        NULL AS campaign_name, NULL AS source, NULL AS medium, ?4 AS keyword
    ), caller_keys AS (
      SELECT ?1 AS call_id, ?5 AS phone_key WHERE ?5 IS NOT NULL
    )
    SELECT * FROM (\(StoreSchema.callSourcesQuery)) WHERE found_by IS NOT NULL
    """
}
