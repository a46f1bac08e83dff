import AttributionStore
import CallModel

/// The report on sources for programs.
struct SourceReportJSON: Encodable {
  let by: String
  let sources: [Line]
  let unknown: Line
  let total: Line
  let problems: [String: Int]

  init(_ report: SourceReport, by dimension: SourceReport.Dimension) {
    by = dimension.rawValue
    sources = report.lines.map(Line.init)
    unknown = Line(report.unknown)
    total = Line(report.total)
    problems = Dictionary(uniqueKeysWithValues: report.problems.map { ($0.rawValue, $1) })
  }

  /// One source.
  struct Line: Encodable {
    let name: String?
    let channel: String?
    let calls: Int
    let answered: Int
    let converting: Int
    let values: [MoneyJSON]
    let spend: [MoneyJSON]
    let foundBy: [String: Int]

    enum CodingKeys: String, CodingKey {
      case name, channel, calls, answered, converting, values, spend
      case foundBy = "found_by"
    }

    init(_ line: SourceReport.Line) {
      name = line.name
      channel = line.channel
      calls = line.callCount
      answered = line.answeredCount
      converting = line.convertingCount
      values = line.values.map(MoneyJSON.init)
      spend = line.spend.map(MoneyJSON.init)
      foundBy = Dictionary(uniqueKeysWithValues: line.foundBy.map { ($0.rawValue, $1) })
    }
  }
}
