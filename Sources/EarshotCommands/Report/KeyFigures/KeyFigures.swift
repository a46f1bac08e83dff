package import AttributionStore

/// What the queries of the key figures answer, put together: a line for each name.
package struct KeyFigures: Sendable {
  /// All that is known of one name.
  package struct Line: Sendable {
    /// The campaign, the day or the like; empty where it is not known.
    package let name: String
    /// Whatever has no currency, by the name of its column.
    fileprivate(set) var figures: [String: QueryTable.Value] = [:]
    /// What was paid, for each currency by itself.
    package fileprivate(set) var costs: [Cost] = []

    /// The figure of a column; nothing where the query has no row for this line.
    package subscript(column: String) -> QueryTable.Value { figures[column] ?? .nothing }
  }

  /// What was paid in one currency, and for what.
  package struct Cost: Sendable {
    package let currency: String
    package let spend: QueryTable.Value
    package let perCall: QueryTable.Value
    package let perConversion: QueryTable.Value
  }

  /// The columns without a currency, in the order of the queries.
  package private(set) var columns: [String] = []
  /// The lines: those with most calls first, or in the order of time.
  package private(set) var lines: [Line] = []

  /// - Parameter inOrderOfTime: whether the names of lines are days or the like.
  package init(_ tables: [QueryTable], inOrderOfTime: Bool) {
    var found: [String: Line] = [:]
    for table in tables {
      let own = table.columns.filter { $0 != "name" && $0 != "currency" && !$0.hasSuffix("_minor") }
      columns += own.filter { !columns.contains($0) }
      for row in table.rows {
        let values = Dictionary(uniqueKeysWithValues: zip(table.columns, row))
        guard case .text(let name)? = values["name"] else { continue }
        var line = found[name] ?? Line(name: name)
        for column in own { line.figures[column] = values[column] }
        if case .text(let currency)? = values["currency"] {
          line.costs.append(
            Cost(
              currency: currency, spend: values["spend_minor"] ?? .nothing,
              perCall: values["cost_per_call_minor"] ?? .nothing,
              perConversion: values["cost_per_conversion_minor"] ?? .nothing))
        }
        found[name] = line
      }
    }
    lines = found.values.sorted { left, right in
      let calls = [left, right].map { $0["calls"].number ?? 0 }
      return inOrderOfTime || calls[0] == calls[1] ? left.name < right.name : calls[0] > calls[1]
    }
  }
}
