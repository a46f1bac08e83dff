import CallModel
import Diagnostics
import RuleCheck
import Testing

@Suite("What a rule looks for, needs and costs")
struct RuleOverviewTests {
  private func overview(_ text: String, rule name: String = "r") throws -> RuleOverview {
    let all = try rules(text, options: CheckOptions(clipSHA256: { "digest of \($0)" }))
    return RuleOverview(of: try #require(all.first { $0.name == name }))
  }

  @Test("terms are listed once, with what they stand for")
  func terms() throws {
    let overview = try overview(
      """
      terms cards = "(credit|debit) card" confidence 0.9, "book~", "amex" sounds like "am ex"
      rule "r" when mentions any of cards in audio and mentions "book~" confidence >= 0.7
      and mentions "cancel*" in transcript then tag "t"
      """)
    #expect(
      overview.terms.map(\.term.pattern) == ["(credit|debit) card", "book~", "amex", "cancel*"])
    #expect(overview.terms[0].spoken == ["credit card", "debit card"])
    #expect(overview.terms[1].spoken.first == "book" && overview.terms[1].spoken.contains("booked"))
    #expect(overview.terms[1].leastConfidence == Confidence(thousandths: 700))
    #expect(overview.terms[2].spoken == ["am ex"])
    #expect(overview.terms.map(\.isInAudio) == [true, true, true, false])
    #expect(overview.terms.map(\.isInTranscript) == [false, true, false, true])
  }

  @Test(
    "what must be there is told",
    arguments: [
      ("mentions \"a b\"", [RuleOverview.Evidence.either]),
      ("mentions \"a b\" in audio and mentions \"c d\" in transcript", [.sound, .transcript]),
      ("mentions \"a b\" in both within last 60s", [.both, .end]),
      ("mentions \"a b\" by caller", [.either, .speakers]),
      ("mentions \"a b\" near \"c d\" within 5s", [.either, .speakers]),
      ("mentions \"a b\" near \"c d\" within 5s by anyone", [.either]),
      ("call.duration > 30s", []),
      ("mentions recorded \"a.wav\"", [.sound]),
      ("mentions any of (recorded \"a.wav\", \"a b\")", [.either]),
      ("mentions \"{digits:4}\"", [.transcript]),
      ("mentions \"a b\" near recorded \"a.wav\" within 5s by anyone", [.sound, .either]),
    ])
  func evidence(condition: String, needed: [RuleOverview.Evidence]) throws {
    #expect(try overview("rule \"r\" when \(condition) then tag \"t\"").evidence == needed)
  }

  @Test("fields are found in conditions, on both sides, and in values")
  func fields() throws {
    let overview = try overview(
      """
      condition real = call.answered and call.duration > call.ring_time
      rule "r" when real and call.id contains "x" and (custom.seats is known or matched "s")
      then tag "t"
      rule "s" when call.voicemail then tag "t"
      """)
    #expect(
      overview.fields.map(\.path)
        == ["call.answered", "call.duration", "call.id", "call.ring_time", "custom.seats"])
    #expect(overview.fields.filter(\.isAlwaysPresent).map(\.path) == ["call.id"])
    #expect(overview.conditions.map(\.name) == ["real"])
    #expect(overview.matchedRules == ["s"])
  }

  @Test("what calls are counted together by is read too")
  func limit() throws {
    let overview = try overview(
      """
      rule "r" once per caller.number and campaign.id within 30d
      when call.answered then conversion "c"
      """)
    #expect(
      overview.fields.map(\.path)
        == ["call.answered", "call.started", "caller.number", "campaign.id"])
  }

  @Test("costs are counted, and the dearest mention is named")
  func costs() throws {
    let text = """
      rule "r" when mentions "(a|b|c) card" and mentions "visa" near "expired" within 5s
      and call.duration > 30s then tag "t"
      """
    let cost = try overview(text).cost
    #expect(cost.soundCount == 5 && cost.transcriptCount == 5)
    #expect(cost.comparisonCount == 1 && cost.relationCount == 1)
    let span = try #require(cost.dominant)
    let whole = testHeader + text
    let words = whole.utf8.dropFirst(span.bytes.start).prefix(span.bytes.length)
    #expect(String(Substring(words)) == "mentions \"(a|b|c) card\"")
    #expect(try overview("rule \"r\" when mentions \"a b\" then tag \"t\"").cost.dominant == nil)
  }
}
