import JSONText
import RuleServer
import TestSupport
import Testing

@Suite struct PublishedDiagnosticsTests {
  private static let good =
    "language 1\nrule \"a\"\nwhen\n  mentions \"credit card\"\nthen\n  conversion\n"

  @Test("a message has its place, code, severity, help, related places and name")
  func parts() throws {
    var session = try EditorSession()
    try session.open(
      """
      language 1
      rule "카드 😀" owner "a"
      when
        call.answered and call.duration > 30
      then
        conversion
      """)
    try session.settle()
    let message = try #require(try session.messages()?.first)
    #expect(message["range"]?.rangeText == "3:36-3:38")
    #expect(message.text("code") == "E031")
    #expect(message["severity"]?.value == .int(1))
    #expect(message.text("source") == "earshot")
    #expect(
      message.text("message")
        == """
        type mismatch: a duration is compared with a plain number (a number)
        help: add a unit, for example `30s` or `30m`
        """)
    #expect(message.text("data.name") == "type_mismatch")
    let related = try #require(try message.elements(of: "relatedInformation").first)
    #expect(related.text("location.uri") == "file:///none/rules/a.rules")
    #expect(related["location"]?["range"]?.rangeText == "3:20-3:33")
  }

  @Test("what was expected is said once")
  func expectation() throws {
    var session = try EditorSession()
    try session.open("language 1\nrule \"a\" when mentions \"a card\" 5 then stop\n")
    try session.settle()
    #expect(
      try session.messages()?.compactMap { $0.text("message") }
        == ["expected `and`, `or` or `then`, but found `5`"])
  }

  @Test("what can be left out is tagged where the client takes tags")
  func tags() throws {
    let text = "language 1\nlist staff = +12125550100\n"
    var session = try EditorSession()
    try session.open(text)
    try session.settle()
    let message = try #require(try session.messages()?.first { $0.text("code") == "W120" })
    #expect(message["tags"]?.value == .array([.int(1)]))
    var plain = try EditorSession(capabilities: .record())
    try plain.open(text)
    try plain.settle()
    #expect(try plain.messages()?.first?["tags"] == nil)
  }

  @Test("nothing is told until the client pauses, and a mended file has an empty list")
  func mending() throws {
    var session = try EditorSession()
    try session.open("language 1\nrul \"a\"\n")
    #expect(try session.messages() == nil)
    #expect(!session.server.isSettled)
    try session.settle()
    #expect(session.server.isSettled)
    #expect(try session.messages()?.isEmpty == false)
    try session.notify(
      "textDocument/didChange",
      .record(
        (
          "textDocument",
          .record(("uri", "file:///none/rules/a.rules"), ("version", .int(2)))
        ), ("contentChanges", .array([.record(("text", .string(Self.good)))]))))
    try session.settle()
    #expect(try session.messages()?.isEmpty == true)
    #expect(session.notes.last?.params["version"]?.value == .int(2))
  }

  @Test("the files of a folder are one set, and what is in the editor counts instead of the disk")
  func folder() throws {
    let folder = try TemporaryFolder()
    let main = "file://" + folder.path("rules/main.rules")
    let other = "file://" + folder.path("rules/more/other.rules")
    try folder.write(Self.good, to: "rules/more/other.rules")
    try folder.write("not even rules", to: "elsewhere.rules")
    var session = try EditorSession()
    try session.open(Self.good, at: main)
    try session.settle()
    #expect(try session.messages(about: main)?.map { $0.text("code") }.contains("E010") == false)
    #expect(try session.messages(about: other)?.map { $0.text("code") }.contains("E010") == true)
    try session.open(Self.good.replacing("rule \"a\"", with: "rule \"b\""), at: other)
    try session.settle()
    #expect(try session.messages(about: other)?.map { $0.text("code") }.contains("E010") == false)
    // Closed without saving: the disk counts again, until the last one is closed.
    try session.notify(
      "textDocument/didClose", .record(("textDocument", .record(("uri", .string(other))))))
    try session.settle()
    #expect(try session.messages(about: other)?.map { $0.text("code") }.contains("E010") == true)
    try session.notify(
      "textDocument/didClose", .record(("textDocument", .record(("uri", .string(main))))))
    try session.settle()
    #expect(try session.messages(about: other)?.isEmpty == true)
    #expect(try session.messages(about: main)?.isEmpty == true)
  }

  @Test("a file that another program changes is read again")
  func watched() throws {
    let folder = try TemporaryFolder()
    let main = "file://" + folder.path("rules/main.rules")
    let other = try folder.write("language 1\n", to: "rules/other.rules")
    var session = try EditorSession()
    try session.open(
      "language 1\nrule \"b\" owner \"x\"\nwhen\n  matched \"a\"\nthen\n  conversion\n", at: main)
    try session.settle()
    #expect(try session.messages(about: main)?.first?.text("code") == "E020")
    try folder.write(Self.good, to: "rules/other.rules")
    let change = JSONValue.record(("uri", .string("file://" + other)), ("type", .int(2)))
    try session.notify(
      "workspace/didChangeWatchedFiles", .record(("changes", .array([change]))))
    try session.settle()
    #expect(try session.messages(about: main)?.isEmpty == true)
  }

  @Test("a file that another set includes counts as it stands in the editor")
  func includedElsewhere() throws {
    let folder = try TemporaryFolder()
    let main = "file://" + folder.path("main.rules")
    let shared = "file://" + folder.path("shared/words.rules")
    var session = try EditorSession()
    try session.open("language 1\nterms words = \"visa\"\n", at: shared)
    try session.open(
      "language 1\ninclude \"shared/words.rules\"\nrule \"a\" owner \"x\"\nwhen mentions any of words\n"
        + "then conversion\n", at: main)
    try session.settle()
    #expect(try session.messages(about: main)?.isEmpty == true)
    let place = EditorSession.place(
      behind:
        "language 1\ninclude \"shared/words.rules\"\nrule \"a\" owner \"x\"\nwhen mentions any of wo",
      in: main)
    let found = try session.request("textDocument/definition", place)
    #expect(found?.text("uri") == shared)
    try session.notify(
      "textDocument/didChange",
      .record(
        ("textDocument", .record(("uri", .string(shared)), ("version", .int(2)))),
        ("contentChanges", .array([.record(("text", "language 1\n"))]))))
    try session.settle()
    #expect(try session.messages(about: main)?.map { $0.text("code") } == ["E020"])
  }

  @Test("a document without a file is checked alone")
  func untitled() throws {
    var session = try EditorSession()
    try session.open("language 1\nrul", at: "untitled:Untitled-1")
    try session.settle()
    #expect(try session.messages(about: "untitled:Untitled-1")?.isEmpty == false)
  }

  @Test("a document longer than rule files may be is refused, not checked")
  func tooLong() throws {
    var session = try EditorSession()
    try session.open("language 1\n" + String(repeating: "# 카드\n", count: 150_000))
    try session.settle()
    #expect(try session.messages()?.map { $0.text("code") } == ["E060"])
  }
}
