import Attribution
package import AttributionStore
import CallModel

/// The report on attribution as spreadsheets read it: a row for each source and currency, and one for its
/// conversions. The rows of one currency sum to the revenue, to the smallest unit.
package struct AttributionCSV {
  /// RFC 4180, with a line of names.
  package let lines: [String]

  package init(_ report: AttributionReport, for request: AttributionRequest) {
    let showsChannel = request.dimension != .channel
    func line(_ source: Source?, _ measure: String, _ cells: [String]) -> String {
      let name = showsChannel ? source?.campaign : source?.channel
      let names = [source == nil ? "(not known)" : name ?? ""]
      return CSVText.line(
        names + (showsChannel ? [source?.channel ?? ""] : []) + [measure] + cells)
    }
    var lines = [
      CSVText.line(
        [request.dimension.rawValue] + (showsChannel ? ["channel"] : []) + ["measure"]
          + report.models.map(\.rawValue))
    ]
    for table in report.revenue {
      lines += table.lines.map {
        line($0.source, table.total.currency.code, $0.amounts.map(\.plainAmount))
      }
    }
    lines += report.spend.map { spend in
      line(
        spend.source, spend.amount.currency.code + " spend",
        report.models.map { _ in spend.amount.plainAmount })
    }
    lines += report.conversions.lines.map {
      line($0.source, "conversions", $0.billionths.map(Self.exact))
    }
    self.lines = lines
  }

  /// Conversions with all nine decimals.
  private static func exact(_ billionths: Int64) -> String {
    let rest = String(billionths % 1_000_000_000)
    return "\(billionths / 1_000_000_000)."
      + String(repeating: "0", count: 9 - rest.count) + rest
  }
}
