import Attribution
import AttributionStore
import CallModel

/// The report on attribution for programs.
struct AttributionJSON: Encodable {
  let by: String
  let models: [String]
  let clickLookbackDays: Int64
  let viewLookbackDays: Int64
  let revenue: [Revenue]
  let conversions: Conversions
  let spend: [Spend]
  let people: Int
  let touchpoints: Int
  let calls: Int
  let callsWithoutSource: [String: Int]

  enum CodingKeys: String, CodingKey {
    case by, models, revenue, conversions, spend, people, touchpoints, calls
    case clickLookbackDays = "click_lookback_days"
    case viewLookbackDays = "view_lookback_days"
    case callsWithoutSource = "calls_without_source"
  }

  /// The revenue in one currency, in its smallest units.
  struct Revenue: Encodable {
    let currency: String
    let total: Int64
    let sources: [Line]
  }

  /// Conversions, in billionths.
  struct Conversions: Encodable {
    let total: Int
    let sources: [Line]
  }

  /// What was paid for a source, in the currency's smallest units.
  struct Spend: Encodable {
    let channel: String
    let name: String?
    let currency: String
    let amount: Int64
  }

  /// One source; without channel and name what nothing known earned.
  struct Line: Encodable {
    let channel: String?
    let name: String?
    let earned: [String: Int64]
  }

  init(_ report: AttributionReport, for request: AttributionRequest) {
    func line(_ source: Source?, _ numbers: [Int64]) -> Line {
      Line(
        channel: source?.channel, name: source?.campaign,
        earned: Dictionary(
          zip(report.models.map(\.rawValue), numbers), uniquingKeysWith: { first, _ in first }))
    }
    by = request.dimension.rawValue
    models = report.models.map(\.rawValue)
    clickLookbackDays = request.settings.lookback.clickMs / 86_400_000
    viewLookbackDays = request.settings.lookback.viewMs / 86_400_000
    revenue = report.revenue.map { table in
      Revenue(
        currency: table.total.currency.code, total: table.total.minorUnits,
        sources: table.lines.map { line($0.source, $0.amounts.map(\.minorUnits)) })
    }
    conversions = Conversions(
      total: report.conversions.total,
      sources: report.conversions.lines.map { line($0.source, $0.billionths) })
    spend = report.spend.map {
      Spend(
        channel: $0.source.channel, name: $0.source.campaign, currency: $0.amount.currency.code,
        amount: $0.amount.minorUnits)
    }
    people = report.basis.personCount
    touchpoints = report.basis.touchpointCount
    calls = report.basis.callCount
    callsWithoutSource = Dictionary(
      uniqueKeysWithValues: report.basis.problems.map { ($0.rawValue, $1) })
  }
}
