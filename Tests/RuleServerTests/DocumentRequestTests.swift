import Diagnostics
import JSONText
import RuleFormat
import RuleServer
import TestSupport
import Testing

@Suite struct DocumentRequestTests {
  private static let uri = "file:///none/rules/a.rules"
  private static let document = JSONValue.record(("textDocument", .record(("uri", .string(uri)))))

  // MARK: Symbols

  @Test("declarations are symbols, also those that cannot be read")
  func symbols() throws {
    var session = try EditorSession()
    try session.open(
      "language 1\nterms 카드 = \"x\"\nrule \"a\"\nwhen and and\nthen\n  conversion\nrule\ngroup g\n")
    let symbols = try session.request("textDocument/documentSymbol", Self.document)?.elements()
    #expect(symbols?.compactMap { $0.text("name") } == ["카드", "a", "rule", "g"])
    #expect(symbols?.compactMap { $0.text("detail") } == ["terms", "rule", "rule", "group"])
    #expect(symbols?[1]["range"]?.rangeText == "2:0-5:12")
    #expect(symbols?[1]["selectionRange"]?.rangeText == "2:5-2:8")
    #expect(symbols?[2]["selectionRange"]?.rangeText == "6:0-6:4")
  }

  @Test("clients that take no trees get a list with places")
  func symbolList() throws {
    var session = try EditorSession(capabilities: .record())
    try session.open("language 1\ngroup g picks first\n")
    let symbols = try session.request("textDocument/documentSymbol", Self.document)?.elements()
    #expect(symbols?.first?.text("location.uri") == Self.uri)
  }

  // MARK: Format

  private func edits(_ text: String) throws -> [JSONNode]? {
    var session = try EditorSession()
    try session.open(text)
    return try session.request("textDocument/formatting", Self.document)?.elements()
  }

  @Test("a file is brought into style by lines, so that the others stay")
  func formatting() throws {
    let text =
      "language 1\n\nrule \"a\"\nwhen\n  call.answered\n   and   mentions \"x\"\nthen\n  tag \"b\"\n"
    let edits = try #require(try edits(text))
    #expect(edits.map { $0["range"]?.rangeText } == ["5:0-8:0"])
    #expect(edits.first?.text("newText") == "  and mentions \"x\"\nthen tag \"b\"\n")
  }

  @Test("a file in style has no edits, and one that cannot be read is left alone")
  func unformatted() throws {
    #expect(try edits("language 1\n\ngroup g picks first\n")?.isEmpty == true)
    #expect(try edits("language 1\nrul") == nil)
  }

  @Test("the edits of any two texts turn the one into the other")
  func lineEdits() {
    var random = SeededGenerator(seed: 3)
    let pieces = ["a\n", "b\n", "카드\n", "\n", "😀", "c", "a\nb\n"]
    for _ in 0..<500 {
      func text() -> [UInt8] {
        Array(
          (0..<Int.random(in: 0...12, using: &random))
            .compactMap { _ in pieces.randomElement(using: &random) }.joined().utf8)
      }
      let (old, new) = (text(), text())
      var made = old
      for edit in LineEdits(from: old, to: new).edits {
        made.replaceSubrange(edit.span.range, with: Array(edit.text.utf8))
      }
      #expect(made == new)
    }
  }

  // MARK: Fixes

  private func actions(
    _ text: String, _ range: (Int, Int, Int, Int), only: [String]? = nil
  ) throws -> [JSONNode] {
    var session = try EditorSession()
    try session.open(text)
    func place(_ line: Int, _ character: Int) -> JSONValue {
      .record(("line", .int(line)), ("character", .int(character)))
    }
    let found = try session.request(
      "textDocument/codeAction",
      Self.document
        .adding(
          .record(("start", place(range.0, range.1)), ("end", place(range.2, range.3))), as: "range"
        )
        .adding(
          .record(("diagnostics", .array([])), ("only", only.map(JSONValue.strings))), as: "context"
        ))
    return try found?.elements() ?? []
  }

  private static let slips =
    "language 1\nrule \"a\"\nwhen\n  call.durration > 30s and call.anwered\nthen\n  conversion\n"

  @Test("what a message leaves no choice about is a quick fix where it stands")
  func quickFix() throws {
    let actions = try actions(Self.slips, (3, 5, 3, 5), only: ["quickfix"])
    #expect(
      actions.compactMap { $0.text("title") } == ["Change `call.durration` to `call.duration`"])
    let action = try #require(actions.first)
    #expect(action["isPreferred"]?.value == .flag(true))
    #expect(try action.elements(of: "diagnostics").first?.text("code") == "E021")
    let edit = try #require(try action["edit"]?["changes"]?.elements(of: Self.uri).first)
    #expect(edit["range"]?.rangeText == "3:2-3:16")
    #expect(edit.text("newText") == "call.duration")
    #expect(
      try self.actions(Self.slips, (0, 0, 0, 1)).allSatisfy { $0.text("kind") == "source.fixAll" })
  }

  @Test("all that leaves no choice is mended at once where that is asked for")
  func fixAll() throws {
    let actions = try actions(Self.slips, (0, 0, 0, 0), only: ["source"])
    #expect(actions.compactMap { $0.text("kind") } == ["source.fixAll"])
    #expect(try actions.first?["edit"]?["changes"]?.elements(of: Self.uri).count == 2)
    #expect(try self.actions("language 1\n", (0, 0, 0, 0), only: ["source.fixAll"]).isEmpty)
  }
}
