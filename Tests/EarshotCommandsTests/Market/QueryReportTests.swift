import AttributionStore
import EarshotCommands
import Testing

@Suite struct QueryReportTests {
  private static let report = QueryReport(
    .pipeline, nothing: "no lead", names: ["stage"],
    columns: [
      .init("calls", "calls", .count), .init("rate", "rate", .share), .init("ROI", "roi", .change),
      .init("ROAS", "roas", .factor), .init("cycle", "days", .days),
      .init("revenue", "revenue_minor", .money), .init("lost", "no such column", .count),
    ],
    notes: ["a note"])

  private func table(_ rows: [[QueryTable.Value]]) -> QueryTable {
    QueryTable(
      columns: [
        "name", "stage", "currency", "calls", "rate", "roi", "roas", "days", "revenue_minor",
      ], rows: rows)
  }

  @Test("figures are written as people read them, and what is not known as a dash")
  func figures() {
    let lines = Self.report.lines(
      table([
        [
          .text("paid search"), .text("Proposal"), .text("USD"), .integer(1204), .real(0.662),
          .real(-0.04), .real(5), .real(12.44), .integer(2_829_500),
        ],
        [
          .text(""), .nothing, .nothing, .integer(0), .nothing, .real(0.32), .nothing, .nothing,
          .integer(5),
        ],
      ]), by: "channel", width: 120)
    #expect(
      lines.map { $0.split(separator: " ").joined(separator: " ") } == [
        "channel stage calls rate ROI ROAS cycle revenue lost",
        "paid search Proposal 1,204 66.2 % -4.0 % 5.0 12.4 d $28,295.00 –",
        "(not known) 0 – +32.0 % – – – –", "a note",
      ])
  }

  @Test("an empty table says so, and a narrow terminal gets it in blocks")
  func widths() {
    #expect(
      Self.report.lines(table([]), by: "channel", width: 80) == ["  no lead"])
    let row: [QueryTable.Value] = [
      .text("paid search"), .text("Proposal"), .text("USD"), .integer(1204), .real(0.662),
      .real(-0.04), .real(5), .real(12.44), .integer(2_829_500),
    ]
    let lines = Self.report.lines(table([row]), by: "channel", width: 60)
    #expect(lines.allSatisfy { $0.count <= 60 })
    #expect(lines.count { $0.contains("paid search") } > 1)
  }

  @Test(
    "spend that is told for whole campaigns and for their keywords is one line, and none where it is told once"
  )
  func spendToldTwice() {
    #expect(SpendText.line(toldTwice: 0) == nil)
    #expect(
      SpendText.line(toldTwice: 1200)
        == "spend: 1,200 days of campaigns with an amount for the whole campaign beside those for its keywords: "
        + "both count; if the keywords are part of it, import the whole again with what is left, or 0"
    )
  }

  @Test("what the settling of sales did is one line, and none where there is nothing to say")
  func settlement() {
    #expect(SettlementText.line(SaleSettlement()) == nil)
    let line = SettlementText.line(
      SaleSettlement(settledCount: 1200, undoneCount: 1, unchangedCount: 0, unmatchedCount: 3))
    #expect(
      line
        == "sales: 1,200 took the place of what rules assumed · 1 taken back · 3 without a conversion"
    )
    #expect(
      SettlementText.line(SaleSettlement(countedElsewhereCount: 2, mixedCount: 1))
        == "sales: 2 led to one that counts at another conversion · "
        + "1 in several currencies, which are not added")
  }
}
