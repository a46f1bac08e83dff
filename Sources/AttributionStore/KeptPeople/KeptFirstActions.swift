/// When people did something first and last, kept from one report to the next: of five million rows of engagement a day adds
/// some thousand, and only what triggers wrote down since is looked at.
enum KeptFirstActions {
  /// Somebody who did something with e-mails, pushed messages, the product or the site.
  private struct Actor: Hashable {
    let name: String
    let person: String
  }

  /// Whether the rows of `first_actions` are kept, and nothing has changed since.
  static func isKept(_ db: StoreConnection) throws -> Bool {
    try db.holds(
      """
      SELECT EXISTS (SELECT 1 FROM kept_first_actions)
        AND NOT EXISTS (SELECT 1 FROM kept_action_changes)
      """)
  }

  /// Makes `kept_first_actions` tell of all engagement, in a transaction that writes.
  static func bringUpToDate(_ db: StoreConnection) throws {
    if try db.holds("SELECT EXISTS (SELECT 1 FROM kept_first_actions)") {
      try follow(takeChanges(db), db)
      return
    }
    // Whoever changes a row now has not seen that it must be written down.
    try db.waitForWriters(to: ["engagement"])
    try forget(db)
    try db.execute(
      """
      INSERT INTO kept_first_actions
      SELECT name, person, at, last_at FROM first_actions UNION ALL SELECT '', '', '', ''
      """)
  }

  /// Forgets it if so much has changed since that it is worked out anew in less time, so that what changes next need
  /// not be written down.
  static func forgetIfMuchChanged(_ db: StoreConnection) throws {
    if try db.hasMuchChanged(by: "kept_action_changes") { try forget(db) }
  }

  private static func forget(_ db: StoreConnection) throws {
    try db.execute("DELETE FROM kept_first_actions")
    try db.execute("DELETE FROM kept_action_changes")
  }

  /// Whatever changed, which is then no longer there.
  private static func takeChanges(
    _ db: StoreConnection
  ) throws -> [(actor: Actor, at: String, isGone: Bool)] {
    // Read and deleted by one statement: what another transaction adds in between must stay.
    let rows = try db.rows(
      of: "kept_action_changes",
      "DELETE FROM kept_action_changes RETURNING name, person, at, gone")
    return try rows.map {
      (
        Actor(name: try $0.text(at: 0), person: try $0.text(at: 1)), try $0.text(at: 2),
        try $0.integer(at: 3) != 0
      )
    }
  }

  /// Brings it up to date by what changed. Of whom a row is no more, all rows are looked at.
  private static func follow(
    _ changes: [(actor: Actor, at: String, isGone: Bool)], _ db: StoreConnection
  ) throws {
    let unsure = Set(changes.lazy.filter(\.isGone).map(\.actor))
    for actor in unsure {
      let arguments = [actor.name, actor.person]
      try db.execute("DELETE FROM kept_first_actions WHERE name = ?1 AND person = ?2", arguments)
      try db.execute("INSERT INTO kept_first_actions \(StoreSchema.firstActionOfOne)", arguments)
    }
    let added = changes.lazy.filter { !unsure.contains($0.actor) }
      .map { ($0.actor, (first: $0.at, last: $0.at)) }
    let times = Dictionary(added) { (min($0.first, $1.first), max($0.last, $1.last)) }
    for (actor, (first, last)) in times {
      try db.execute(
        """
        INSERT INTO kept_first_actions VALUES (?, ?, ?, ?)
        ON CONFLICT (name, person) DO UPDATE SET
          at = CASE WHEN excluded.at < kept_first_actions.at THEN excluded.at ELSE kept_first_actions.at END,
          last_at = CASE WHEN excluded.last_at > kept_first_actions.last_at THEN excluded.last_at
            ELSE kept_first_actions.last_at END
        WHERE excluded.at < kept_first_actions.at OR excluded.last_at > kept_first_actions.last_at
        """, [actor.name, actor.person, first, last])
    }
  }
}
