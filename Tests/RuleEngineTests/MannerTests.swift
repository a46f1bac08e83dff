import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite("How something is said") struct MannerTests {
  private func said(
    _ phrase: String, _ manner: MentionManner, by speaker: Speaker? = nil,
    times count: MentionCount = .atLeastOnce
  ) -> CheckedExpression {
    .mention(
      CheckedMention(
        of: .any([TermUse(Term(phrase), minimumConfidence: Confidence(0.5))]), by: speaker,
        count: count, manner: manner, span: nowhere))
  }

  private let affirmed = MentionManner(polarity: .affirmed)
  private let negated = MentionManner(polarity: .negated)

  private func read(
    _ phrase: String, _ startMs: Int, _ polarity: Polarity?, by speaker: Speaker = .caller,
    turn: Int? = nil, text: String? = nil
  ) -> Hit {
    Hit(
      term: Term(phrase), speaker: speaker, channel: nil,
      span: TimeSpan(startMs: startMs, endMs: startMs + 500), source: .transcript,
      confidence: Confidence(0.9), text: text ?? phrase, turn: turn, polarity: polarity)
  }

  // MARK: Denials

  @Test(
    "what is denied is negated, what is unclear counts as affirmed",
    arguments: [
      (Polarity.affirmed, Verdict.yes, Verdict.no), (.unclear, .yes, .no), (.negated, .no, .yes),
    ])
  func polarity(said polarity: Polarity, isAffirmed: Verdict, isNegated: Verdict) {
    let evidence = call(read("card", 1_000, polarity))
    #expect(verdict(said("card", affirmed), evidence) == isAffirmed)
    #expect(verdict(said("card", negated), evidence) == isNegated)
    #expect(verdict(said("card", .any), evidence) == .yes)
  }

  @Test("of what was heard only, nobody knows whether it is denied")
  func heardOnly() {
    let evidence = call(hit("card", 1_000))
    #expect(verdict(said("card", affirmed), evidence) == .unknown)
    #expect(verdict(said("card", negated), evidence) == .unknown)
    #expect(verdict(not(said("card", negated)), evidence) == .unknown)
    #expect(verdict(said("card", .any), evidence) == .yes)
  }

  @Test("what is heard and read is denied as the transcript says")
  func heardAndRead() {
    let evidence = call(hit("card", 1_000), read("card", 1_100, .negated))
    #expect(verdict(said("card", affirmed), evidence) == .no)
    #expect(verdict(said("card", negated), evidence) == .yes)
  }

  @Test("two at a time who say otherwise leave it open, unless one of them is asked for")
  func crosstalk() {
    let evidence = call(
      read("card", 1_000, .negated), read("card", 1_100, .affirmed, by: .agent))
    #expect(verdict(said("card", negated), evidence) == .unknown)
    #expect(verdict(said("card", negated, by: .caller), evidence) == .yes)
    #expect(verdict(said("card", affirmed, by: .agent), evidence) == .yes)
  }

  @Test("denials are counted by themselves")
  func counts() {
    let evidence = call(
      read("card", 1_000, .negated), read("card", 3_000, .affirmed), read("card", 5_000, .affirmed))
    #expect(verdict(said("card", affirmed, times: exactly(2)), evidence) == .yes)
    #expect(verdict(said("card", negated, times: exactly(1)), evidence) == .yes)
  }

  @Test("explaining says what is denied, and what nobody knows")
  func objections() throws {
    func objections(_ manner: MentionManner, _ hit: Hit) throws -> [JudgedHit.Objection] {
      let plan = RulePlan(ruleset(rule("r", when: said("card", manner))))
      let explanation = try #require(plan.explain(call(hit)).first)
      guard case .mention(let mention) = explanation.condition.reason else { return [] }
      #expect(mention.manner == manner)
      return mention.terms.flatMap(\.hits).flatMap(\.objections)
    }
    #expect(try objections(affirmed, read("card", 0, .negated)) == [.denied])
    #expect(try objections(negated, read("card", 0, .unclear)) == [.notDenied])
    #expect(try objections(negated, hit("card", 0)) == [.polarityUnknown])
    #expect(try objections(affirmed, read("card", 0, .unclear)) == [])
    let korean = MentionManner(language: WantedLanguage("ko", isToldByLetters: true))
    #expect(try objections(korean, read("card", 0, .affirmed)) == [.wrongLanguage])
    let english = MentionManner(language: WantedLanguage("en", isToldByLetters: false))
    #expect(try objections(english, read("card", 0, .affirmed)) == [.languageUnknown])
  }

  // MARK: Languages

  @Test(
    "Korean letters are Korean; which language others are, the call says, or the file where it has one",
    arguments: [
      ("카드", nil, "ko", false, .yes), ("카드", "en", "ko", false, .yes),
      ("카드", "ko", "en", true, .no), ("card", "ko", "ko", true, .no),
      ("card 결제", nil, "ko", false, .yes), ("card 결제", "en", "en", true, .no),
      ("card", "en-US", "en", false, .yes), ("card", "es", "en", true, .no),
      ("card", nil, "en", true, .yes), ("card", nil, "en", false, .unknown),
      ("card", "ko", "en", true, .yes), ("card", "ko", "en", false, .unknown),
      ("1234", "en", "en", false, .yes), ("1234", "ko", "en", true, .no),
      ("1234", nil, "en", true, .unknown), ("カード", nil, "en", true, .no),
      ("カード", "ja", "ja", false, .yes), ("カード", nil, "ja", true, .yes),
      ("ＣＡＲＤ", nil, "en", true, .yes),
    ] as [(String, String?, String, Bool, Verdict)])
  func languages(
    text: String, spoken: String?, wanted: String, isToldByLetters: Bool, expected: Verdict
  ) {
    let manner = MentionManner(language: WantedLanguage(wanted, isToldByLetters: isToldByLetters))
    let facts = spoken.map { ["call.language": FieldValue.text($0)] } ?? [:]
    let evidence = call(read("card", 1_000, .affirmed, text: text), facts: facts)
    #expect(verdict(said("card", manner), evidence) == expected)
  }

  @Test("a recorded clip has no letters")
  func clip() {
    let clip = Term(recorded: "card.wav", sha256: String(repeating: "0", count: 64))
    let heard = Hit(
      term: clip, speaker: .caller, channel: nil, span: TimeSpan(startMs: 0, endMs: 500),
      source: .audio, confidence: Confidence(0.9), text: "카드.wav")
    let korean = CheckedExpression.mention(
      CheckedMention(
        of: .any([TermUse(clip, minimumConfidence: Confidence(0.5))]),
        manner: MentionManner(language: WantedLanguage("ko", isToldByLetters: true)), span: nowhere)
    )
    #expect(verdict(korean, call(heard)) == .unknown)
    #expect(verdict(korean, call(heard, facts: ["call.language": text("ko-KR")])) == .yes)
  }

  // MARK: Turns

  private func inOneTurn(
    _ kind: RelationKind = .near(.sameTurn), not isNegated: Bool = false, ofOneSpeaker: Bool = false
  ) -> CheckedExpression {
    RuleEngineTests.said(
      "card", lies(kind, "expired", not: isNegated, ofOneSpeaker: ofOneSpeaker))
  }

  @Test("two things are in one turn where the transcript says so")
  func turns() {
    let together = call(
      read("card", 1_000, nil, turn: 3), read("expired", 90_000, nil, turn: 3))
    let apart = call(read("card", 1_000, nil, turn: 3), read("expired", 2_000, nil, turn: 5))
    #expect(verdict(inOneTurn(), together) == .yes)
    #expect(verdict(inOneTurn(.before(.sameTurn)), together) == .yes)
    #expect(verdict(inOneTurn(.after(.sameTurn)), together) == .no)
    #expect(verdict(inOneTurn(), apart) == .no)
    #expect(verdict(inOneTurn(not: true), apart) == .yes)
    #expect(verdict(inOneTurn(not: true), together) == .no)
  }

  @Test("where nobody knows the turns, it is open, unless two people speak")
  func unknownTurns() {
    let heard = call(hit("card", 1_000), hit("expired", 2_000))
    #expect(verdict(inOneTurn(), heard) == .unknown)
    #expect(verdict(inOneTurn(not: true), heard) == .unknown)
    #expect(
      verdict(inOneTurn(), call(hit("card", 1_000), hit("expired", 2_000, by: .agent))) == .no)
    let borrowed = call(
      hit("card", 1_000), read("card", 1_100, nil, turn: 1), read("expired", 2_000, nil, turn: 1))
    #expect(verdict(inOneTurn(), borrowed) == .yes)
  }

  @Test("explaining says that nobody knows the turn")
  func explainedTurns() throws {
    let plan = RulePlan(ruleset(rule("r", when: inOneTurn())))
    let explanation = try #require(plan.explain(call(hit("card", 0), hit("expired", 900))).first)
    guard case .mention(let mention) = explanation.condition.reason,
      case .relation(let miss)? = mention.terms.first?.hits.first?.objections.first
    else {
      Issue.record("no miss: \(explanation)")
      return
    }
    #expect(miss.reason == .turnsUnknown)
    #expect(miss.verdict == .unknown)
  }

  @Test("the manner is a part of what a rule means")
  func canonicalText() {
    func text(_ condition: CheckedExpression) -> String {
      RulePlan(ruleset(rule("r", when: condition))).canonicalText
    }
    #expect(text(said("card", .any)) != text(said("card", affirmed)))
    #expect(text(said("card", affirmed)) != text(said("card", negated)))
    #expect(text(inOneTurn()).contains("same-turn"))
    let english = MentionManner(language: WantedLanguage("en", isToldByLetters: true))
    #expect(text(said("card", english)).contains("(in-language en told-by-letters)"))
  }
}
