import AttributionStore

/// The key figures for spreadsheets: a row for each line and currency.
package struct KeyFiguresCSV {
  private let figures: KeyFigures

  package init(_ figures: KeyFigures) { self.figures = figures }

  /// RFC 4180, with a line of names. What has no currency stands in the first row of a line only, so that a
  /// column can be added up.
  package var lines: [String] {
    let money = ["currency", "spend_minor", "cost_per_call_minor", "cost_per_conversion_minor"]
    return [CSVText.line(["name"] + figures.columns + money)] + figures.lines.flatMap(rows)
  }

  private func rows(_ line: KeyFigures.Line) -> [String] {
    let values = figures.columns.map { line[$0].plainText }
    guard !line.costs.isEmpty else {
      return [CSVText.line([line.name] + values + ["", "", "", ""])]
    }
    return line.costs.enumerated().map { place, cost in
      let own = place == 0 ? values : values.map { _ in "" }
      return CSVText.line(
        [line.name] + own + [cost.currency]
          + [cost.spend, cost.perCall, cost.perConversion].map(\.plainText))
    }
  }
}
