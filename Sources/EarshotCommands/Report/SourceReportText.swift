package import AttributionStore
package import CallModel

/// The report on sources as people read it, and as spreadsheets do.
package struct SourceReportText {
  private let report: SourceReport
  private let dimension: SourceReport.Dimension

  package init(_ report: SourceReport, by dimension: SourceReport.Dimension) {
    self.report = report
    self.dimension = dimension
  }

  /// A line for each source, the unknown ones and the total, and under it how sources are known.
  package func lines(width: Int) -> [String] {
    let showsChannel = dimension != .channel
    var columns: [TextTable.Column] = [.init(title: dimension.rawValue, widest: 28)]
    if showsChannel { columns.append(.init(title: "channel", widest: 16)) }
    columns += [
      .init(title: "calls", isRightAligned: true), .init(title: "share", isRightAligned: true),
      .init(title: "conv.", isRightAligned: true), .init(title: "rate", isRightAligned: true),
      .init(title: "value", isRightAligned: true, widest: 16),
      .init(title: "spend", isRightAligned: true, widest: 16), .init(title: "per conv."),
    ]
    var table = TextTable(columns: columns)
    func append(_ line: SourceReport.Line, named name: String) {
      table.append([name] + (showsChannel ? [line.channel ?? ""] : []) + figures(line))
    }
    for line in report.lines { append(line, named: name(line)) }
    if report.unknown.callCount > 0 { append(report.unknown, named: "not known") }
    append(report.total, named: "total")
    return table.lines(width: width) + notes
  }

  private func name(_ line: SourceReport.Line) -> String {
    guard let name = line.name else { return "(no \(dimension.rawValue))" }
    return name.shownAsCell
  }

  private func figures(_ line: SourceReport.Line) -> [String] {
    [
      PlainText.count(line.callCount), percent(line.callCount, of: report.total.callCount),
      PlainText.count(line.convertingCount), percent(line.convertingCount, of: line.answeredCount),
      line.values.map(\.description).joined(separator: "\n"),
      line.spend.map(\.description).joined(separator: "\n"),
      Self.perConversion(line).map(\.description).joined(separator: "\n"),
    ]
  }

  /// What a converting call cost, to the nearest smallest unit as in other reports; nothing where none converted.
  static func perConversion(_ line: SourceReport.Line) -> [Money] {
    guard line.convertingCount > 0 else { return [] }
    return line.spend.map { perConversion($0, of: line.convertingCount) }
  }

  /// A part of `spend` for each of so many calls, one at least. Halves are rounded away from nothing.
  package static func perConversion(_ spend: Money, of count: Int) -> Money {
    let (quotient, rest) = spend.minorUnits.quotientAndRemainder(dividingBy: Int64(count))
    let isMore = rest.magnitude >= UInt64(count) - rest.magnitude
    return Money(minorUnits: quotient + (isMore ? rest.signum() : 0), currency: spend.currency)
  }

  private func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let tenths = (part * 1000 + whole / 2) / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private var notes: [String] {
    let known = CallSource.Finding.allCases.compactMap { finding in
      report.total.foundBy[finding].map { "\(PlainText.count($0)) by the \(finding.rawValue)" }
    }
    let problems = CallSource.Problem.allCases.compactMap { problem in
      report.problems[problem].map { "\(PlainText.count($0)) \(Self.text(problem))" }
    }
    return [
      known.isEmpty ? nil : "  known: " + known.joined(separator: ", "),
      problems.isEmpty ? nil : "  not known: " + problems.joined(separator: ", "),
      "  calls: inbound; rate: of answered ones; a call with two conversions counts once",
    ].compactMap(\.self)
  }

  /// Why a source is not known.
  static func text(_ problem: CallSource.Problem) -> String {
    switch problem {
    case .noNumber: "without a number that was dialled"
    case .noStart: "without a time"
    case .severalCampaigns: "to a number of several campaigns at once"
    case .severalVisitors: "to a number that several visitors had at once"
    case .noSession: "to a number that no visitor had"
    case .unknownNumber: "to a number of which nothing is known"
    }
  }

  /// RFC 4180, with a line of names; a row for each currency of a source.
  package func csvLines() -> [String] {
    let names = dimension == .channel ? [dimension.rawValue] : [dimension.rawValue, "channel"]
    let head = names + ["calls", "answered", "converting", "currency", "value", "spend"]
    var lines = [CSVText.line(head)]
    for line in report.lines { lines += csv(line, named: line.name ?? "") }
    if report.unknown.callCount > 0 { lines += csv(report.unknown, named: "(not known)") }
    return lines
  }

  private func csv(_ line: SourceReport.Line, named name: String) -> [String] {
    let currencies = Set((line.values + line.spend).map(\.currency)).sorted { $0.code < $1.code }
    let counts = [line.callCount, line.answeredCount, line.convertingCount].map { String($0) }
    let head = [name] + (dimension == .channel ? [] : [line.channel ?? ""])
    guard !currencies.isEmpty else { return [CSVText.line(head + counts + ["", "", ""])] }
    return currencies.enumerated().map { index, currency in
      func amount(_ all: [Money]) -> String {
        all.first { $0.currency == currency }?.plainAmount ?? ""
      }
      // Counts stand in the first row only, so that a column can be added up.
      return CSVText.line(
        head + (index == 0 ? counts : ["", "", ""])
          + [currency.code, amount(line.values), amount(line.spend)])
    }
  }
}
