package import AttributionStore
import JSONText

/// How the rows of a table are written into a file.
package enum TableFileFormat: String, CaseIterable, Sendable {
  /// A line with the names of the columns, then one for each row. Nothing where a value is not known, `""`
  /// for an empty text; what a spreadsheet would take for a formula gets an apostrophe.
  case csv
  /// An object on each line; texts are exactly what the store has.
  case jsonl

  /// The line before all rows; empty where there is none.
  func header(of table: StoreTable) -> String {
    switch self {
    case .csv: CSVText.line(table.columns.map(\.name)) + "\n"
    case .jsonl: ""
    }
  }

  /// A row of `table` as a line.
  package func line(_ row: [QueryTable.Value], of table: StoreTable) -> String {
    switch self {
    case .csv: row.map(Self.cell).joined(separator: ",") + "\n"
    case .jsonl:
      JSONValue.object(
        zip(table.columns, row).map { JSONValue.Member(name: $0.name, value: Self.value($1)) }
      ).line + "\n"
    }
  }

  private static func cell(_ value: QueryTable.Value) -> String {
    switch value {
    case .nothing: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text.isEmpty ? "\"\"" : CSVText.cell(text)
    }
  }

  private static func value(_ value: QueryTable.Value) -> JSONValue {
    switch value {
    case .nothing: .null
    case .integer(let number): .number("\(number)")
    // JSON has no word for what is no number.
    case .real(let number): number.isFinite ? .number("\(number)") : .null
    case .text(let text): .string(text)
    }
  }
}
