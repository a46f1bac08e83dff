import CallModel
import Foundation
import JSONText
import PlatformExport
import TestSupport
import Testing

@Suite("The pages on exporting")
struct DocumentationTests {
  @Test("the table of rules has them all")
  func rules() {
    let rows = ExportRule.allCases.map { "| `\($0.rawValue)` | \($0.summary) |\n" }.joined()
    DocumentSection("rules", in: "docs/exporting.md").expect("\n| rule | |\n|---|---|\n\(rows)\n")
  }

  @Test("the page on the document for receivers shows every member but those that need a wish")
  func webhook() throws {
    let page = try String(
      contentsOf: DocumentSection("", in: "docs/formats/webhook.md").url, encoding: .utf8)
    let block = try #require(page.split(separator: "```json\n").last?.split(separator: "```").first)
    let shown = try JSONReader.read(Array(block.utf8)[...], halfPair: .refused)
    let change = try #require(Sample.month.first { $0.event.outcomeID == 31 })
    let request = try #require(
      WebhookDocument().requests(for: [change], at: Sample.now).first)
    let written = try JSONReader.read(Array(request.body.utf8)[...], halfPair: .refused)
    #expect(names(shown).union(["customer.ad_personalization"]) == names(written))
    #expect(shown.member("id") == written.member("id"))
    #expect(shown.member("conversion") == written.member("conversion"))
    #expect(shown.member("call") == written.member("call"))
  }

  /// The paths of all members.
  private func names(_ value: JSONValue, _ path: String = "") -> Set<String> {
    switch value {
    case .object(let members):
      members.reduce(into: []) { names, member in
        let inner = path.isEmpty ? member.name : path + "." + member.name
        names.insert(inner)
        names.formUnion(self.names(member.value, inner))
      }
    case .array(let elements):
      elements.reduce(into: []) { $0.formUnion(names($1, path)) }
    default: []
    }
  }
}

extension JSONValue {
  fileprivate func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }
}
