import JSONText
import RuleServer
import Testing

@Suite struct HoverTests {
  private static let text = """
    language 1
    speech en
    # allow: unused_name  kept for later
    terms cards = "(credit|debit) card", "amex" sounds like "am ex"
    rule "sale" owner "anna"
    when
      call.duration > 30s
      and mentions any of cards by caller
      and mentions "book~ ... table" in transcript
    then
      conversion value $100
    test "t" {
      call direction inbound, duration 2m
      caller 0:01 "credit card"
      expect no "sale"
    }

    """

  private func hover(
    _ word: String, in text: String = text, capabilities: JSONValue = EditorSession.everything
  ) throws -> JSONNode? {
    var session = try EditorSession(capabilities: capabilities)
    let range = try #require(text.firstRange(of: word))
    try session.open(text)
    return try session.request(
      "textDocument/hover", EditorSession.place(behind: String(text[..<range.upperBound])))
  }

  @Test(
    "what is pointed at is explained",
    arguments: [
      ("call.duration", ["**call.duration**: From answer to hang-up.", "duration, written with"]),
      ("call direction", ["**call.direction**", "`inbound`, `outbound`"]),
      ("any of cards", ["**cards**", "*credit card*, *debit card*", "*am ex*", "```rules"]),
      (
        "\"sale",
        [
          "**sale**", "id sale · revision 1 · live · anna", "*looks for*", "(credit|debit) card",
          "a recording or a transcript", "`call.duration`, sometimes known", "*costs*",
        ]
      ),
      ("\"book~ ... ta", ["a gap cannot be searched for in sound"]),
      ("mentions", ["**mentions**: something is said"]),
      ("allow: unused", ["**W120** `unused_name`"]),
    ])
  func words(word: String, parts: [String]) throws {
    let text = try #require(try hover(word)?.text("contents.value"))
    for part in parts { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test("the code of a message is explained where it stands")
  func code() throws {
    let text = Self.text.replacing("30s", with: "30")
    let found = try #require(try hover("> 30", in: text)?.text("contents.value"))
    #expect(found.contains("**E031** `type_mismatch`"))
  }

  @Test("a rule is still explained while another part of the file is being broken")
  func lastRight() throws {
    var session = try EditorSession()
    try session.open(Self.text)
    try session.settle()
    let end = JSONValue.record(("line", .int(99)), ("character", .int(0)))
    let change = JSONValue.record(
      ("range", .record(("start", end), ("end", end))), ("text", "rule \"b\" when call."))
    try session.notify(
      "textDocument/didChange",
      .record(
        ("textDocument", .record(("uri", "file:///none/rules/a.rules"), ("version", .int(2)))),
        ("contentChanges", .array([change]))))
    try session.settle()
    #expect(try session.messages()?.isEmpty == false)
    let hover = try session.request(
      "textDocument/hover", EditorSession.place(behind: "language 1\n\n\n\nrule \"sa"))
    #expect(hover?.text("contents.value")?.contains("*looks for*") == true)
  }

  @Test("white space, signs and numbers say nothing")
  func nothing() throws {
    #expect(try hover("  and") != nil)
    #expect(try hover("30s\n  a", in: Self.text) != nil)
    #expect(try hover("$10") == nil)
    #expect(try hover("{\n ") == nil)
  }

  @Test("clients without Markdown are told that it is plain text")
  func plain() throws {
    #expect(try hover("mentions", capabilities: .record())?.text("contents.kind") == "plaintext")
  }
}
