import CallModel

/// How the rows of a table of the market stand in the store.
struct MarketSQL {
  /// A column of the store.
  struct Column {
    let name: String
    /// Where its value stands in a row.
    let index: Int
    let part: Part
    /// What stands for a value that is not known; `nil` for NULL.
    let substitute: String?
  }

  /// A column as a statement's parameter.
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

  /// Columns in the order of the statements' parameters; the last parameter is the stamp.
  let columns: [Column]
  /// The same without their names, for millions of rows.
  let parameters: [Parameter]
  /// Adds a row unless its key is known.
  let insert: String
  /// Brings the row with the same key up to date if it says something else.
  let update: String

  init(_ table: MarketTable) {
    let name = Self.tableName(table.kind)
    columns = table.columns.enumerated().flatMap { Self.columns(of: $1, at: $0, in: table) }
    parameters = columns.map {
      Parameter(index: $0.index, part: $0.part, hasSubstitute: $0.substitute != nil)
    }
    let key = table.key.map { Self.columnName($0, in: table.kind) }
    let names = columns.map(\.name) + ["changed_at"]
    let places = names.indices.map { "?\($0 + 1)" }
    insert =
      "INSERT INTO \(name) (\(names.joined(separator: ", "))) "
      + "VALUES (\(places.joined(separator: ", "))) ON CONFLICT DO NOTHING"
    let rest = zip(names, places).dropLast().filter { !key.contains($0.0) }
    let keyed = zip(names, places).filter { key.contains($0.0) }
    let assigned = (rest + [("changed_at", "?\(names.count)")]).map { "\($0.0) = \($0.1)" }
    update =
      "UPDATE \(name) SET \(assigned.joined(separator: ", ")) "
      + "WHERE \(keyed.map { "\($0.0) = \($0.1)" }.joined(separator: " AND ")) "
      + "AND (\(rest.map(\.0).joined(separator: ", "))) "
      + "IS NOT (\(rest.map(\.1).joined(separator: ", ")))"
      + Self.condition(rest.first { $0.0 == table.newest })
  }

  /// That the row which comes is not older than the one that is there.
  private static func condition(_ newest: (name: String, place: String)?) -> String {
    guard let (name, place) = newest else { return "" }
    return " AND ifnull(\(place) >= \(name), TRUE)"
  }

  private static func tableName(_ kind: MarketTable.Kind) -> String {
    switch kind {
    case .numbers: "tracking_numbers"
    case .dealStages: "deal_stages"
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
