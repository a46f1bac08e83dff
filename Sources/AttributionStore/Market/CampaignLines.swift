public import Diagnostics

/// What campaigns are called in reports, whatever a file calls them: the view `campaigns`.
struct CampaignLines {
  private let lines: [String: String]

  init(_ db: StoreConnection) throws {
    let rows = try db.rows(
      of: "campaigns",
      "SELECT campaign, line FROM \(try Self.source(db)) WHERE line <> campaign")
    lines = Dictionary(
      uniqueKeysWithValues: try rows.map { (try $0.text("campaign"), try $0.text("line")) })
  }

  /// How reports call the campaign that a file calls by this id, or where it has none by this name.
  func line(of campaign: String) -> String { lines[campaign] ?? campaign }

  /// What is kept, if it holds, or else the view.
  fileprivate static func source(_ db: StoreConnection) throws -> String {
    try KeptSources.all(db).contains(.campaigns) ? "kept_campaigns" : "campaigns"
  }
}

/// A name that several campaigns have or had, so that what has only the name is nobody's for sure.
public struct SharedCampaignName: Sendable, Hashable {
  /// The name.
  public let name: String
  /// How many campaigns have or had it; two or more.
  public let campaignCount: Int

  /// A name of so many campaigns.
  package init(name: String, campaignCount: Int) {
    self.name = name
    self.campaignCount = campaignCount
  }
}

extension SQLCallStore {
  /// The names that several campaigns have or had, in the order of the names.
  public func sharedCampaignNames() throws(InputError) -> [SharedCampaignName] {
    _ = keep(.campaigns)
    return try read { db in
      try db.rows(
        of: "campaigns",
        "SELECT campaign, ids FROM \(try CampaignLines.source(db)) WHERE ids > 1 ORDER BY campaign"
      ).map {
        SharedCampaignName(name: try $0.text("campaign"), campaignCount: try $0.integer("ids"))
      }
    }
  }
}
