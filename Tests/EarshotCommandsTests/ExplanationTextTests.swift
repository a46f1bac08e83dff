import CallModel
import Diagnostics
import EarshotCommands
import RuleCheck
import RuleEngine
import Testing

@Suite("Why, in words") struct ExplanationTextTests {
  private let rules = """
    language 1
    timezone "UTC"
    currency USD
    terms card_words = "credit card", "visa", "amex" confidence 0.85
    terms refusal = "no thanks", "not today"
    condition real_conversation = call.answered and call.duration >= 45s

    rule "card sale" id card_sale revision 3
    when
      real_conversation
      and mentions any of card_words by caller within first 5m
      and not mentions any of refusal by caller within last 60s
    then conversion "card sale" value $100 tag "sale"

    rule "cheaper sale" priority -1
    when mentions "gift card" then conversion "card sale" value $50

    rule "asks" needs transcript when matched "cheaper sale" then tag "asks"

    rule "agreed" status draft
    when mentions "yes" after agent:"would you like" within 6 words then tag "agreed"

    rule "old" status off effective from 2020-01-01 until 2020-12-31
    when mentions "yes" at least 2 times or call.voicemail then tag "old"

    rule "stated"
    when mentions "{money as total} down" then conversion "stated" value sum(total)
    """

  @Test("what an amount reads is shown, with who said it and when")
  func spokenValues() throws {
    func down(_ startMs: Int, cents: Int64, by speaker: Speaker) -> Hit {
      let value = SpokenValue.money(Money(minorUnits: cents, currency: .usd))
      return Hit(
        term: Term("{money as total} down", currency: .usd), speaker: speaker, channel: nil,
        span: TimeSpan(startMs: startMs, endMs: startMs + 600), source: .transcript,
        confidence: Confidence(0.97), text: "$\(cents / 100) down",
        captures: [Capture(name: "total", value: value, words: 0..<1, text: "$\(cents / 100)")])
    }
    let hits = [
      down(15_000, cents: 2000, by: .agent), down(62_000, cents: 5050, by: .unknown),
    ]
    #expect(
      try lines("stated", hits) == [
        "\"stated\" rev 1 on call 7f3a: MATCHED",
        "✓ mentions \"{money as total} down\"",
        "    ✓ \"$20 down\"  agent  0:15  transcript .97  total: $20.00",
        "    ✓ \"$50 down\"  –      1:02  transcript .97  total: $50.50",
        "→ conversion \"stated\" $70.50",
        "  total: the sum of $20.00 by the agent at 0:15, $50.50 at 1:02",
      ])
    #expect(
      try lines("stated", [hits[1]]).suffix(2) == [
        "→ conversion \"stated\" $50.50", "  total: $50.50 at 1:02",
      ])
  }

  @Test("of what a caption and the sound have, the time is the one that was heard")
  func heardTime() throws {
    func hit(_ startMs: Int, _ source: EvidenceSource) -> Hit {
      Hit(
        term: Term("gift card"), speaker: .caller, channel: nil,
        span: TimeSpan(startMs: startMs, endMs: startMs + 900), source: source,
        confidence: Confidence(0.9), text: "gift card",
        hasApproximateTimes: source == .transcript)
    }
    #expect(
      try lines("cheaper_sale", [hit(41_600, .transcript), hit(42_100, .audio)]).dropFirst(2).first
        == "    ✓ \"gift card\"  caller  0:42  heard .90, transcript .90")
    #expect(
      try lines("cheaper_sale", [hit(41_600, .transcript)]).dropFirst(2).first
        == "    ✓ \"gift card\"  caller  ≈0:41  transcript .90")
  }

  @Test("words that were misheard are shown with what they sound like")
  func misheard() throws {
    let hit = Hit(
      term: Term("gift card"), speaker: .caller, channel: nil,
      span: TimeSpan(startMs: 42_000, endMs: 42_800), words: 3..<5, source: .transcript,
      confidence: Confidence(0.86), text: "gift cart,", resembles: "gift card")
    #expect(
      try lines("cheaper_sale", [hit]).prefix(3) == [
        "\"cheaper sale\" rev 1 on call 7f3a: MATCHED",
        "✓ mentions \"gift card\"",
        "    ✓ \"gift cart\" sounds like \"gift card\"  caller  0:42  transcript .86",
      ])
  }

  private func hit(
    _ term: String, _ startMs: Int, by speaker: Speaker = .caller,
    in source: EvidenceSource = .transcript, sure: Double = 0.97, words: Range<Int>? = nil
  ) -> Hit {
    Hit(
      term: Term(term), speaker: speaker, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 600), words: words, source: source,
      confidence: Confidence(sure), text: term + ".")
  }

  @Test("a rule that asks for another rule, and for evidence that is not there, says so")
  func otherRules() throws {
    let lines = try lines("asks", [], transcript: .missing)
    #expect(
      lines == [
        "\"asks\" rev 1 on call 7f3a: DID NOT MATCH, the rule needs a transcript",
        "✗ matched \"cheaper sale\"",
        "nearest miss: does not hold: matched \"cheaper sale\"",
      ])
  }

  /// The lines about the rule with this id.
  private func lines(
    _ ruleID: String, _ hits: [Hit], facts: [String: FieldValue] = [:],
    audio: SourceCoverage = .complete, transcript: SourceCoverage = .complete
  ) throws -> [String] {
    let plan = try plan()
    let evidence = evidence(hits, facts, audio, transcript)
    let explanation = try #require(plan.explain(ruleID: ruleID, evidence))
    return ExplanationText(explanation, in: plan.decide(evidence)).lines(callID: "7f3a")
  }

  private func plan() throws -> RulePlan {
    let file = CheckedFile(
      name: "sales.rules", source: SourceFile(path: "sales.rules", text: rules))
    return RulePlan(try #require(checkRules([file]).ruleset))
  }

  private func evidence(
    _ hits: [Hit], _ facts: [String: FieldValue], _ audio: SourceCoverage = .complete,
    _ transcript: SourceCoverage = .complete
  ) -> CallEvidence {
    let usual: [String: FieldValue] = [
      "call.answered": .flag(true), "call.duration": .duration(ms: 370_000),
      "call.started": .instant(Instant(unixMs: 1_791_460_800_000)),
    ]
    return CallEvidence(
      facts: CallFacts(usual.merging(facts) { $1 }), hits: hits, audio: audio,
      transcript: transcript, endMs: 370_000)
  }

  @Test("every part has its mark, every hit what speaks against it, and the nearest miss is named")
  func tree() throws {
    let lines = try lines(
      "card_sale",
      [
        hit("credit card", 342_000, sure: 0.94), hit("visa", 72_000, by: .agent),
        hit("amex", 123_000, in: .audio, sure: 0.71),
      ])
    #expect(
      lines == [
        "\"card sale\" rev 3 on call 7f3a: DID NOT MATCH",
        "✓ real_conversation",
        "  ✓ call.answered                                          yes",
        "  ✓ call.duration >= 45s                                   6m10s",
        "✗ mentions any of card_words by caller within first 5m",
        "    ✗ \"visa\"         agent   1:12  transcript .97  said by the agent",
        "    ✗ \"amex\"         caller  2:03  heard .71       .71 below .85",
        "    ✗ \"credit card\"  caller  5:42  transcript .94  42 s past the window",
        "– not mentions any of refusal by caller within last 60s    not needed, would hold",
        "nearest miss: \"amex\" by the caller at 2:03: .71 below .85",
      ])
  }

  @Test("a rule that holds says what it books, and heard and read words are one line")
  func holds() throws {
    let lines = try lines(
      "card_sale",
      [hit("visa", 8_100), hit("visa", 8_000, in: .audio, sure: 0.9), hit("gift card", 60_000)])
    #expect(
      lines == [
        "\"card sale\" rev 3 on call 7f3a: MATCHED",
        "✓ real_conversation",
        "  ✓ call.answered           yes",
        "  ✓ call.duration >= 45s    6m10s",
        "✓ mentions any of card_words by caller within first 5m",
        "    ✓ \"visa\"  caller  0:08  heard .90, transcript .97",
        "✓ not mentions any of refusal by caller within last 60s",
        "    never said: \"no thanks\", \"not today\"",
        "→ conversion \"card sale\" $100.00",
        "→ tag \"sale\"",
      ])
    let cheaper = try self.lines(
      "cheaper_sale", [hit("visa", 8_100), hit("gift card", 60_000)])
    #expect(
      cheaper.last
        == "→ conversion \"card sale\" $50.00 is not booked: \"card sale\" has booked that conversion"
    )
  }

  @Test("what denies a rule is shown with the words that were said after all")
  func denied() throws {
    let lines = try lines("card_sale", [hit("visa", 8_000), hit("not today", 340_000)])
    #expect(lines.contains("✗ not mentions any of refusal by caller within last 60s"))
    #expect(lines.contains { $0.hasPrefix("    ✓ \"not today\"") })
    #expect(
      lines.last
        == "nearest miss: \"not today\" by the caller at 5:40 was said; asked: not mentions any of "
        + "refusal by caller within last 60s")
  }

  @Test("relations tell the distance, and show what they lead to where that is the reason")
  func relations() throws {
    let far = try lines(
      "agreed",
      [
        hit("would you like", 4_000, by: .agent, words: 10..<13),
        hit("yes", 20_000, words: 44..<45),
      ])
    #expect(
      far.first == "\"agreed\" rev 1 on call 7f3a: DID NOT MATCH (a draft, which books nothing)")
    #expect(
      far.last
        == "nearest miss: \"yes\" by the caller at 0:20: 31 words away from \"would you like\" at 0:04, "
        + "asked after agent:\"would you like\" within 6 words")
    let wrongVoice = try lines(
      "agreed", [hit("would you like", 4_000), hit("yes", 5_000)])
    #expect(wrongVoice.contains("    after agent:\"would you like\" within 6 words:"))
    #expect(wrongVoice.contains { $0.hasSuffix("said by the caller") })
    let near = try lines(
      "agreed",
      [hit("would you like", 4_000, by: .agent, words: 10..<13), hit("yes", 5_000, words: 14..<15)])
    #expect(near.contains { $0.hasSuffix("with \"would you like\" at 0:04") })
    #expect(near.last == "→ tag \"agreed\"")
  }

  @Test("what is not known is marked so, with what was not searched")
  func unknown() throws {
    let lines = try lines(
      "old", [], facts: ["call.voicemail": .flag(false)],
      audio: .searched(except: [Term("yes")]))
    #expect(
      lines == [
        "\"old\" rev 1 on call 7f3a: DID NOT MATCH, the rule is not about calls of that day (off, so a "
          + "run does not decide it)",
        "✗ mentions \"yes\" at least 2 times    never, asked for 2 or more",
        "    never said: \"yes\"",
        "✗ call.voicemail                     no",
        "nearest miss: call.voicemail is no",
      ])
    let missing = try self.lines("old", [hit("yes", 0)])
    #expect(missing.contains("? call.voicemail                     not known"))
    #expect(missing.contains("✗ mentions \"yes\" at least 2 times    1 time, asked for 2 or more"))
  }

  @Test("columns line up by the cells of the display, under Hangul too")
  func hangul() throws {
    let rules = """
      language 1
      terms 예약 = "예약할게요", "book"
      rule "예약" id r when mentions any of 예약 by agent and call.answered then tag "예약"
      """
    let file = CheckedFile(name: "a.rules", source: SourceFile(path: "a.rules", text: rules))
    let plan = RulePlan(try #require(checkRules([file]).ruleset))
    let evidence = evidence([hit("예약할게요", 1_000), hit("book", 3_000)], [:])
    let explanation = try #require(plan.explain(ruleID: "r", evidence))
    let lines = ExplanationText(explanation, in: plan.decide(evidence)).lines(callID: "1")
    let columns = lines.filter { $0.contains("said by the caller") && $0.hasPrefix("    ") }
      .map {
        DisplayWidth.cells(
          of: $0.prefix(upTo: $0.firstRange(of: "caller")?.lowerBound ?? $0.startIndex))
      }
    #expect(columns.count == 2)
    #expect(Set(columns).count == 1)
  }

  @Test("a call that is excluded says by what, and what that rests on")
  func excluded() throws {
    let rules = """
      language 1
      list staff = +12125550100
      exclude "staff calls" when caller.number in staff
      rule "greeted" id r when mentions "hello" then tag "greeted"
      """
    let file = CheckedFile(name: "a.rules", source: SourceFile(path: "a.rules", text: rules))
    let plan = RulePlan(try #require(checkRules([file]).ruleset))
    let number = try #require(PhoneNumber("+12125550100"))
    let evidence = evidence([hit("hello", 1_000)], ["caller.number": .phone(number)])
    let lines = CallOverview(
      plan.explain(evidence), exclusions: plan.explainExclusions(evidence),
      decision: plan.decide(evidence)
    ).lines(callID: "7f3a", width: 160)
    #expect(
      lines == [
        "\"staff calls\" excludes the call", "✓ caller.number in staff    +12125550100", "",
        "\"greeted\" rev 1 on call 7f3a: MATCHED, but the call is excluded by \"staff calls\"",
        "✓ mentions \"hello\"", "    ✓ \"hello\"  caller  0:01  transcript .97",
        "→ tag \"greeted\" is not booked: the call is excluded by \"staff calls\"",
      ])
  }

  @Test("an overview has the trees of the rules that hold and a line for each other one")
  func overview() throws {
    let plan = try plan()
    let evidence = evidence([hit("visa", 8_000), hit("yes", 9_000)], [:])
    let overview = CallOverview(plan.explain(evidence), decision: plan.decide(evidence))
      .lines(callID: "7f3a", width: 160)
    #expect(overview.first == "\"card sale\" rev 3 on call 7f3a: MATCHED")
    #expect(
      overview.contains { $0.hasPrefix("  ✗  cheaper sale  never said: mentions \"gift card\"") })
    #expect(
      overview.contains {
        $0.hasPrefix("  ✗  old           the rule is not about calls of that day")
      })
  }

  @Test("when a call began is told by the clocks that the rule's times count in")
  func zones() throws {
    let rules = """
      language 1
      timezone "America/New_York"
      rule "day" when call.started in 07:00..18:00 then tag "day"
      rule "night" when call.started in 22:00..23:00 zone "Asia/Kolkata" then tag "night"
      """
    let file = CheckedFile(name: "a.rules", source: SourceFile(path: "a.rules", text: rules))
    let plan = RulePlan(try #require(checkRules([file]).ruleset))
    let evidence = evidence(
      [], ["call.started": .instant(Instant(unixMs: 1_791_460_800_500))])
    let lines = plan.explain(evidence).flatMap {
      ExplanationText($0, in: plan.decide(evidence)).lines(callID: "1")
    }
    #expect(
      lines.contains("✓ call.started in 07:00..18:00    2026-10-08T08:00:00.500-04:00"), "\(lines)")
    #expect(lines.contains { $0.hasSuffix("2026-10-08T17:30:00.500+05:30") }, "\(lines)")
  }

  @Test(
    "values are written as rules write them",
    arguments: [
      (nil, "not known"), (.flag(false), "no"), (.duration(ms: 370_000), "6m10s"),
      (.duration(ms: 0), "0s"), (.duration(ms: -3_600_450), "-1h450ms"),
      (.duration(ms: .min), "-2562047788015h12m55s807ms"),
      (.percent(FixedDecimal(millionths: 405_000)), "40.5%"),
      (.money(Money(minorUnits: 995, currency: .usd)), "$9.95"), (.text("pro"), "\"pro\""),
      (.choice("inbound"), "inbound"),
      (.instant(Instant(unixMs: 1_791_460_800_000)), "2026-10-08T12:00:00Z"),
    ] as [(FieldValue?, String)])
  func values(value: FieldValue?, expected: String) {
    #expect(FieldValueText.text(value) == expected)
  }

  @Test(
    "a gap is told as people would",
    arguments: [
      (0, "just"), (1, "0.1 s"), (400, "0.4 s"), (1_000, "1 s"), (9_949, "9.9 s"), (9_950, "10 s"),
      (42_000, "42 s"), (99_600, "1 min 39 s"), (3_600_000, "1 h 0 min"),
      (.max, "2,562,047,788,015 h 12 min"),
    ] as [(Int, String)])
  func gaps(ms: Int, expected: String) {
    #expect(PlainText.gap(ms: ms) == expected)
  }
}
