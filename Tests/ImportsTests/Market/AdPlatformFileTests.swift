import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// Reports of Meta Ads Manager and of Microsoft Advertising, read as they are exported.
@Suite struct AdPlatformFileTests {
  private static let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../docs/formats/samples").standardizedFileURL
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a file says, a text for each row: `2026-10-01 399 Spring Bing bing cpc $61.20 45 1200`, or what is wrong with it.
  private func told(_ path: String) throws -> [String] {
    let names = [
      "day", "campaign_id", "campaign_name", "keyword", "source", "medium", "amount", "clicks",
      "impressions",
    ]
    var file = try MarketFile(path: path, table: .spend)
    var told: [String] = []
    while let entry = try file.next() {
      switch entry {
      case .row(let row):
        let values = names.compactMap(MarketTable.spend.index).map { row.values[$0] }
        told.append(
          values.map { value in
            switch value {
            case .text(let text): text
            case .money(let money): money.description
            case .integer(let number): String(number)
            default: "–"
            }
          }.joined(separator: " · "))
      case .rejected(let row):
        told += row.errors.map { $0.description.replacing(path, with: "file") }
      }
    }
    return told
  }

  private func told(text: String) throws -> [String] {
    let path = folder.path("report.csv")
    try Data(text.utf8).write(to: URL(filePath: path))
    return try told(path)
  }

  @Test("Meta: the currency is in a name, and the total is the row that names no campaign")
  func metaSample() throws {
    #expect(
      try told(Self.samples.appending(path: "meta-ads.csv").path) == [
        "2026-10-01 · 2384100001 · Autumn social · – · facebook · paid social · $150.50 · 120 · 11000",
        "2026-10-02 · 2384100001 · Autumn social · – · facebook · paid social · $160.00 · 120 · 10000",
      ])
  }

  @Test(
    "Meta: without the column of days a row counts if it is told for one, and is set aside else")
  func metaRanges() throws {
    let rows = try told(
      text: """
        Campaign name,Campaign ID,Reporting starts,Reporting ends,Amount spent (EUR),Impressions
        a,1,2026-10-01,2026-10-31,1.00,1
        a,1,2026-11-01,2026-11-01,2.50,1

        """)
    #expect(
      rows == [
        "file:2: `Reporting starts` and `Reporting ends` are several days (break the report down by day (Breakdown: By time: Day), and export it again)",
        "2026-11-01 · 1 · a · – · facebook · paid social · €2.50 · – · 1",
      ])
  }

  @Test(
    "Microsoft: titles, total and remark are passed over, and one day tells how all are written")
  func microsoftSample() throws {
    #expect(
      try told(Self.samples.appending(path: "microsoft-advertising.csv").path) == [
        "2026-10-01 · 399 · Spring Bing · – · bing · cpc · $61.20 · 45 · 1200",
        "2026-10-13 · 399 · Spring Bing · – · bing · cpc · $58.80 · 41 · 1150",
      ])
  }

  @Test("Microsoft: keywords have the marks of their match types taken away, and are added up")
  func microsoftKeywords() throws {
    let rows = try told(
      text: #"""
        Gregorian date,Campaign name,Campaign ID,Keyword,Spend,Currency code
        2026-10-01,Cards,7,[credit card],1.50,USD
        2026-10-01,Cards,7,"""credit card""",2.50,USD

        """#)
    #expect(rows == ["2026-10-01 · 7 · Cards · credit card · bing · cpc · $4.00 · – · –"])
  }

  @Test("a file in our own columns stays one, though a platform calls some of them so")
  func ownFiles() throws {
    #expect(
      try told(text: "day,campaign_id,campaign_name,spend,currency\n2026-10-01,a,A,1,USD\n")
        == ["2026-10-01 · a · A · – · – · – · $1.00 · – · –"])
  }
}
