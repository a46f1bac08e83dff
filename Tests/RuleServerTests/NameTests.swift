import JSONText
import RuleServer
import TestSupport
import Testing

@Suite struct NameTests {
  private static let text = """
    language 1
    terms 카드 = "credit card", "visa"
    terms all_cards = 카드, "amex"
    list staff = +12125550100
    constant card_value = $100
    table price { "basic" = $20 }
    condition real = call.answered and call.duration >= 45s
    group purchase picks first
    rule "sale" id sale in group purchase
    when
      real and mentions any of all_cards as offer and spoken offer >= 1
      and caller.number not in staff
    then
      conversion value card_value
    rule "more"
    when
      matched "sale"
    then
      tag "x"
    test "t" {
      caller 0:01 "visa"
      expect no "sale"
    }
    """

  /// The session and the place of the nth occurrence of a word, counted from 0.
  private func session(
    at word: String, _ number: Int = 0, in text: String = text
  ) throws -> (EditorSession, JSONValue) {
    var session = try EditorSession()
    var rest = text[...]
    var before = ""
    for _ in 0...number {
      let range = try #require(rest.firstRange(of: word), "\(word) \(number)")
      before += rest[..<range.upperBound]
      rest = rest[range.upperBound...]
    }
    try session.open(text)
    return (session, EditorSession.place(behind: before))
  }

  @Test(
    "a name leads to where it is declared",
    arguments: [
      ("카드", 1, "1:6-1:8"), ("all_cards", 1, "2:6-2:15"), ("real", 1, "6:10-6:14"),
      ("purchase", 1, "7:6-7:14"), ("offer", 1, "10:40-10:45"), ("staff", 1, "3:5-3:10"),
      ("card_value", 1, "4:9-4:19"), ("\"sale", 1, "8:5-8:11"), ("\"sale", 2, "8:5-8:11"),
      ("카드", 0, "1:6-1:8"),
    ])
  func definition(word: String, number: Int, range: String) throws {
    var (session, place) = try session(at: word, number)
    let found = try #require(try session.request("textDocument/definition", place))
    #expect(found.text("uri") == "file:///none/rules/a.rules")
    #expect(found["range"]?.rangeText == range)
  }

  @Test("what is no name leads nowhere")
  func nowhere() throws {
    for word in ["mentions", "call.answered", "45s", "basic"] {
      var (session, place) = try session(at: word)
      #expect(try session.request("textDocument/definition", place) == nil, "\(word)")
    }
  }

  @Test("names are found in a rule that cannot be read")
  func broken() throws {
    let text = Self.text.replacing("real and mentions any of", with: "real andd and any of")
    var (session, place) = try session(at: "all_cards", 1, in: text)
    #expect(
      try session.request("textDocument/definition", place)?["range"]?.rangeText == "2:6-2:15")
  }

  @Test("every place of a name is found, with and without its declaration")
  func references() throws {
    for (isWhole, expected) in [
      (true, ["8:5-8:11", "16:10-16:16", "21:12-21:18"]), (false, ["16:10-16:16", "21:12-21:18"]),
    ] {
      var (session, place) = try session(at: "\"sale", 1)
      let request = place.adding(.record(("includeDeclaration", .flag(isWhole))), as: "context")
      let found = try session.request("textDocument/references", request)?.elements()
      #expect(found?.compactMap { $0["range"]?.rangeText } == expected)
    }
  }

  @Test("groups and rules are one for all files of a folder, term sets belong to their file")
  func acrossFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("language 1\ngroup g picks first\nterms t = \"x\"\n", to: "rules/b.rules")
    let uri = "file://" + folder.path("rules/a.rules")
    var session = try EditorSession()
    let text = "language 1\nrule \"r\" in group g¦\nwhen mentions any of t\nthen conversion\n"
    let group = try session.open(text, at: uri)
    let found = try session.request("textDocument/definition", group)
    #expect(found?.text("uri") == "file://" + folder.path("rules/b.rules"))
    #expect(found?["range"]?.rangeText == "1:6-1:7")
    let terms = EditorSession.place(
      behind: "language 1\nrule \"r\" in group g\nwhen mentions any of t", in: uri)
    #expect(try session.request("textDocument/definition", terms) == nil)
  }

  @Test("the names of an included file are known, and its name leads to it")
  func include() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("language 1\nterms t = \"x\"\n", to: "rules/shared/b.rules")
    let uri = "file://" + folder.path("rules/a.rules")
    var session = try EditorSession()
    let start = "language 1\ninclude \"shared/b.rules"
    let end = "\"\nrule \"r\"\nwhen mentions any of t"
    try session.open(start + end + "\nthen conversion\n", at: uri)
    let file = try session.request(
      "textDocument/definition", EditorSession.place(behind: start, in: uri))
    #expect(file?.text("uri") == "file://" + other)
    let terms = try session.request(
      "textDocument/definition", EditorSession.place(behind: start + end, in: uri))
    #expect(terms?["range"]?.rangeText == "1:6-1:7")
  }

  @Test(
    "a name is changed everywhere",
    arguments: [
      ("카드", 0, "cards", ["1:6-1:8", "2:18-2:20"]),
      ("offer", 1, "deal", ["10:40-10:45", "10:57-10:62"]),
      ("\"sale", 1, "big \"sale\"", ["8:5-8:11", "16:10-16:16", "21:12-21:18"]),
    ])
  func rename(word: String, number: Int, name: String, ranges: [String]) throws {
    var (session, place) = try session(at: word, number)
    #expect(try session.request("textDocument/prepareRename", place) != nil)
    let edit = try session.request(
      "textDocument/rename", place.adding(.string(name), as: "newName"))
    let changes = try #require(try edit?["changes"]?.elements(of: "file:///none/rules/a.rules"))
    #expect(changes.compactMap { $0["range"]?.rangeText } == ranges)
    let expected = word.hasPrefix("\"") ? "\"big \\\"sale\\\"\"" : name
    #expect(changes.allSatisfy { $0.text("newText") == expected })
  }

  @Test(
    "a name that would break something is refused with the reason",
    arguments: [
      ("카드", "two words", "is no name"), ("카드", "rule", "is no name"), ("카드", "9x", "is no name"),
      ("카드", "staff", "is the name of something else"), ("more", "less", "give it an `id` first"),
      ("\"sale", "more", "there is a rule `more` already"),
    ])
  func refused(word: String, name: String, reason: String) throws {
    var (session, place) = try session(at: word)
    let answer = try session.answer(
      "textDocument/rename", place.adding(.string(name), as: "newName"))
    #expect(answer.text("error.message")?.contains(reason) == true, "\(answer.value.text)")
  }

  private static let values = """
    language 1
    rule "stated"
    when
      mentions "{money as total}" in transcript as sum
    then
      conversion value total
      set fee = 8% of total
      note "said {total}, fee {fee}, {total}"
    """

  @Test(
    "values and amounts are found and renamed in notes, too",
    arguments: [
      ("total", 0, ["3:22-3:27", "5:19-5:24", "6:18-6:23", "7:14-7:19", "7:34-7:39"]),
      ("{total", 0, ["3:22-3:27", "5:19-5:24", "6:18-6:23", "7:14-7:19", "7:34-7:39"]),
      ("fee", 0, ["6:6-6:9", "7:27-7:30"]), ("{fee", 0, ["6:6-6:9", "7:27-7:30"]),
    ])
  func renameInNotes(word: String, number: Int, ranges: [String]) throws {
    var (session, place) = try session(at: word, number, in: Self.values)
    let edit = try session.request(
      "textDocument/rename", place.adding(.string("other"), as: "newName"))
    let changes = try #require(try edit?["changes"]?.elements(of: "file:///none/rules/a.rules"))
    #expect(changes.compactMap { $0["range"]?.rangeText } == ranges)
  }

  @Test("what an included condition calls its mention is renamed where rules of other files use it")
  func renameAcrossFiles() throws {
    let folder = try TemporaryFolder()
    let shared = try folder.write(
      "language 1\ncondition asked = mentions \"a card\" as offer\ncondition more = asked\n"
        + "condition other = mentions \"c card\" as pitch\n",
      to: "rules/shared/words.rules")
    let uri = "file://" + folder.path("rules/a.rules")
    var session = try EditorSession()
    let place = try session.open(
      "language 1\ninclude \"shared/words.rules\"\nrule \"r\"\nwhen\n  more and spoken offer¦ >= 2\n"
        + "then\n  tag \"t\"\nrule \"s\"\nwhen\n  mentions \"b card\" as offer\nthen\n  tag \"u\"\n",
      at: uri)
    try session.settle()
    let edit = try session.request(
      "textDocument/rename", place.adding("deal", as: "newName"))
    let changes = edit?["changes"]
    #expect(try changes?.elements(of: uri).compactMap { $0["range"]?.rangeText } == ["4:18-4:23"])
    #expect(
      try changes?.elements(of: "file://" + shared).compactMap { $0["range"]?.rangeText }
        == ["1:39-1:44"])
  }

  @Test(
    "a name with which the rules would be wrong is refused, whatever is wrong then",
    arguments: [
      ("real", 0, "not", "E011"), ("real", 0, "mentions", "E011"), ("offer", 0, "real", "E010"),
    ])
  func refusedByTheChecker(word: String, number: Int, name: String, code: String) throws {
    var (session, place) = try session(at: word, number)
    let answer = try session.answer(
      "textDocument/rename", place.adding(.string(name), as: "newName"))
    let reason = try #require(answer.text("error.message"))
    #expect(reason.contains(code) || reason.contains("is the name of something else"), "\(reason)")
  }

  @Test("a name that a file which includes this one declares is refused")
  func refusedForAnother() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "language 1\ninclude \"a.rules\"\nterms words = \"b card\"\nrule \"r\" when mentions any of words then stop\n",
      to: "rules/b.rules")
    let uri = "file://" + folder.path("rules/a.rules")
    var session = try EditorSession()
    let place = try session.open("language 1\nterms cards¦ = \"a card\"\n", at: uri)
    let answer = try session.answer("textDocument/rename", place.adding("words", as: "newName"))
    #expect(answer.text("error.message")?.contains("E010") == true, "\(answer.value.text)")
  }

  @Test("nothing is renamed while a file of it cannot be read")
  func renameBroken() throws {
    var (session, place) = try session(at: "카드", 0, in: Self.text + "\nrul")
    let answer = try session.answer(
      "textDocument/rename", place.adding("cards", as: "newName"))
    #expect(answer.text("error.message") == "a.rules cannot be read to its end; mend it first")
  }

  @Test("a document's places of a name are marked")
  func highlights() throws {
    var (session, place) = try session(at: "offer")
    let found = try session.request("textDocument/documentHighlight", place)?.elements()
    #expect(found?.count == 2)
    #expect(found?.first?["kind"]?.value == .int(3))
  }
}

extension JSONValue {
  /// An object with one more member.
  func adding(_ value: JSONValue, as name: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [Member(name: name, value: value)])
  }
}
