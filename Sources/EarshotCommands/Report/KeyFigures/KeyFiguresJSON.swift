import AttributionStore

/// The key figures for programs; what is not known is left out.
struct KeyFiguresJSON: Encodable {
  let by: String
  let timeZone: String
  let lines: [Line]

  enum CodingKeys: String, CodingKey {
    case by, lines
    case timeZone = "time_zone"
  }

  init(_ figures: KeyFigures, by dimension: String, timeZone: String?) {
    by = dimension
    self.timeZone = timeZone ?? "UTC"
    lines = figures.lines.map { Line(line: $0, columns: figures.columns) }
  }

  /// One name and its figures, with the costs in each currency.
  struct Line: Encodable {
    let line: KeyFigures.Line
    let columns: [String]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: ColumnKey.self)
      try container.encode(line.name, forKey: ColumnKey("name"))
      for column in columns { try container.encode(line[column], of: column) }
      try container.encode(line.costs.map(CostJSON.init), forKey: ColumnKey("costs"))
    }
  }

  private struct CostJSON: Encodable {
    let cost: KeyFigures.Cost

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: ColumnKey.self)
      try container.encode(cost.currency, forKey: ColumnKey("currency"))
      try container.encode(cost.spend, of: "spend_minor")
      try container.encode(cost.perCall, of: "cost_per_call_minor")
      try container.encode(cost.perConversion, of: "cost_per_conversion_minor")
    }
  }
}
