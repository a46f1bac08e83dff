/// What the lines of a report on attribution are told apart by, besides the channel.
public enum CreditDimension: String, Sendable, Hashable, CaseIterable {
  /// Channels alone.
  case channel
  /// Campaigns, by whatever files call them.
  case campaign
  /// Where visitors came from, such as google.
  case source
  /// Keywords; what nobody provides counts as none.
  case keyword
  /// The page on which a visit began, without what stands behind `?` and `#`.
  case landingPage = "landing-page"
}

extension CreditDimension {
  /// What a line is called, in SQL over `table`: `touchpoint_channels`, `call_sources` or the like; a campaign by its id
  /// or else its name, of which `CampaignLines` know the line.
  func label(in table: String) -> String {
    switch self {
    case .channel: "NULL"
    case .campaign: "coalesce(\(table).campaign_id, \(table).campaign_name)"
    case .source: "\(table).source"
    case .keyword: KnownKeyword.sql("\(table).keyword")
    case .landingPage: Self.page("\(table).landing_page")
    }
  }

  private static func page(_ column: String) -> String {
    "substr(\(column), 1, instr(replace(\(column), '#', '?') || '?', '?') - 1)"
  }
}

/// Keywords as they count in reports.
enum KnownKeyword {
  /// The keyword in `column`; NULL where platforms write that they do not tell it.
  static func sql(_ column: String) -> String {
    """
    CASE WHEN lower(\(column)) NOT IN ('', '(not provided)', 'not provided', '(not set)', '(none)')
      THEN \(column) END
    """
  }
}
