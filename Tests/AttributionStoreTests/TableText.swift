import AttributionStore

/// The rows of a store's tables, a line each.
struct TableText: StoreTableSink {
  private var lines: [String] = []
  private var name = ""

  /// Those of `tables`, in an order that does not depend on the database.
  static func lines(of store: SQLCallStore, _ tables: [StoreTable]) throws -> [String] {
    var text = TableText()
    try store.readTables(tables, into: &text)
    return text.lines.sorted()
  }

  mutating func begin(_ table: StoreTable) { name = table.name }

  mutating func take(_ row: [QueryTable.Value]) {
    let values = row.map { value in
      switch value {
      case .nothing: "-"
      case .integer(let number): "\(number)"
      // Where one database has a whole number, the other may have the same as a fraction.
      case .real(let number): Int64(exactly: number).map { "\($0)" } ?? "\(number)"
      case .text(let text): text
      }
    }
    lines.append("\(name): \(values.joined(separator: " | "))")
  }

  mutating func end() {}
}
