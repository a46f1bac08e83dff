import CallModel
public import Diagnostics

/// Makes the report on sources: the database counts, and what it counted is put together.
struct SourceReportRows {
  private let dimension: SourceReport.Dimension
  private var campaigns: CampaignLines?
  private var lines: [Key: SourceReport.Line] = [:]
  private var problems: [CallSource.Problem: Int] = [:]
  private var unknown = SourceReport.Line(name: nil, channel: nil)
  private var total = SourceReport.Line(name: nil, channel: nil)

  private struct Key: Hashable {
    let name: String?
    let channel: String?
  }

  init(_ dimension: SourceReport.Dimension) { self.dimension = dimension }

  /// What a line is called, in SQL over `call_sources` and `spend_channels` alike; a campaign by its id or else its name.
  private static func name(_ dimension: SourceReport.Dimension) -> String {
    switch dimension {
    case .channel: "channel"
    case .campaign: "coalesce(campaign_id, campaign_name)"
    case .keyword: KnownKeyword.sql("keyword")
    }
  }

  mutating func report(_ db: StoreConnection, in period: ReportPeriod) throws -> SourceReport {
    if dimension == .campaign { campaigns = try CampaignLines(db) }
    try readCalls(db, period)
    try readSpend(db, period)
    let sorted = lines.values.sorted { left, right in
      if left.callCount != right.callCount { return left.callCount > right.callCount }
      return (left.name ?? "~", left.channel ?? "") < (right.name ?? "~", right.channel ?? "")
    }
    return SourceReport(lines: sorted, unknown: unknown, problems: problems, total: total)
  }

  private mutating func readCalls(_ db: StoreConnection, _ period: ReportPeriod) throws {
    // One row for each call and currency; a call without money has one row.
    let sql = """
      SELECT found_by, problem, channel, \(Self.name(dimension)) AS name, answered,
        brought.call_id IS NOT NULL AS converts, brought.currency, brought.value_minor,
        row_number() OVER (PARTITION BY calls.call_id) = 1 AS is_first
      FROM \(try KeptSources.callSources(db)) JOIN (
          SELECT call_id, answered FROM calls WHERE ifnull(direction, 'inbound') = 'inbound'
            AND (?1 IS NULL OR started_at >= ?1) AND (?2 IS NULL OR started_at < ?2)) AS calls
        USING (call_id)
        LEFT JOIN (
          SELECT call_id, currency, sum(value_minor) AS value_minor FROM live_outcomes
          WHERE kind = 'conversion' GROUP BY call_id, currency) AS brought
        USING (call_id)
      """
    let rows = try db.cursor(
      of: "call_sources", sql,
      [period.from.map(SelectedCalls.bound), period.before.map(SelectedCalls.bound)])
    while let row = try rows.next() { try add(row) }
  }

  private mutating func add(_ row: StoredRow) throws {
    let finding: CallSource.Finding? = try row.optionalChoice("found_by")
    let isFirst = try row.flag("is_first")
    let money = try money(in: row, amount: "value_minor")
    let isAnswered = try row.optionalInteger("answered") == 1
    let converts = try row.flag("converts")
    func count(_ line: inout SourceReport.Line) {
      if isFirst {
        line.callCount += 1
        line.answeredCount += isAnswered ? 1 : 0
        line.convertingCount += converts ? 1 : 0
        if let finding { line.foundBy[finding, default: 0] += 1 }
      }
      if let money { line.values.add(money) }
    }
    count(&total)
    guard finding != nil else {
      if isFirst, let problem: CallSource.Problem = try row.optionalChoice("problem") {
        problems[problem, default: 0] += 1
      }
      return count(&unknown)
    }
    let key = try key(in: row)
    count(&lines[key, default: SourceReport.Line(name: key.name, channel: key.channel)])
  }

  private mutating func readSpend(_ db: StoreConnection, _ period: ReportPeriod) throws {
    let sql = """
      SELECT channel, \(Self.name(dimension)) AS name, currency,
        sum(amount_minor) AS amount_minor
      FROM spend_channels
      WHERE (?1 IS NULL OR day >= ?1) AND (?2 IS NULL OR day <= ?2)
      GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      """
    for row in try db.rows(of: "spend", sql, [period.firstDay, period.lastDay]) {
      guard let money = try money(in: row, amount: "amount_minor") else { continue }
      let key = try key(in: row)
      lines[key, default: SourceReport.Line(name: key.name, channel: key.channel)].spend.add(money)
      total.spend.add(money)
    }
  }

  private func key(in row: StoredRow) throws -> Key {
    let told = try row.optionalText("name")
    let name = told.map { campaigns?.line(of: $0) ?? $0 }
    return Key(name: name, channel: dimension == .channel ? nil : try row.optionalText("channel"))
  }

  private func money(in row: StoredRow, amount: String) throws -> Money? {
    guard let code = try row.optionalText("currency") else { return nil }
    guard let currency = Currency(code: code) else { throw row.damaged("currency") }
    return Money(minorUnits: try row.integer(amount), currency: currency)
  }
}

extension [Money] {
  /// Adds an amount to that of its currency; the currencies stay in the order of their codes. What no
  /// longer fits stays as it is.
  mutating func add(_ money: Money) {
    if let place = firstIndex(where: { $0.currency == money.currency }) {
      self[place] = self[place].adding(money) ?? self[place]
    } else {
      append(money)
      sort { $0.currency.code < $1.currency.code }
    }
  }
}

extension SQLCallStore {
  /// Where inbound calls came from, what they brought, and what that cost.
  public func sourceReport(
    by dimension: SourceReport.Dimension, in period: ReportPeriod = ReportPeriod()
  ) throws(InputError) -> SourceReport {
    // What cannot be kept the report works out for itself.
    _ = keep(dimension == .campaign ? [.calls, .campaigns] : .calls)
    return try read { db in
      var rows = SourceReportRows(dimension)
      return try rows.report(db, in: period)
    }
  }
}
