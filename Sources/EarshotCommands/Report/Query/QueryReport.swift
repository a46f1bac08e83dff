package import AttributionStore
import CallModel
import Diagnostics

/// A report that is a query: how its columns are shown to people. Programs get them as they are.
package struct QueryReport: Sendable {
  /// A column of numbers.
  package struct Column: Sendable {
    let title: String
    let name: String
    let kind: Kind

    package init(_ title: String, _ name: String, _ kind: Kind) {
      self.title = title
      self.name = name
      self.kind = kind
    }
  }

  /// How a number is written.
  package enum Kind: Sendable {
    /// A whole number.
    case count
    /// A part of something, in percent.
    case share
    /// How much more or less, in percent.
    case change
    /// A factor.
    case factor
    /// Days.
    case days
    /// An amount in the smallest unit of the row's currency.
    case money
  }

  let query: ReportQuery
  /// What is said where there is nothing to count.
  let nothing: String
  /// The columns that name a row, besides `name`.
  let names: [String]
  let columns: [Column]
  /// What is said under the table.
  let notes: [String]

  package init(
    _ query: ReportQuery, nothing: String, names: [String] = [], columns: [Column], notes: [String]
  ) {
    self.query = query
    self.nothing = nothing
    self.names = names
    self.columns = columns
    self.notes = notes
  }

  /// The table for a terminal.
  package func lines(_ table: QueryTable, by dimension: String, width: Int) -> [String] {
    guard !table.rows.isEmpty else { return ["  " + nothing] }
    var wide = WideTable(
      heading: query.name, names: [dimension] + names, columns: columns.map(\.title))
    for row in table.rows {
      let name = Self.text(row, "name", of: table) ?? ""
      let cells = columns.map { Self.cell($0, row, of: table) }
      let labels =
        [name.isEmpty ? "(not known)" : name.shownAsCell]
        + names.map { (Self.text(row, $0, of: table) ?? "").shownAsCell }
      wide.rows.append((labels, cells))
    }
    let blocks = wide.blocks(width: width).map { $0.lines(width: width) }
    return Array(blocks.joined(separator: [""])) + notes.map { "  " + $0 }
  }

  private static func value(
    _ row: [QueryTable.Value], _ name: String, of table: QueryTable
  ) -> QueryTable.Value {
    table.index(of: name).map { row[$0] } ?? .nothing
  }

  private static func text(
    _ row: [QueryTable.Value], _ name: String, of table: QueryTable
  ) -> String? {
    if case .text(let text) = value(row, name, of: table) { text } else { nil }
  }

  private static func cell(
    _ column: Column, _ row: [QueryTable.Value], of table: QueryTable
  ) -> String {
    let number: Double
    switch value(row, column.name, of: table) {
    case .integer(let whole): number = Double(whole)
    case .real(let real): number = real
    case .nothing, .text: return "–"
    }
    switch column.kind {
    case .count: return PlainText.count(Int(clamping: Int64(number)))
    case .share: return tenths(number * 100) + " %"
    case .change: return (number < 0 ? "" : "+") + tenths(number * 100) + " %"
    case .factor: return tenths(number)
    case .days: return tenths(number) + " d"
    case .money:
      guard let currency = text(row, "currency", of: table).flatMap({ Currency(code: $0) }),
        let minorUnits = Int64(exactly: number.rounded())
      else { return "–" }
      return Money(minorUnits: minorUnits, currency: currency).description
    }
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int64((abs(number) * 10).rounded())
    let sign = number < 0 && tenths > 0 ? "-" : ""
    return sign + PlainText.count(Int(tenths / 10)) + ".\(tenths % 10)"
  }
}
