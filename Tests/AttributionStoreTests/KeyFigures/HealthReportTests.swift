import AttributionStore
import Testing

@Suite struct HealthReportTests {
  private let weights = HealthWeights(parts: [
    .init("days_since_active", weight: 3, worst: 100, best: 0),
    .init("app_days", weight: 1, worst: 0, best: 10),
    .init("complaints", weight: 1, worst: 2, best: 0),
  ])

  private func report(_ rows: [[QueryTable.Value]]) -> HealthReport {
    HealthReport(
      QueryTable(columns: ["name", "days_since_active", "app_days", "complaints"], rows: rows),
      by: weights)
  }

  @Test("a score is the mean of its parts by their weights, the lowest first")
  func scores() {
    let report = report([["ann", 50.0, 10, 0], ["bob", 100.0, 0, 1]])
    #expect(report.lines.map(\.name) == ["bob", "ann"])
    // (3 × 50 + 1 × 100 + 1 × 100) / 5, and (3 × 0 + 1 × 0 + 1 × 50) / 5.
    #expect(report.lines.map(\.score) == [10, 70])
    #expect(report.lines.last?.points == [50, 100, 100])
    #expect(report.lines.last?.values == [50, 10, 0])
  }

  @Test("beyond the worst there is nothing to lose, and beyond the best nothing to win")
  func bounds() {
    let report = report([["ann", 1000.0, 30, 5]])
    #expect(report.lines.first?.points == [0, 100, 0])
  }

  @Test("what nobody has is not known, and counts for nobody")
  func unknown() {
    let report = report([["ann", 50.0, 0, 0], ["bob", 20.0, 0, 0]])
    #expect(report.unknown == ["app_days", "complaints"])
    #expect(report.lines.map(\.score) == [50, 80])
  }

  @Test("a measure that one customer has not counts neither for nor against that one")
  func missing() {
    let report = report([["ann", .nothing, 5, 1], ["bob", 20.0, 5, 1]])
    #expect(report.lines.first { $0.name == "ann" }?.score == 50)
    #expect(report.lines.first { $0.name == "ann" }?.points == [nil, 50, 50])
  }

  @Test("without customers there is no line, and every measure that counts is one of the query's")
  func measures() throws {
    #expect(report([]).lines.isEmpty)
    let market = try KeyFigureMarket()
    let columns = try market.store.table(of: .health, by: "all").columns
    #expect(columns == ["name"] + HealthWeights.measures)
    for part in HealthWeights.standard.parts { #expect(columns.contains(part.measure)) }
  }
}
