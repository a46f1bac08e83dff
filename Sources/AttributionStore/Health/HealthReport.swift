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
    func value(_ measure: String, _ row: [QueryTable.Value]) -> Double? {
      switch table.index(of: measure).map({ row[$0] }) {
      case .integer(let number): Double(number)
      case .real(let number): number
      case .text, .nothing, nil: nil
      }
    }
    let known = Set(
      weights.parts.map(\.measure).filter { measure in
        table.rows.contains { (value(measure, $0) ?? 0) != 0 }
      })
    let parts = weights.parts.filter { known.contains($0.measure) }
    self.parts = parts
    unknown = weights.parts.map(\.measure).filter { !known.contains($0) }
    lines = table.rows.compactMap { row -> Line? in
      guard let place = table.index(of: "name"), case .text(let name) = row[place] else {
        return nil
      }
      let values = parts.map { value($0.measure, row) }
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
