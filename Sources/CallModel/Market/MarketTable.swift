/// What can be known about the market, and how files and the store write it down.
///
/// The reader of files, the store and the documentation all go by these tables, so that they cannot
/// differ.
public struct MarketTable: Sendable, Hashable {
  /// What it is about.
  public let kind: Kind
  /// The columns, in the order of a row's values.
  public let columns: [MarketColumn]
  /// The names of the columns that tell rows apart. A row whose key is known already takes the place
  /// of the one before.
  public let key: [String]
  /// Whether two rows of one file with one key are a mistake. Where they are not, the later counts.
  public let keysAreUniqueInFile: Bool
  /// The column that tells the newer of two states of a row; `nil` where the one that comes last counts.
  public let newest: String?
  /// The columns that decide between two states of the same time, the foremost first; the others follow in their
  /// order.
  public let foremost: [String]
  /// Names of columns that platforms write and that are passed over without being asked.
  public let passedOver: [String]

  init(
    kind: Kind, columns: [MarketColumn], key: [String], keysAreUniqueInFile: Bool,
    newest: String? = nil, foremost: [String] = [], passedOver: [String] = []
  ) {
    self.kind = kind
    self.columns = columns
    self.key = key
    self.keysAreUniqueInFile = keysAreUniqueInFile
    self.newest = newest
    self.foremost = foremost
    self.passedOver = passedOver
  }

  /// The kinds of tables, by their names in commands.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Which number was shown for what, and when.
    case numbers
    /// How people met campaigns.
    case touchpoints
    /// What was paid for them.
    case spend
    /// What is being sold, and what was.
    case deals
    /// When deals came to which stage.
    case dealStages = "deal-stages"
    /// What was ordered.
    case orders
    /// Which orders and deals are one sale, and which are not.
    case sameSales = "same-sales"
    /// What is paid for month by month.
    case subscriptions
    /// What people did with e-mails, posts, pages and the product.
    case engagement
  }

  /// The table of a kind.
  public static func of(_ kind: Kind) -> MarketTable {
    switch kind {
    case .numbers: .numbers
    case .touchpoints: .touchpoints
    case .spend: .spend
    case .deals: .deals
    case .dealStages: .dealStages
    case .orders: .orders
    case .sameSales: .sameSales
    case .subscriptions: .subscriptions
    case .engagement: .engagement
    }
  }

  /// Where the column `name` stands; `nil` if there is none.
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }
}

extension MarketTable {
  /// Tracking numbers: to each number what a call to it came from, and from when to when.
  public static let numbers = MarketTable(
    kind: .numbers,
    columns: [
      MarketColumn(
        "number", .ownNumber, isRequired: true,
        aliases: ["tracking_number", "tracking_phone_number", "promo_number", "phone_number"],
        summary: "the number that people dial"),
      MarketColumn(
        "valid_from", .instant, aliases: ["from", "start", "starts_at"],
        summary: "when it was first shown for this; empty: since ever"),
      MarketColumn(
        "valid_until", .instant, aliases: ["until", "end", "ends_at"],
        summary: "the moment from which it was no longer; empty: still"),
      MarketColumn(
        "shown_to", .choice(["all", "visitor", "email"]), aliases: ["type"],
        summary:
          "`all` people alike, one `visitor` at a time, or the reader of one `email`; empty: all"),
      MarketColumn(
        "pool", .text, aliases: ["pool_id", "pool_name"], summary: "the pool that it belongs to"),
      MarketColumn(
        "hold", .duration, aliases: ["hold_time"],
        summary:
          "how long after a session a number of a visitor is still that visitor's; empty: 30m"),
      MarketColumn("campaign_id", .text, summary: "the campaign that a call to it comes from"),
      MarketColumn("campaign_name", .text, aliases: ["campaign"], summary: "its name"),
      MarketColumn("channel", .text, summary: "its channel, where source and medium do not tell"),
      MarketColumn("source", .text, aliases: ["utm_source"], summary: "such as google"),
      MarketColumn("medium", .text, aliases: ["utm_medium"], summary: "such as cpc or billboard"),
      MarketColumn("keyword", .text, aliases: ["utm_term"], summary: "the keyword, if it has one"),
    ],
    key: ["number", "valid_from"], keysAreUniqueInFile: true)

  /// Spend: what a campaign cost on a day.
  public static let spend = MarketTable(
    kind: .spend,
    columns: [
      MarketColumn(
        "day", .day, isRequired: true, aliases: ["date"],
        summary: "the day, of the account's own calendar"),
      MarketColumn("campaign_id", .text, isRequired: true, summary: "the campaign"),
      MarketColumn(
        "keyword", .text, aliases: ["utm_term"],
        summary: "the keyword, where the money is told for each; empty: the whole campaign"),
      MarketColumn("campaign_name", .text, aliases: ["campaign"], summary: "its name"),
      MarketColumn("channel", .text, summary: "its channel, where source and medium do not tell"),
      MarketColumn("source", .text, aliases: ["utm_source"], summary: "such as google"),
      MarketColumn("medium", .text, aliases: ["utm_medium"], summary: "such as cpc"),
      MarketColumn(
        "amount", .money, isRequired: true, aliases: ["cost", "spend"],
        summary: "what was paid: `USD 21.40`, or a number with the column `currency`"),
      MarketColumn.currency,
      MarketColumn("clicks", .count, summary: "how many clicks it bought"),
      MarketColumn("impressions", .count, summary: "how often it was seen"),
    ],
    key: ["day", "campaign_id", "keyword"], keysAreUniqueInFile: true)
}
