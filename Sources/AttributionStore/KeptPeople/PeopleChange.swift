/// A row of `kept_people_changes`, which triggers add.
struct PeopleChange: Hashable {
  /// A kind of name, `call`, `deal`, `touchpoint` or `session`.
  let kind: String
  let text: String

  /// The tables whose changes are written down.
  static let tables = [
    "touchpoints", "deals", "orders", "subscriptions", "engagement", "calls", "caller_keys",
  ]

  /// All of them, which are then no longer there: whatever is written down later is taken next time.
  static func takeAll(_ db: StoreConnection) throws -> Set<PeopleChange> {
    // Read and deleted by one statement: what another transaction adds in between must stay.
    let rows = try db.rows(
      of: "kept_people_changes", "DELETE FROM kept_people_changes RETURNING kind, name")
    return Set(
      try rows.map { PeopleChange(kind: try $0.text(at: 0), text: try $0.text(at: 1)) })
  }
}
