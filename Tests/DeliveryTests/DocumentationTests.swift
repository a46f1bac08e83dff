import Delivery
import Foundation
import Testing

@Suite("docs/exporting.md, Sending")
struct DocumentationTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/exporting.md")

  /// What stands between ```json and ``` on the page.
  private static let examples =
    ((try? String(contentsOf: page, encoding: .utf8)) ?? "")
    .components(separatedBy: "```json\n").dropFirst()
    .compactMap { $0.components(separatedBy: "```").first }

  @Test("every file of destinations that it shows can be read")
  func examples() throws {
    let names = try Self.examples.flatMap { text in
      try DestinationsFile(parsing: Array(text.utf8), path: "earshot.destinations")
        .destinations.map(\.name)
    }
    #expect(names == ["crm", "meta", "analytics", "ads"])
  }
}
