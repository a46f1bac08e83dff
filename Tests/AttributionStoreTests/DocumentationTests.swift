import AttributionStore
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct DocumentationTests {
  static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/store.md")

  /// The statements between ```sql and ``` in docs/store.md.
  static let statements =
    ((try? String(contentsOf: document, encoding: .utf8)) ?? "")
    .components(separatedBy: "```sql\n").dropFirst()
    .compactMap { $0.components(separatedBy: "```").first }

  @Test("docs/store.md has statements to try")
  func statementsExist() { #expect(Self.statements.count >= 8) }

  @Test("every statement that docs/store.md shows runs", arguments: statements)
  func runs(sql: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    let store = try SQLCallStore(path: path)
    _ = try store.book(Samples.booking())
    _ = try store.book(
      Samples.booking(
        evaluation: Samples.evaluation([Samples.sale(12_000)]), recordedAt: Samples.later))
    let rows = try DatabaseQueue(path: path).inDatabase { try Row.fetchAll($0, sql: sql) }
    #expect(
      !rows.isEmpty || sql.contains("warranty") || sql.contains("c-20931") || sql.contains("10-05"))
  }
}
