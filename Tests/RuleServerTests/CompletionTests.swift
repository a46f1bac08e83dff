import JSONText
import RuleServer
import RuleSyntax
import TestSupport
import Testing

@Suite struct CompletionTests {
  static let start = """
    language 1
    timezone "America/New_York"
    currency USD
    terms card_words = "credit card", "visa"
    terms refusal = "no thanks"
    list staff = +12125550100
    constant card_value = $100
    table plan_price { "basic" = $20 }
    condition real = call.answered and call.duration >= 45s
    group purchase picks highest value

    """

  /// What is offered at `¦`, behind `start`.
  private func offered(_ text: String, behind start: String = start) throws -> [JSONNode] {
    var session = try EditorSession()
    let place = try session.open(start + text)
    let list = try #require(try session.request("textDocument/completion", place))
    return try list.elements(of: "items")
  }

  private func labels(_ text: String, behind start: String = start) throws -> [String] {
    try offered(text, behind: start).compactMap { $0.text("label") }
  }

  private static let rule = "rule \"a\"\nwhen\n  "

  @Test(
    "what fits is offered, and what does not is not",
    arguments: [
      // The header and the top level.
      ("", "¦", ["language 1", "rule", "terms"], ["when", "and"]),
      ("", "language 1\n¦", ["timezone", "currency", "speech", "default", "rule"], ["when"]),
      ("", "language 1\ncurrency ¦", ["USD", "KRW"], ["rule"]),
      ("", "language 1\ntimezone ¦", ["\"Asia/Seoul\""], ["USD"]),
      ("", "language 1\ndefault ¦", ["confidence", "source"], ["rule"]),
      ("", "language 1\ndefault source ¦", ["audio", "transcript", "either", "both"], []),
      ("", "language 1\nspeech en, ¦", ["ko"], ["rule"]),
      // Attributes.
      (start, "rule \"a\"\n  ¦", ["id", "status", "in group", "when", "once per"], ["mentions"]),
      (start, "rule \"a\"\n  status ¦", ["live", "draft", "off", "deprecated"], ["when"]),
      (start, "rule \"a\" id x\n  ¦", ["revision", "when"], ["id"]),
      (start, "rule \"a\"\n  in ¦", ["group"], ["audio"]),
      (start, "rule \"a\"\n  in group ¦", ["purchase"], ["card_words", "when"]),
      (start, "rule \"a\"\n  needs ¦", ["audio", "both"], ["when"]),
      (start, "rule \"a\"\n  once per ¦", ["caller.number"], ["call.duration"]),
      // Conditions.
      (start, rule + "¦", ["mentions", "not", "matched", "real", "call.duration"], ["card_words"]),
      (start, rule + "real and ¦", ["mentions", "real", "call.duration"], ["then"]),
      (start, rule + "mentions ¦", ["any of", "all of", "caller:", "recorded"], ["real"]),
      (start, rule + "mentions any ¦", ["of"], ["card_words"]),
      (start, rule + "mentions any of ¦", ["card_words", "refusal"], ["staff", "real"]),
      (start, rule + "mentions any of (card_words, ¦", ["refusal"], ["staff"]),
      (start, rule + "mentions any of card_words ¦", ["by", "within", "and", "then"], ["is"]),
      (start, rule + "mentions \"x\" by ¦", ["caller", "agent", "anyone"], ["and"]),
      (start, rule + "mentions \"x\" in ¦", ["audio", "transcript", "language"], ["staff"]),
      (start, rule + "mentions \"x\" near \"y\" within ¦", ["same turn", "first"], []),
      (start, rule + "mentions \"x\" within ¦", ["first", "last"], ["same turn"]),
      (start, rule + "mentions \"x\" within 30s of ¦", ["answer", "end"], ["card_words"]),
      (start, rule + "call.¦", ["call.duration", "call.direction"], []),
      (start, rule + "call.direction ¦", ["is", "in", "is known"], [">", "contains"]),
      (start, rule + "call.direction is ¦", ["inbound", "outbound", "known"], ["mon"]),
      (start, rule + "call.weekday in mon..¦", ["fri", "sun"], ["inbound"]),
      (start, rule + "caller.number in ¦", ["staff"], ["audio", "card_words"]),
      (start, rule + "caller.number not ¦", ["in"], ["mentions"]),
      (start, rule + "call.duration ¦", [">=", "is known"], ["contains", "and"]),
      (start, rule + "call.duration > ¦", ["call.ring_time"], ["call.id"]),
      (start, rule + "call.answered ¦", ["and", "then"], [">"]),
      (start, rule + "call.duration > 30s ¦", ["and", "or", "then"], ["by", "within"]),
      (start, rule + "mentions \"x\" as offer and spoken ¦", ["offer"], ["real"]),
      (start, "condition c = ¦", ["mentions", "real", "call.duration"], ["when"]),
      (start, "exclude \"staff\" ¦", ["from", "when"], ["mentions"]),
      (start, "exclude \"staff\" when ¦", ["mentions", "caller.number"], ["from"]),
      // Outcomes.
      (start, rule + "real\nthen\n  ¦", ["conversion", "tag", "stop"], ["when", "and"]),
      (start, rule + "real\nthen\n  conversion ¦", ["value", "type"], ["mentions"]),
      (
        start, rule + "real\nthen\n  conversion value ¦", ["card_value", "plan_price", "max(…)"],
        ["card_words", "conversion"]
      ),
      (start, rule + "real\nthen\n  conversion value $1 ¦", ["otherwise", "at most", "tag"], []),
      // Other declarations.
      (start, "terms more = ¦", ["card_words", "recorded", "from"], ["staff"]),
      (start, "terms more = \"x\" ¦", ["confidence", "sounds like"], ["by"]),
      (start, "group g ¦", ["picks"], []),
      (start, "group g picks ¦", ["first", "all", "highest value"], ["value"]),
      (start, "extend ¦", ["list", "terms"], ["rule"]),
      (start, "extend terms ¦", ["card_words"], ["staff"]),
      // Tests.
      (
        start, rule + "real\nthen\n  conversion\ntest \"t\" {\n  ¦",
        ["call", "caller", "agent", "expect"], ["rule", "when"]
      ),
      (start, "test \"t\" {\n  call ¦", ["duration", "direction", "caller.number"], ["expect"]),
      (start, "test \"t\" {\n  call direction ¦", ["inbound"], ["expect"]),
      (
        start, rule + "real\nthen\n  conversion\ntest \"t\" {\n  expect ¦",
        ["\"a\"", "no", "nothing"], ["call"]
      ),
      (start, "test \"t\" {\n  expect \"a\" ¦", ["matched"], ["call"]),
      (start, "test \"t\" {\n  expect \"a\" matched ¦", ["value", "at", "by", "expect"], []),
      // Texts and comments.
      (start, rule + "mentions \"¦\"", ["{money}", "{digits}", "..."], ["real"]),
      (start, rule + "mentions \"book¦\"", ["book~", "book*", "=book"], []),
      (start, "terms more = \"¦", ["{money}"], ["recorded"]),
      (start, rule + "matched \"¦\"", ["a"], ["{money}"]),
      (start, "# allow: ¦", ["unused_name"], ["syntax", "rule"]),
      (start, "# a comment ¦", [], ["rule", "unused_name"]),
      (start, rule + "campaign.name = \"¦\"", [], ["{money}", "real"]),
    ] as [(String, String, [String], [String])])
  func places(start: String, text: String, fits: [String], doesNot: [String]) throws {
    let labels = try labels(text, behind: start)
    for label in fits { #expect(labels.contains(label), "\(label) in \(text): \(labels)") }
    for label in doesNot { #expect(!labels.contains(label), "\(label) in \(text)") }
  }

  @Test("the word that has been begun is replaced, and fields are explained")
  func replaced() throws {
    let items = try offered(Self.rule + "call.dura¦")
    let duration = try #require(items.first { $0.text("label") == "call.duration" })
    #expect(duration["textEdit"]?["range"]?.rangeText == "12:2-12:11")
    #expect(duration.text("textEdit.newText") == "call.duration")
    #expect(duration.text("documentation.value")?.contains("From answer to hang-up.") == true)
    #expect(duration.text("detail") == "duration")
  }

  @Test("clients without snippets get plain words")
  func plain() throws {
    var session = try EditorSession(capabilities: .record())
    let place = try session.open("language 1\n¦")
    let items = try session.request("textDocument/completion", place)?.elements(of: "items")
    let rule = try #require(items?.first { $0.text("label") == "rule" })
    #expect(rule.text("textEdit.newText") == "rule")
    #expect(rule["insertTextFormat"] == nil)
  }

  @Test("every field, and every word of the language, is offered somewhere")
  func everything() throws {
    var offered: Set<String> = []
    for argument in try Self.wholeFiles().flatMap(Self.placesBetweenWords) {
      for label in try labels(argument, behind: "") {
        offered.formUnion(label.split(separator: " ").map(String.init))
      }
    }
    let missing = Keyword.allCases.map(\.rawValue).filter { word in
      !offered.contains(word) && !offered.contains(word + ":")
    }
    #expect(missing.isEmpty)
  }

  @Test("every snippet leaves the places to fill in and nothing else of its signs")
  func snippets() throws {
    for item in try offered("¦") where item["insertTextFormat"]?.value == .int(2) {
      let text = try #require(item.text("textEdit.newText"))
      #expect(text.contains("$1") || text.contains("${1"), "\(text)")
    }
  }

  private static func wholeFiles() throws -> [String] {
    let start =
      start.replacing("currency USD", with: "default source either\nspeech en") + """
        include "b.rules"
        extend list staff with +12125550101
        exclude "staff" from group purchase when caller.number in staff
        rule "x" effective from 2026-01-01 until 2026-02-01 once per caller.number and campaign.id within 30d
        when call.started in 09:00..18:00 zone "Asia/Seoul" and campaign.name starts with "a"
          and mentions "a" near "b" within 5 words by caller as offer confidence >= 0.8
          and mentions "c" within 30s of offer and mentions at least 2 of (card_words, "x" sounds like "y")
          and mentions "d" in transcript from 1m to 2m and mentions "e" at least 2 times and spoken offer >= 2
          and mentions "f" within same turn and campaign.name matches "x" and mentions event hold
        then score +1 as quality conversion value 40% of offer otherwise $1 at most $2 stop all
        test "x" { call direction inbound history "x" 40d ago event hold 0:02 for 3s expect todo "x" matched tags "a" }
        """
    return [start]
  }

  /// The text up to each word, with the mark there.
  private static func placesBetweenWords(_ text: String) -> [String] {
    let indices = text.indices.filter { text[$0].isWhitespace }
    return indices.map { text[...$0] + "¦" } + ["¦"]
  }
}
