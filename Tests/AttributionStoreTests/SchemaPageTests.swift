import AttributionStore
import Foundation
import TestSupport
import Testing

@Suite struct SchemaPageTests {
  private let tables: [StoreTable]

  init() throws {
    let folder = try TemporaryFolder()
    tables = try SQLCallStore(path: folder.path("calls.db")).tables()
  }

  @Test("docs/schema.md shows the tables that the migrations make")
  func page() {
    DocumentSection("schema", in: "docs/schema.md").expect(SchemaPage.text(of: tables))
  }

  @Test("docs/store.md names every table and view")
  func storePage() throws {
    let page = try String(contentsOf: DocumentationTests.document, encoding: .utf8)
    for table in tables { #expect(page.contains("`\(table.name)`"), "\(table.name)") }
  }

  @Test("tables that reports keep for themselves are told from those that people read")
  func workingTables() {
    let working = tables.filter(\.isWorkingTable).map(\.name)
    #expect(working.contains("kept_people") && working.allSatisfy { $0.hasPrefix("kept_") })
    #expect(!tables.filter(\.isView).contains { $0.isWorkingTable })
  }

  @Test("a table is told with its keys, what they belong to, and what is said of its columns")
  func details() throws {
    let numbers = try #require(tables.first { $0.name == "tracking_numbers" })
    #expect(numbers.columns.filter(\.isKey).map(\.name) == ["number", "valid_from"])
    #expect(numbers.columns.first?.comment == "E.164")
    #expect(numbers.columns.first { $0.name == "pool" }?.isRequired == false)
    let recordings = try #require(tables.first { $0.name == "recordings" })
    #expect(recordings.references.map(\.table) == ["calls"])
    #expect(recordings.references.map(\.columns) == [["call_id"]])
    #expect(!tables.contains { $0.name.hasPrefix("grdb_") || $0.name.hasPrefix("sqlite_") })
  }
}
