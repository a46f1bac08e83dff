import Foundation
import RuleImport
import Testing

@Suite("docs/importing.md") struct DocumentationTests {
  private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/importing.md")

  @Test("the example becomes the rule that stands below it")
  func example() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let json = try #require(Self.block(after: "```json\n", in: text))
    let rule = try #require(Self.block(after: "becomes\n\n```\n", in: text))
    var importer = RuleImporter()
    let file = try importer.read(Array(json.utf8), path: "categories.json")
    #expect(file.carried.first?.text == rule)
    #expect(file.refused.isEmpty)
  }

  private static func block(after opening: String, in text: String) -> String? {
    text.components(separatedBy: opening).dropFirst().first?.components(separatedBy: "```").first
  }
}
