import Diagnostics
import Foundation
import JSONText
import RuleFormat
import RuleSyntax
import TestSupport
import Testing

@Suite("Rule files as JSON")
struct RuleFileJSONTests {
  private func json(_ text: String) throws -> String {
    try #require(RuleFileJSON.write(SourceFile(path: "x", text: text)).text)
  }

  @Test("random programs come back as they were, in the canonical style, with all comments")
  func roundTrip() throws {
    for seed in RandomProgramTests.seeds {
      let source = RandomProgramTests.source(seed: seed)
      let text = try #require(RuleFileJSON.write(source).text)
      let back = try RuleFileJSON.read(Array(text.utf8), path: "x.json")
      let after = parse(SourceFile(path: "x", text: back)).tree
      let before = parse(source).tree
      #expect(TreeShape(after).lines == TreeShape(before).lines, "seed \(seed)")
      #expect(after.commentTexts == before.commentTexts, "seed \(seed)")
      // Only escapes are spelt another way.
      guard !source.text(in: source.wholeSpan).contains("\\u{") else { continue }
      #expect(back == format(source).text, "seed \(seed)")
    }
  }

  @Test("JSON comes back as it was")
  func fromJSON() throws {
    for seed in RandomProgramTests.seeds.prefix(100) {
      let text = try #require(RuleFileJSON.write(RandomProgramTests.source(seed: seed)).text)
      let back = try RuleFileJSON.read(Array(text.utf8), path: "x.json")
      #expect(try json(back) == text, "seed \(seed)")
    }
  }

  @Test("a file with comments is the JSON of its golden file")
  func golden() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/comments.rules")
    GoldenFile("comments.json.txt").expect(try json(String(contentsOf: url, encoding: .utf8)))
  }

  @Test("a file that does not follow the grammar is told so")
  func broken() {
    let written = RuleFileJSON.write(SourceFile(path: "x", text: "language 1\nconstant a = b"))
    #expect(written.text == nil)
    #expect(written.diagnostics.map(\.code) == [.syntax])
  }

  @Test("docs/formats/rule-json.md has every object with its members")
  func documented() {
    let rows = RuleFileJSON.objects.map { object in
      let members = object.members.map { member in
        let text = "`\(member.name)`: \(member.content)"
        return member.isOptional ? "[\(text)]" : text
      }
      let kind = object.kind.map { $0.hasPrefix("as ") ? $0 : "`\($0)`" } ?? ""
      return "| \(object.construct) | \(kind) | \(members.joined(separator: "; ")) |\n"
    }
    DocumentSection("constructs", in: "docs/formats/rule-json.md").expect(
      "| Object | `kind` | Members |\n|---|---|---|\n" + rows.joined())
  }

  // MARK: Bad JSON

  static let rule = """
    { "language": 1, "items": [ { "kind": "rule", "name": "a", "when": { "kind": "mentions",
    "target": { "kind": "phrase", "phrase": "b" }, "qualifiers": [ { "kind": "within_first",
    "first": "5m" } ] }, "then": [ { "kind": "tag", "tags": [ "c" ] } ] } ] }
    """

  @Test("what may be left out may be left out")
  func least() throws {
    #expect(
      try RuleFileJSON.read(Array(Self.rule.utf8), path: "x.json") == """
        language 1

        rule "a"
        when mentions "b" within first 5m
        then tag "c"

        """)
  }

  @Test(
    "what is wrong is told with its place",
    arguments: [
      (
        "\"language\": 1", "\"langauge\": 1",
        "at langauge: means nothing here (did you mean `language`?)"
      ),
      ("\"rule\"", "\"rul\"", "at items[0].kind: `rul` is none of"),
      ("\"kind\": \"rule\", ", "", "at items[0].kind: is missing"),
      ("\"5m\"", "\"5\"", "at items[0].when.qualifiers[0].first: `5` is not a duration"),
      ("\"5m\"", "5", "at items[0].when.qualifiers[0].first: is a number, not a duration"),
      ("\"5m\"", "\"5m # x\"", "at items[0].when.qualifiers[0].first: `5m # x` is not a duration"),
      ("[ \"c\" ]", "[]", "at items[0].then[0].tags: is empty"),
      ("[ \"c\" ]", "\"c\"", "at items[0].then[0].tags: is a text, not a list"),
      (
        "\"name\": \"a\"", "\"name\": \"a\", \"above\": [ \"x\" ]",
        "at items[0].above[0]: is no comment"
      ),
      (
        "\"name\": \"a\"", "\"name\": \"a\", \"above\": [ \"# x\\n\" ]",
        "at items[0].above[0]: goes over several lines"
      ),
      (
        "\"name\": \"a\"", "\"name\": \"a\", \"at\": { \"x\": {} }",
        "at items[0].at.x: names nothing that is written here"
      ),
      (
        "\"name\": \"a\"", "\"name\": \"a\\u202E\"",
        "at items[0].name: U+202E changes the direction of text"
      ),
      (
        "{ \"kind\": \"phrase\", \"phrase\": \"b\" }", "7",
        "at items[0].when.target: is a number, not an object"
      ),
      ("] }\n", "]", "x.json:"),
    ])
  func wrong(part: String, replacement: String, message: String) throws {
    let text = (Self.rule + "\n").replacing(part, with: replacement, maxReplacements: 1)
    let error = #expect(throws: InputErrors.self) {
      try RuleFileJSON.read(Array(text.utf8), path: "x.json")
    }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test("values that no rule file can hold are told with their place")
  func beyondGrammar() throws {
    let text = """
      { "language": 1, "items": [
        { "kind": "constant", "name": "rule", "value": { "kind": "date", "date": "2026-02-30" } }
      ] }
      """
    let error = #expect(throws: InputErrors.self) {
      try RuleFileJSON.read(Array(text.utf8), path: "x.json")
    }
    #expect(
      error?.errors.map(\.description) == [
        "x.json, at items[0].name: `rule` is a reserved word and cannot be a name "
          + "(choose another name, such as `my_rule`)",
        "x.json, at items[0].value.date: `2026-02-30` is not a day of the calendar "
          + "(dates are written year-month-day)",
      ])
  }

  @Test("the deepest rules there can be come back")
  func deepest() throws {
    let conditions =
      String(repeating: "(a or not (b and ", count: 10) + "c" + String(repeating: "))", count: 10)
    let amount =
      String(repeating: "$1 + 2 * (", count: 31) + "$1" + String(repeating: ")", count: 31)
    let text = "language 1 rule \"r\" when \(conditions) then conversion value \(amount)"
    let formatted = try #require(format(SourceFile(path: "x", text: text)).text)
    #expect(try RuleFileJSON.read(Array(json(text).utf8), path: "x.json") == formatted)
  }

  @Test("random JSON is refused or read, and never a trap")
  func anything() throws {
    var random = SeededGenerator(seed: 5)
    let text = Array(try json(RandomProgram(seed: 3).plainText).utf8)
    for _ in 0..<300 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
        case 1: bytes.removeSubrange(index..<min(index + 5, bytes.count))
        default: bytes.insert(contentsOf: text[index..<min(index + 7, text.count)], at: index)
        }
      }
      if let rules = try? RuleFileJSON.read(bytes, path: "x.json") {
        #expect(format(SourceFile(path: "x", text: rules)).isCanonical)
      }
    }
  }
}
