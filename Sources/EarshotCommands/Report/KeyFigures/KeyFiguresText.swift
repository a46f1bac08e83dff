import AttributionStore

/// The key figures for people: of all calls one below the other, else a table.
package struct KeyFiguresText {
  private let figures: KeyFigures
  private let dimension: String
  private let shortWait: Int
  private let lookback: Int
  private let timeZone: String?

  package init(
    _ figures: KeyFigures, by dimension: String, shortWait: Int, lookback: Int, timeZone: String?
  ) {
    self.figures = figures
    self.dimension = dimension
    self.shortWait = shortWait
    self.lookback = lookback
    self.timeZone = timeZone
  }

  package func lines(width: Int) -> [String] {
    guard let first = figures.lines.first else {
      return ["  no inbound call and no spend in this period", zoneNote]
    }
    return dimension == "all" ? list(first, width: width) : table(width: width)
  }

  // MARK: - All calls

  private func list(_ line: KeyFigures.Line, width: Int) -> [String] {
    var table = TextTable(columns: [
      .init(title: "figure"), .init(title: "", isRightAligned: true), .init(title: "of what"),
    ])
    func count(_ column: String) -> String { FigureKind.count.text(line[column]) }
    table.append([
      "calls", count("calls"),
      !isSome(line["calls"])
        ? "no inbound call in this period"
        : "inbound: \(count("answered")) answered, \(count("voicemail")) to voicemail, "
          + "\(count("missed")) missed"
          + (isSome(line["untold"]) ? ", \(count("untold")) untold" : ""),
    ])
    if isSome(line["calls"]) { appendCalls(line, to: &table) }
    appendCosts(line, to: &table)
    return table.lines(width: width) + [zoneNote]
  }

  private func appendCalls(_ line: KeyFigures.Line, to table: inout TextTable) {
    func count(_ column: String) -> String { FigureKind.count.text(line[column]) }
    func counted(_ column: String, _ noun: String) -> String { Self.counted(line[column], noun) }
    func share(_ column: String) -> String { FigureKind.share.text(line[column]) }
    table.append([
      "talk time", FigureKind.seconds.text(line["median_s"]),
      isSome(line["measured"])
        ? "the median of \(counted("measured", "answered call")); "
          + "\(FigureKind.seconds.text(line["average_s"])) on average"
        : "no answered call whose length is known",
    ])
    table.append([
      "new callers", share("new_ratio"),
      "\(count("new_callers")) of \(counted("callers", "caller")) never called before; "
        + "\(count("new_in_lookback")) not in the \(lookback) days before; "
        + counted("anonymous_calls", "anonymous call"),
    ])
    table.append([
      "conversion", share("conversion_rate"),
      "\(count("converting_answered")) of \(counted("answered", "answered call")); "
        + "\(share("rate_of_all")) of all",
    ])
    table.append([
      "abandonment", share("abandonment_rate"),
      isSome(line["offered"])
        ? "\(count("abandoned")) of \(counted("offered", "call"))"
          + (shortWait > 0 ? "; \(count("short")) hung up within \(shortWait) s" : "")
        : "of no call it is known whether it was answered",
    ])
    table.append([
      "keyword known", share("keyword_ratio"),
      "\(count("with_keyword")) of \(counted("calls", "call")); \(counted("keywords", "keyword"))",
    ])
  }

  private func appendCosts(_ line: KeyFigures.Line, to table: inout TextTable) {
    let converting = Self.counted(line["converting"], "call")
    for cost in line.costs {
      func money(_ value: QueryTable.Value) -> String {
        FigureKind.money.text(value, currency: cost.currency)
      }
      table.append([
        "per conversion", money(cost.perConversion),
        "\(money(cost.spend)) for \(converting) with a conversion; "
          + "\(money(cost.perCall)) per call",
      ])
    }
    if line.costs.isEmpty { table.append(["per conversion", "–", "no spend is known"]) }
  }

  /// `1 call`, `1,240 calls`.
  private static func counted(_ value: QueryTable.Value, _ noun: String) -> String {
    FigureKind.count.text(value) + " " + (value.number == 1 ? noun : noun + "s")
  }

  private func isSome(_ value: QueryTable.Value) -> Bool { (value.number ?? 0) > 0 }

  // MARK: - Lines

  private static let columns: [(title: String, column: String, kind: FigureKind)] = [
    ("calls", "calls", .count), ("share", "call_share", .share), ("answered", "answered", .count),
    ("median", "median_s", .seconds), ("average", "average_s", .seconds),
    ("new", "new_ratio", .share), ("new again", "lookback_ratio", .share),
    ("conv.", "converting", .count), ("rate", "conversion_rate", .share),
    ("of all", "rate_of_all", .share), ("lost", "abandonment_rate", .share),
    ("keyword", "keyword_ratio", .share),
  ]

  private func table(width: Int) -> [String] {
    let showsCosts = figures.lines.contains { !$0.costs.isEmpty }
    var wide = WideTable(
      heading: "key figures", names: [dimension],
      columns: Self.columns.map(\.title) + (showsCosts ? ["spend", "per call", "per conv."] : []))
    for line in figures.lines {
      let name = line.name.isEmpty ? "(not known)" : line.name.shownAsCell
      let cells = Self.columns.map { $0.kind.text(line[$0.column]) }
      func money(_ amount: (KeyFigures.Cost) -> QueryTable.Value) -> String {
        guard !line.costs.isEmpty else { return "–" }
        return line.costs.map { FigureKind.money.text(amount($0), currency: $0.currency) }
          .joined(separator: "\n")
      }
      wide.rows.append(
        (
          [name],
          cells + (showsCosts ? [money(\.spend), money(\.perCall), money(\.perConversion)] : [])
        ))
    }
    let blocks = wide.blocks(width: width).map { $0.lines(width: width) }
    return Array(blocks.joined(separator: [""])) + [
      "  new: of the callers, never before; new again: not in the \(lookback) days before",
      "  rate: of answered calls, a call with two conversions counts once; of all: of all calls",
      "  lost: of calls of which it is known whether they were answered"
        + (shortWait > 0 ? ", but for those who hung up within \(shortWait) s" : ""),
      zoneNote,
    ]
  }

  private var zoneNote: String {
    timeZone.map { "  days are those of \($0)" }
      ?? "  days are those of UTC; `earshot account --time-zone` sets the account's own"
  }
}
