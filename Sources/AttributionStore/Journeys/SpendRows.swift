public import Attribution
public import CallModel

extension AttributionReport {
  /// What was paid for a source in one currency.
  public struct Spend: Sendable, Hashable {
    /// What it was paid for.
    public let source: Source
    /// How much.
    public let amount: Money
  }

  /// What was paid for a source; `nil` where nothing is told in this currency.
  public func spend(on source: Source, in currency: Currency) -> Money? {
    spend.first { $0.source == source && $0.amount.currency == currency }?.amount
  }
}

/// Reads what was paid, by what lines of the report are told apart by.
enum SpendRows {
  /// What was paid on the days of the period; nothing for pages, which nobody pays for.
  static func spend(
    _ db: StoreConnection, by dimension: CreditDimension, in period: ReportPeriod
  ) throws -> [AttributionReport.Spend] {
    guard dimension != .landingPage else { return [] }
    let rows = try db.rows(
      of: "spend",
      """
      SELECT channel, label, currency, sum(amount_minor) AS amount_minor
      FROM (SELECT t.*, \(dimension.label(in: "t")) AS label FROM spend_channels AS t)
      WHERE (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)
      GROUP BY channel, label, currency ORDER BY channel, label, currency
      """, [period.firstDay, period.lastDay])
    let lines = dimension == .campaign ? try CampaignLines(db) : nil
    var paid: [Source: [Money]] = [:]
    for row in rows {
      guard let currency = Currency(code: try row.text("currency")) else {
        throw row.damaged("currency")
      }
      let label = try row.optionalText("label")
      let source = Source(
        channel: try row.optionalText("channel") ?? "other",
        campaign: label.map { lines?.line(of: $0) ?? $0 })
      paid[source, default: []].add(
        Money(minorUnits: try row.integer("amount_minor"), currency: currency))
    }
    return paid.sorted { $0.key < $1.key }.flatMap { source, amounts in
      amounts.map { AttributionReport.Spend(source: source, amount: $0) }
    }
  }
}
