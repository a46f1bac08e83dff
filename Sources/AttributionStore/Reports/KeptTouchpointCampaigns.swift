/// The campaigns that touchpoints name, kept from one report to the next: of five million touchpoints a day adds
/// some thousand, and only what triggers wrote down since is looked at.
enum KeptTouchpointCampaigns {
  /// An id and a name that touchpoints have together, either or both of them.
  private struct Campaign: Hashable {
    let id: String?
    let name: String?
  }

  /// Makes `kept_touchpoint_campaigns` tell of all touchpoints, in a transaction that writes.
  static func bringUpToDate(_ db: StoreConnection) throws {
    let isKept = try db.holds("SELECT EXISTS (SELECT 1 FROM kept_touchpoint_campaigns)")
    guard try !isKept || !follow(takeChanges(db), db) else { return }
    // Whoever changes a touchpoint now has not seen that it must be written down.
    try db.waitForWriters(to: ["touchpoints"])
    try forget(db)
    try db.execute(
      """
      INSERT INTO kept_touchpoint_campaigns
      SELECT campaign_id, campaign_name, max(at) FROM touchpoints
      WHERE coalesce(campaign_id, campaign_name) IS NOT NULL GROUP BY campaign_id, campaign_name
      UNION ALL SELECT NULL, NULL, ''
      """)
  }

  /// Forgets it if so much has changed since that it is worked out anew in less time, so that what changes next need
  /// not be written down.
  static func forgetIfMuchChanged(_ db: StoreConnection) throws {
    if try db.hasMuchChanged(by: "kept_campaign_changes") { try forget(db) }
  }

  private static func forget(_ db: StoreConnection) throws {
    try db.execute("DELETE FROM kept_touchpoint_campaigns")
    try db.execute("DELETE FROM kept_campaign_changes")
  }

  /// What changed, in the order in which it did, which is then no longer there.
  private static func takeChanges(
    _ db: StoreConnection
  ) throws -> [(campaign: Campaign, at: String, isGone: Bool)] {
    // Read and deleted by one statement: what another transaction adds in between must stay.
    let rows = try db.rows(
      of: "kept_campaign_changes",
      "DELETE FROM kept_campaign_changes RETURNING change_id, campaign_id, campaign_name, at, gone")
    return try rows.map { (try $0.integer(at: 0), $0) }.sorted { $0.0 < $1.0 }.map { _, row in
      (try campaign(row), try row.text("at"), try row.flag("gone"))
    }
  }

  private static func campaign(_ row: StoredRow) throws -> Campaign {
    Campaign(
      id: try row.optionalText("campaign_id"), name: try row.optionalText("campaign_name"))
  }

  /// Brings it up to date by what changed; `false` where only all touchpoints can tell, since a touchpoint was the
  /// latest of its campaign and is so no more.
  private static func follow(
    _ changes: [(campaign: Campaign, at: String, isGone: Bool)], _ db: StoreConnection
  ) throws -> Bool {
    guard !changes.isEmpty else { return true }
    let rows = try db.rows(
      of: "kept_touchpoint_campaigns", "SELECT * FROM kept_touchpoint_campaigns")
    // INVARIANT: no touchpoint of a campaign is later, and one is as late unless `unsure` has the campaign.
    var latest = Dictionary(
      try rows.map { (try campaign($0), try $0.text("at")) }, uniquingKeysWith: max)
    var unsure: Set<Campaign> = []
    for (campaign, at, isGone) in changes where at >= latest[campaign] ?? "" {
      latest[campaign] = at
      if isGone { unsure.insert(campaign) } else { unsure.remove(campaign) }
    }
    guard unsure.isEmpty else { return false }
    try write(latest, db)
    return true
  }

  private static func write(_ latest: [Campaign: String], _ db: StoreConnection) throws {
    try db.execute("DELETE FROM kept_touchpoint_campaigns")
    let rows = Array(latest)
    let writer = try db.bulkWriter(
      into: BulkTable(
        name: "kept_touchpoint_campaigns", columns: ["campaign_id", "campaign_name", "at"],
        knownKeys: .refused))
    try writer.add(rows: rows.count) { place, row in
      let (campaign, at) = rows[place]
      if let id = campaign.id { row.bind(id, at: 0) }
      if let name = campaign.name { row.bind(name, at: 1) }
      row.bind(at, at: 2)
    }
    _ = try writer.finish()
  }
}
