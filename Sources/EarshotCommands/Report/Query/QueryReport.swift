package import AttributionStore
import Diagnostics

/// A report that is a query: how its columns are shown to people. Programs get them as they are.
package struct QueryReport: Sendable {
  /// A column of numbers.
  package struct Column: Sendable {
    let title: String
    let name: String
    let kind: FigureKind
    /// The column with the other end, where two numbers are a range.
    let end: String?

    package init(_ title: String, _ name: String, to end: String? = nil, _ kind: FigureKind) {
      self.title = title
      self.name = name
      self.kind = kind
      self.end = end
    }
  }

  let query: ReportQuery
  /// What is said where there is nothing to count.
  let nothing: String
  /// The column that names a row first.
  let label: String
  /// The columns that name a row besides.
  let names: [String]
  let columns: [Column]
  /// What is said under the table.
  let notes: [String]

  package init(
    _ query: ReportQuery, nothing: String, label: String = "name", names: [String] = [],
    columns: [Column], notes: [String]
  ) {
    self.query = query
    self.nothing = nothing
    self.label = label
    self.names = names
    self.columns = columns
    self.notes = notes
  }

  /// The table for a terminal.
  package func lines(_ table: QueryTable, by dimension: String, width: Int) -> [String] {
    guard !table.rows.isEmpty else { return ["  " + nothing] }
    var wide = WideTable(
      heading: query.name, names: [dimension == "all" ? "" : dimension] + names,
      columns: columns.map(\.title))
    for row in table.rows {
      let name = Self.text(row, label, of: table) ?? ""
      let cells = columns.map { Self.cell($0, row, of: table) }
      let labels =
        [name.isEmpty ? (dimension == "all" ? "all" : "(not known)") : PersonLabel.text(name)]
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
    let currency = text(row, "currency", of: table)
    let start = column.kind.text(value(row, column.name, of: table), currency: currency)
    guard let end = column.end.map({ value(row, $0, of: table) }), end != .nothing else {
      return start
    }
    return start.replacing(" %", with: "") + "–" + column.kind.text(end, currency: currency)
  }
}
