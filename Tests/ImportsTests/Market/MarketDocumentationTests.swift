import CallModel
import Foundation
import Imports
import TestSupport
import Testing

/// One after the other: several kinds share a page, which recording writes.
@Suite(.serialized) struct MarketDocumentationTests {
  private static func table(_ kind: MarketTable.Kind) -> String {
    let rows = MarketTable.of(kind).columns.map { column in
      let names = ([column.name] + column.aliases).map { "`\($0)`" }.joined(separator: ", ")
      return "| \(names) | \(column.isRequired ? "yes" : "") | \(column.summary) |\n"
    }
    return "\n| column, and other names for it | required | what it says |\n|---|---|---|\n"
      + rows.joined() + "\n"
  }

  /// The page that describes the files of a kind.
  private static func page(_ kind: MarketTable.Kind) -> String {
    switch kind {
    case .numbers, .touchpoints, .spend: "market.md"
    case .deals, .dealStages, .orders, .sameSales, .subscriptions, .engagement: "sales.md"
    }
  }

  @Test("the pages name every column", arguments: MarketTable.Kind.allCases)
  func columns(of kind: MarketTable.Kind) {
    DocumentSection(kind.rawValue, in: "docs/formats/\(Self.page(kind))").expect(Self.table(kind))
  }

  @Test(
    "the samples are those that the page shows, and every row of them fits",
    arguments: MarketTable.Kind.allCases)
  func samples(of kind: MarketTable.Kind) throws {
    let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../docs/formats").standardizedFileURL
    let page = try String(contentsOf: docs.appending(path: Self.page(kind)), encoding: .utf8)
    let path = docs.appending(path: "samples/\(kind.rawValue).csv").path
    let sample = try String(contentsOfFile: path, encoding: .utf8)
    #expect(page.contains("```csv\n\(sample)```"))
    var file = try MarketFile(path: path, table: .of(kind))
    var count = 0
    while let entry = try file.next() {
      count += 1
      if case .rejected(let row) = entry { Issue.record("\(row.errors)") }
    }
    #expect(count >= 2)
  }
}
