/// How customers are, each with the parts of the score.
public struct HealthReport: Sendable {
  /// A customer.
  public struct Line: Sendable, Hashable {
    /// A name of the person, with its kind: `customer:42`.
    public let name: String
    /// From 0 to 100: the mean of what the parts earn, by their weights.
    public let score: Double
    /// The measures of the report's parts, in their order; `nil` where one is not known.
    public let values: [Double?]
    /// What each earns, from 0 to 100; `nil` where the measure is not known.
    public let points: [Double?]
  }

  /// The parts that count.
  public let parts: [HealthWeights.Part]
  /// The measures of parts that are left out, since nobody has any: the store holds nothing about them.
  public let unknown: [String]
  /// The customers, those with the lowest score first.
  public let lines: [Line]

  /// Scores the rows that `reports/health.sql` answers.
  ///
  /// A measure that is 0 for everybody is not known, and counts for nobody; a measure that one customer has not
  /// counts neither for nor against that one.
  public init(_ table: QueryTable, by weights: HealthWeights) {
    func value(_ place: Int?, _ row: [QueryTable.Value]) -> Double? {
      switch place.map({ row[$0] }) {
      case .integer(let number): Double(number)
      case .real(let number): number
      case .text, .nothing, nil: nil
      }
    }
    func isKnown(_ part: HealthWeights.Part) -> Bool {
      let place = table.index(of: part.measure)
      return table.rows.contains { (value(place, $0) ?? 0) != 0 }
    }
    let parts = weights.parts.filter(isKnown)
    self.parts = parts
    let known = Set(parts.map(\.measure))
    unknown = weights.parts.map(\.measure).filter { !known.contains($0) }
    let places = parts.map { table.index(of: $0.measure) }
    let namePlace = table.index(of: "name")
    lines = table.rows.compactMap { row -> Line? in
      guard let namePlace, case .text(let name) = row[namePlace] else { return nil }
      let values = places.map { value($0, row) }
      let points = zip(parts, values).map { part, value in value.map { 100 * part.points($0) } }
      let weighed = zip(parts, points).compactMap { part, points in
        points.map { (part.weight, $0 * part.weight) }
      }
      let whole = weighed.reduce(0) { $0 + $1.0 }
      guard whole > 0 else { return nil }
      let score = weighed.reduce(0) { $0 + $1.1 } / whole
      return Line(name: name, score: score, values: values, points: points)
    }.sorted { ($0.score, $0.name) < ($1.score, $1.name) }
  }
}
