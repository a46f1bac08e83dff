import AttributionStore
import CallModel

/// A table for programs: as JSON an object for each row, with the columns that are known.
struct QueryTableJSON: Encodable {
  let table: QueryTable

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct RowJSON: Encodable {
    let columns: [String]
    let row: [QueryTable.Value]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      for (column, value) in zip(columns, row) {
        let key = Key(stringValue: column)
        switch value {
        case .nothing: break
        case .integer(let number): try container.encode(number, forKey: key)
        case .real(let number): try container.encode(number, forKey: key)
        case .text(let text): try container.encode(text, forKey: key)
        }
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for row in table.rows { try container.encode(RowJSON(columns: table.columns, row: row)) }
  }
}

extension QueryReport {
  /// Runs the query on the store and prints what it answers. Sales are settled before.
  func print(by dimension: String, _ options: ReportOptions) throws {
    let store = try options.openStore()
    _ = try store.settleSales(recordedAt: Clock.now())
    let table = try store.table(of: query, by: dimension, in: options.period)
    switch options.format {
    case .text:
      lines(table, by: dimension, width: Terminal.current().width)
        .forEach { Terminal.printLine($0) }
    case .json: Terminal.printLine(try MachineReadable.text(of: QueryTableJSON(table: table)))
    case .csv:
      Terminal.printLine(CSVText.line(table.columns))
      for row in table.rows { Terminal.printLine(CSVText.line(row.map(\.plainText))) }
    }
  }
}

extension QueryTable.Value {
  /// As spreadsheets read it.
  fileprivate var plainText: String {
    switch self {
    case .nothing: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }
}
