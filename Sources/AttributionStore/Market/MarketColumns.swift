import CallModel

/// How the rows of a table of the market stand in the store.
struct MarketColumns {
  /// A column of the store.
  struct Column {
    let name: String
    /// Where its value stands in a row.
    let index: Int
    let part: Part
    /// What stands for a value that is not known; `nil` for NULL.
    let substitute: String?
  }

  /// A column as it is written.
  struct Parameter {
    let index: Int
    let part: Part
    let hasSubstitute: Bool
  }

  /// Which part of a value a column holds.
  enum Part {
    case whole
    case minorUnits
    case currency
  }

  /// Columns in the order in which they are written; the constants and the stamp come behind them.
  let columns: [Column]
  /// The same without their names, for millions of rows.
  let parameters: [Parameter]
  /// What stands in columns that files do not have, the same in each row.
  let constants: [String]
  /// The table that they are written into.
  let table: BulkTable

  init(_ table: MarketTable) {
    columns = table.columns.enumerated().flatMap { Self.columns(of: $1, at: $0, in: table) }
    parameters = columns.map {
      Parameter(index: $0.index, part: $0.part, hasSubstitute: $0.substitute != nil)
    }
    // What a deal's own history says counts before what was seen when deals were imported.
    let told = table.kind == .dealStages ? [(column: "told_by", text: "history")] : []
    constants = told.map(\.text)
    self.table = BulkTable(
      name: Self.tableName(table.kind),
      columns: columns.map(\.name) + told.map(\.column) + ["changed_at"],
      knownKeys: .replaced(
        key: table.key.map { Self.columnName($0, in: table.kind) },
        by: Self.precedence(of: columns, in: table)))
  }

  /// Which of two states of a row counts: what `MarketTable.newest` and `foremost` say, and behind that the columns
  /// in their order.
  private static func precedence(
    of columns: [Column], in table: MarketTable
  ) -> RowPrecedence? {
    guard let newest = table.newest else { return nil }
    let foremost = table.foremost.compactMap { name in table.index(of: name) }
    let ordered =
      foremost.flatMap { index in columns.filter { $0.index == index } }
      + columns.filter { !foremost.contains($0.index) }
    let decisive = ordered.filter { column in
      column.name != newest && !table.key.contains(table.columns[column.index].name)
    }
    return RowPrecedence(
      time: newest,
      ranks: decisive.map { column in
        let isNumber =
          switch (table.columns[column.index].kind, column.part) {
          case (.flag, _), (.count, _), (.quantity, _), (.duration, _), (_, .minorUnits): true
          default: false
          }
        return RowPrecedence.Rank(column: column.name, isNumber: isNumber)
      })
  }

  private static func tableName(_ kind: MarketTable.Kind) -> String {
    switch kind {
    case .numbers: "tracking_numbers"
    case .dealStages: "deal_stages"
    case .sameSales: "same_sales"
    case .touchpoints, .spend, .deals, .orders, .subscriptions, .engagement: kind.rawValue
    }
  }

  private static func columnName(_ name: String, in kind: MarketTable.Kind) -> String {
    switch (kind, name) {
    case (.touchpoints, "id"): "touchpoint_id"
    case (.deals, "id"): "deal_id"
    case (.subscriptions, "id"): "subscription_id"
    case (.engagement, "id"): "engagement_id"
    case (.engagement, "count"): "times"
    case (.numbers, "hold"), (.engagement, "duration"): name + "_ms"
    default: name
    }
  }

  private static func columns(
    of column: MarketColumn, at index: Int, in table: MarketTable
  ) -> [Column] {
    func one(_ name: String, _ part: Part = .whole, _ substitute: String? = nil) -> Column {
      Column(name: name, index: index, part: part, substitute: substitute)
    }
    let name = columnName(column.name, in: table.kind)
    switch column.kind {
    case .money: return [one("amount_minor", .minorUnits), one("currency", .currency)]
    case .currency: return []
    case .personPhone, .personEmail: return [one(column.name + "_key")]
    case .choice(let words) where !column.isRequired: return [one(name, .whole, words.first)]
    default: return [one(name, .whole, table.key.contains(column.name) ? "" : nil)]
    }
  }
}
