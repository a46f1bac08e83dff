/// All that reports keep although it can be worked out.
package enum KeptRows {
  /// The tables that hold it, `kept_sale_changes` aside, which tells that something is still to be done.
  package static let tables = [
    "kept_action_changes", "kept_answers", "kept_answers_mark", "kept_call_sessions",
    "kept_call_sources", "kept_campaign_changes", "kept_campaigns", "kept_customer_acts",
    "kept_deal_sources", "kept_dealings", "kept_first_actions", "kept_order_sources",
    "kept_people", "kept_people_changes", "kept_person_names", "kept_sales_without_calls",
    "kept_sources", "kept_touchpoint_campaigns",
  ]

  /// Forgets all of it, in a transaction that writes: the next report works it out anew.
  static func forgetAll(_ db: StoreConnection) throws {
    for table in tables { try db.execute("DELETE FROM \(table)") }
  }
}
