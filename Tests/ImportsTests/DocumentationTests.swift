import CallModel
import Foundation
import Imports
import Testing

@Suite struct DocumentationTests {
  static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../docs/formats/calls.md")

  private func example(_ language: String) throws -> [Call] {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let block = try #require(
      text.components(separatedBy: "```\(language)\n").dropFirst().first?
        .components(separatedBy: "```").first)
    return try CallsFile.parse(Array(block.utf8), path: "calls")
  }

  @Test("the examples in docs/formats/calls.md are read, and say what they are said to say")
  func examples() throws {
    let csv = try example("csv")
    let json = try example("json")
    #expect(csv.map(\.id) == ["c-20931", "c-20932"])
    #expect(json.map(\.id) == csv.map(\.id))
    for path in ["call.started", "call.answered", "campaign.name", "custom.plan", "caller.number"] {
      #expect(csv.map { $0.facts[path] } == json.map { $0.facts[path] }, "\(path)")
    }
    #expect(json[0].channelSpeakers == [.caller, .agent])
    #expect(csv[0].facts["call.duration"] == .duration(ms: 370_000))
  }

  @Test("docs/formats/calls.md names every column that there is")
  func columns() throws {
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    for field in FieldSchema.standard.fields where field.path != "call.weekday" {
      let name = field.path.hasPrefix("call.") ? String(field.path.dropFirst(5)) : field.path
      #expect(text.contains("`\(name)`"), "\(name)")
    }
  }
}
