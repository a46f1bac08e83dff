/// What a trigger does for each new row of a table, done for many of them by one statement.
struct TriggerAtOnce {
  /// The trigger's name.
  let name: String
  /// Does it for the rows whose numbers are greater than the one that it is given.
  ///
  /// INVARIANT: says what the trigger says, whose text stands in a migration and does not change.
  let statement: String

  /// What is done at once for new rows of `table`; `nil` where nothing is.
  static func on(_ table: String) -> TriggerAtOnce? {
    switch table {
    case "deals": dealHistories
    case "touchpoints": campaignChanges
    default: nil
    }
  }

  private static let dealHistories = TriggerAtOnce(
    name: "deals_begin_a_history",
    statement: """
      INSERT INTO deal_stages (deal_id, at, stage, amount_minor, currency, told_by, changed_at)
      SELECT deal_id,
        coalesce(modified_at, CASE WHEN closed = 1 THEN CASE length(closed_at)
          WHEN 10 THEN closed_at || 'T23:59:59.999Z' ELSE closed_at END END, changed_at),
        stage, amount_minor, currency, 'deals', changed_at
      FROM deals WHERE rowid > ? ORDER BY deal_id
      ON CONFLICT DO NOTHING
      """)

  /// Of rows that name a campaign the latest tells all.
  private static let campaignChanges = TriggerAtOnce(
    name: "touchpoints_insert_changes_campaigns",
    statement: """
      INSERT INTO kept_campaign_changes (campaign_id, campaign_name, at, gone)
      SELECT campaign_id, campaign_name, max(at), 0 FROM touchpoints
      WHERE rowid > ? AND coalesce(campaign_id, campaign_name) IS NOT NULL
        AND EXISTS (SELECT 1 FROM kept_touchpoint_campaigns)
      GROUP BY campaign_id, campaign_name
      """)
}
