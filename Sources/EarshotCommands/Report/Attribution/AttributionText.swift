import Attribution
package import AttributionStore
import CallModel

/// The report on attribution as people read it.
package struct AttributionText {
  private let report: AttributionReport
  private let request: AttributionRequest

  package init(_ report: AttributionReport, for request: AttributionRequest) {
    self.report = report
    self.request = request
  }

  /// A table for each currency, one of conversions, and what they rest on.
  package func lines(width: Int) -> [String] {
    let tables = report.conversions.lines.isEmpty ? [] : [conversions]
    return (report.revenue.flatMap { [revenue($0)] + returns($0) } + tables).flatMap { table in
      ["  \(table.heading)"] + table.blocks(width: width).flatMap { $0.lines(width: width) + [""] }
    } + notes
  }

  private func revenue(_ table: AttributionReport.RevenueTable) -> WideTable {
    wideTable(
      "revenue in \(table.total.currency.code)",
      rows: table.lines.map { ($0.source, $0.amounts.map(\.amountAlone)) },
      total: table.total.amountAlone)
  }

  /// What each source earned for what was paid for it, where anything was.
  private func returns(_ table: AttributionReport.RevenueTable) -> [WideTable] {
    let currency = table.total.currency
    let paid = report.spend.filter { $0.amount.currency == currency && $0.amount.minorUnits > 0 }
      .sorted { $0.amount.minorUnits > $1.amount.minorUnits }
    guard !paid.isEmpty else { return [] }
    let showsChannel = request.dimension != .channel
    var wide = WideTable(
      heading: "revenue in \(currency.code) for one of spend (ROAS)",
      names: [request.dimension.title] + (showsChannel ? ["channel"] : []),
      columns: ["spend"] + report.models.map(\.title))
    for spend in paid {
      let earned = table.lines.first { $0.source == spend.source }?.amounts
      let cells = report.models.indices.map { place in
        let amount = Double(earned?[place].minorUnits ?? 0)
        return FigureKind.ratio.text(.real(amount / Double(spend.amount.minorUnits)))
      }
      wide.rows.append(
        (
          [name(spend.source)] + (showsChannel ? [spend.source.channel.shownAsCell] : []),
          [spend.amount.amountAlone] + cells
        ))
    }
    return [wide]
  }

  private var conversions: WideTable {
    let table = report.conversions
    return wideTable(
      "conversions", rows: table.lines.map { ($0.source, $0.billionths.map(Self.hundredths)) },
      total: Self.hundredths(Int64(table.total) * 1_000_000_000))
  }

  private func wideTable(
    _ heading: String, rows: [(source: Source?, cells: [String])], total: String
  ) -> WideTable {
    let showsChannel = request.dimension != .channel
    var table = WideTable(
      heading: heading,
      names: [request.dimension.title] + (showsChannel ? ["channel"] : []),
      columns: report.models.map(\.title))
    for row in rows {
      let names = [name(row.source)] + (showsChannel ? [row.source?.channel.shownAsCell ?? ""] : [])
      table.rows.append((names, row.cells))
    }
    table.rows.append((["total"], report.models.map { _ in total }))
    return table
  }

  private func name(_ source: Source?) -> String {
    guard let source else { return "not known" }
    guard request.dimension != .channel else { return source.channel.shownAsCell }
    return source.campaign?.shownAsCell ?? "(no \(request.dimension.title))"
  }

  /// Conversions to the hundredth.
  private static func hundredths(_ billionths: Int64) -> String {
    let hundredths = Int((billionths + 5_000_000) / 10_000_000)
    let rest = hundredths % 100
    return "\(PlainText.count(hundredths / 100)).\(rest < 10 ? "0" : "")\(rest)"
  }

  private var notes: [String] {
    let totals = report.revenue.map { $0.total.description }.joined(separator: " and ")
    let basis = report.basis
    let days = request.settings.lookback
    return [
      totals.isEmpty
        ? "  no conversion with money in this period"
        : "  the sum of each column is the revenue, \(totals)",
      "  from \(PlainText.count(basis.personCount, "person", "people")), "
        + "\(PlainText.count(basis.touchpointCount, "touchpoint")) and "
        + "\(PlainText.count(basis.callCount, "call")); clicks count for "
        + "\(PlainText.count(Int(days.clickMs / 86_400_000), "day")), views for "
        + "\(Int(days.viewMs / 86_400_000))",
      problems,
    ].compactMap(\.self)
  }

  /// Which calls have no source, and why.
  private var problems: String? {
    let parts = CallSource.Problem.allCases.compactMap { problem in
      report.basis.problems[problem].map {
        "\(PlainText.count($0)) \(SourceReportText.text(problem))"
      }
    }
    guard !parts.isEmpty else { return nil }
    return "  calls without a source: " + parts.joined(separator: ", ")
      + "; none is guessed (`earshot report sources --unresolved` lists them)"
  }
}

extension Money {
  /// The amount as people read it, without its currency: `1,204.50`.
  var amountAlone: String { (minorUnits < 0 ? "-" : "") + description.drop { !$0.isNumber } }
}

extension AttributionModel {
  /// The model above a column.
  var title: String {
    switch self {
    case .firstTouch: "first"
    case .lastTouch: "last"
    case .lastNonDirect: "not direct"
    case .linear: "linear"
    case .positionBased: "40/20/40"
    case .timeDecay: "decay"
    case .wShaped: "W-shaped"
    case .markov: "Markov"
    case .shapley: "Shapley"
    }
  }
}

extension CreditDimension {
  /// What the lines are called above their names.
  var title: String { self == .landingPage ? "landing page" : rawValue }
}
