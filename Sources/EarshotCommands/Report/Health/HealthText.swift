package import AttributionStore

/// Scores of customers for people, spreadsheets and programs, the lowest first.
package struct HealthText {
  private let report: HealthReport
  private let shown: [HealthReport.Line]
  private let limit: Int

  package init(_ report: HealthReport, below: Double = 101, limit: Int = 50) {
    self.report = report
    self.limit = limit
    shown = report.lines.filter { $0.score < below }
  }

  package func lines(width: Int) -> [String] {
    guard !report.lines.isEmpty else {
      return ["  nobody is known to have bought, or nothing is known of those who did"]
    }
    var wide = WideTable(
      heading: "health", names: ["customer"],
      columns: ["score"] + report.parts.map { $0.measure.replacing("_", with: " ") })
    for line in shown.prefix(limit) {
      let parts = zip(line.points, line.values).map { points, value in
        guard let points, let value else { return "–" }
        return "\(Self.whole(value)) → \(Self.whole(points))"
      }
      wide.rows.append(([PersonLabel.text(line.name)], [Self.whole(line.score)] + parts))
    }
    let blocks = wide.blocks(width: width).map { $0.lines(width: width) }
    let more = shown.count - min(limit, shown.count)
    return
      (shown.isEmpty ? ["  no customer has so low a score"] : Array(blocks.joined(separator: [""])))
      + (more > 0 ? ["  and \(PlainText.count(more)) more (--limit)"] : []) + notes
  }

  private var notes: [String] {
    let bands = [(0.0, 40.0), (40, 70), (70, 101)].map { low, high in
      PlainText.count(report.lines.filter { $0.score >= low && $0.score < high }.count)
    }
    let weights = report.parts
      .map { "\($0.measure.replacing("_", with: " ")) \(Self.whole($0.weight))" }
    return [
      "  \(PlainText.count(report.lines.count, "customer")): \(bands[0]) below 40, \(bands[1]) from 40, "
        + "\(bands[2]) from 70",
      "  each part: the measure → what it earns of 100; weights: "
        + weights.joined(separator: ", "),
      report.unknown.isEmpty
        ? nil
        : "  left out, since nobody has any: "
          + report.unknown.map { $0.replacing("_", with: " ") }.joined(separator: ", "),
    ].compactMap(\.self)
  }

  /// RFC 4180, with a line of names: of each part its measure and what it earns.
  package var csvLines: [String] {
    let head = ["name", "score"] + report.parts.flatMap { [$0.measure, $0.measure + "_points"] }
    return [CSVText.line(head)]
      + shown.map { line in
        CSVText.line(
          [line.name, Self.tenths(line.score)]
            + zip(line.values, line.points).flatMap { [Self.tenths($0), Self.tenths($1)] })
      }
  }

  /// A customer for programs.
  struct Row: Encodable {
    let name: String
    let score: Double
    let parts: [Part]

    struct Part: Encodable {
      let measure: String
      let weight: Double
      let value: Double?
      let points: Double?
    }
  }

  var rows: [Row] {
    shown.map { line in
      Row(
        name: line.name, score: line.score,
        parts: report.parts.indices.map { place in
          Row.Part(
            measure: report.parts[place].measure, weight: report.parts[place].weight,
            value: line.values[place], points: line.points[place])
        })
    }
  }

  private static func whole(_ number: Double) -> String {
    PlainText.count(Int(clamping: Int64(number.rounded())))
  }

  private static func tenths(_ number: Double?) -> String {
    guard let number else { return "" }
    let tenths = Int((number * 10).rounded())
    return tenths.isMultiple(of: 10) ? String(tenths / 10) : String(Double(tenths) / 10)
  }
}
