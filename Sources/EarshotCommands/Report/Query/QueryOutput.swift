import AttributionStore

/// A table for programs: as JSON an object for each row, with the columns that are known.
struct QueryTableJSON: Encodable {
  let table: QueryTable

  private struct RowJSON: Encodable {
    let columns: [String]
    let row: [QueryTable.Value]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: ColumnKey.self)
      for (column, value) in zip(columns, row) { try container.encode(value, of: column) }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    for row in table.rows { try container.encode(RowJSON(columns: table.columns, row: row)) }
  }
}

extension QueryReport {
  /// Runs the query on the store and prints what it answers.
  func print(
    by dimension: String, _ options: ReportOptions,
    with parameters: [String: QueryTable.Value] = [:]
  ) throws {
    let store = try options.openStore()
    let table = try store.table(
      of: query, by: dimension, in: options.period(of: store), with: parameters)
    switch options.format {
    case .text:
      lines(table, by: dimension, width: Terminal.current().width)
        .forEach { Terminal.printLine($0) }
    case .json: Terminal.printLine(try MachineReadable.text(of: QueryTableJSON(table: table)))
    case .csv:
      Terminal.printLine(CSVText.line(table.columns))
      for row in table.rows { Terminal.printLine(CSVText.line(row.map(\.plainText))) }
    }
    if query.joinsCampaigns { try store.noteSharedNames(by: dimension) }
  }
}

/// The name of a column as the key of an object.
struct ColumnKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(_ column: String) { stringValue = column }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension KeyedEncodingContainer where Key == ColumnKey {
  /// Writes what is known of a column; nothing where there is nothing.
  mutating func encode(_ value: QueryTable.Value, of column: String) throws {
    let key = ColumnKey(column)
    switch value {
    case .nothing: break
    case .integer(let number): try encode(number, forKey: key)
    case .real(let number): try encode(number, forKey: key)
    case .text(let text): try encode(text, forKey: key)
    }
  }
}
