public import CallModel

/// Inbound calls and what they brought, by where they came from, with what that cost.
public struct SourceReport: Sendable, Hashable {
  /// One source.
  public struct Line: Sendable, Hashable {
    /// What the lines are told apart by: a channel, a campaign, a keyword. `nil` where there is none.
    public let name: String?
    /// The channel, where lines are campaigns or keywords and all calls have one.
    public let channel: String?
    /// How many calls came.
    public internal(set) var callCount = 0
    /// How many of them somebody answered.
    public internal(set) var answeredCount = 0
    /// How many brought a conversion; with two it counts once.
    public internal(set) var convertingCount = 0
    /// What they brought, for each currency by itself.
    public internal(set) var values: [Money] = []
    /// What was paid, for each currency by itself.
    public internal(set) var spend: [Money] = []
    /// How the source is known, with the number of calls.
    public internal(set) var foundBy: [CallSource.Finding: Int] = [:]
  }

  /// What lines are about.
  public enum Dimension: String, Sendable, Hashable, CaseIterable {
    /// Channels.
    case channel
    /// Campaigns.
    case campaign
    /// Keywords; what nobody provides counts as none.
    case keyword
  }

  /// One line for each source, the one with most calls first. Sources that only cost are among them.
  public let lines: [Line]
  /// All calls whose source is not known, with the reasons.
  public let unknown: Line
  /// Why it is not known, with the number of calls.
  public let problems: [CallSource.Problem: Int]
  /// All calls together.
  public let total: Line
}

/// Which calls and which spend a report is about.
public struct ReportPeriod: Sendable, Hashable {
  /// The first moment at which a call may have begun.
  public let from: Instant?
  /// The moment before which it must have begun.
  public let before: Instant?
  /// The first day of spend, `2026-10-03`, of the account's own calendar.
  public let firstDay: String?
  /// The last day of spend.
  public let lastDay: String?

  /// A period; `nil` for no bound.
  public init(
    from: Instant? = nil, before: Instant? = nil, firstDay: String? = nil, lastDay: String? = nil
  ) {
    self.from = from
    self.before = before
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}
