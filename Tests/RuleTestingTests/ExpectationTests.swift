import CallModel
import RuleEngine
import RuleTesting
import Testing

@Suite("What tests expect") struct ExpectationTests {
  private let rules = """
    rule "card sale"
    when mentions "(credit|debit) card" by caller within first 5m
    then conversion "card sale" value $100 tag "sale", "card"
    rule "free" when mentions "for free" then conversion "free"
    rule "tag alone" when mentions "hello" then tag "greeted"
    rule "draft" status draft when mentions "draft" then conversion value $7
    rule "off" status off when mentions "hello" then tag "off"

    """

  private func failures(_ test: String) throws -> [[ExpectationResult.Failure]] {
    try RuleTestingTests.failures(rules + "test \"t\" {\n\(test)\n}")
  }

  @Test("what comes out as expected is no failure")
  func passes() throws {
    let test = """
      agent 0:03 "hello how can I help"
      caller 0:08 "I would like to pay by credit card" [0.92]
      expect "card sale" matched value $100 tags "sale" at 0:08 by caller
      expect "tag alone" matched tags "greeted" at 0:03 by agent
      expect no "free"
      expect conversions 1
      """
    #expect(try failures(test) == [[], [], [], []])
    #expect(try failures("caller 0:08 \"nothing to see\" expect nothing") == [[]])
  }

  @Test("a rule that does not match, and one that must not, are failures")
  func matching() throws {
    let test = """
      caller 6:00 "by credit card"
      agent 0:03 "hello"
      expect "card sale" matched
      expect no "tag alone"
      expect "off" matched
      """
    #expect(try failures(test) == [[.notMatched(.no)], [.matched], [.notMatched(nil)]])
  }

  @Test("without anything said what was said is not known, and `no` is content with that")
  func unknown() throws {
    #expect(
      try failures("call duration 1m expect \"free\" matched expect no \"free\"")
        == [[.notMatched(.unknown)], []])
  }

  @Test("another value, no value and no conversion are told apart")
  func values() throws {
    let hundred = Money(minorUnits: 10_000, currency: .usd)
    let test = """
      caller 0:08 "hello a debit card or for free"
      expect "card sale" matched value $99
      expect "free" matched value $100
      expect "tag alone" matched value $100
      """
    #expect(
      try failures(test) == [
        [.otherValue(expected: Money(minorUnits: 9_900, currency: .usd), is: hundred)],
        [.otherValue(expected: hundred, is: nil)], [.noConversion(expected: hundred)],
      ])
  }

  @Test("a draft can be tested and books nothing")
  func drafts() throws {
    #expect(
      try failures("caller 0:08 \"a draft\" expect \"draft\" matched value $7 expect nothing")
        == [[], []])
  }

  @Test("tags that are missing, and words at another time or by another person, are told")
  func details() throws {
    let test = """
      caller 0:08 "by credit card"
      agent 0:20 "that is fine"
      expect "card sale" matched tags "card", "cash" at 0:20 by agent
      expect "card sale" matched by agent
      expect "card sale" matched at 0:09
      """
    #expect(
      try failures(test) == [
        [.missingTags(["cash"]), .notSaidThen(atMs: 20_000, speaker: .agent)],
        [.notSaidThen(atMs: nil, speaker: .agent)], [.notSaidThen(atMs: 9_000, speaker: nil)],
      ])
  }

  @Test("what is booked and how many conversions are counted over all rules")
  func wholeCall() throws {
    let test = """
      caller 0:08 "a credit card, for free"
      expect nothing
      expect conversions 3
      """
    let failures = try failures(test)
    guard case .booked(let outcomes)? = failures.first?.first else {
      Issue.record("\(failures)")
      return
    }
    #expect(outcomes.count == 4)
    #expect(failures.last == [.conversionCount(expected: 3, is: 2)])
  }

  @Test(
    "a rule that does not count for an exclusion, a group or another's conversion does not match")
  func heldBack() throws {
    let text = """
      exclude "staff" when caller.number = +12125550100
      group purchase picks highest value
      rule "small" id small in group purchase when mentions "card" then conversion "sale" value $5
      rule "large" id large in group purchase when mentions "card" then conversion "sale" value $9
      rule "again" id again priority -1 when mentions "card" then conversion "sale" value $7
      test "group" {
        caller 0:01 "a card"
        expect "large" matched value $9
        expect "small" matched
        expect no "small"
        expect todo "small" matched
        expect "again" matched value $7
      }
      test "excluded" {
        call caller.number +12125550100
        caller 0:01 "a card"
        expect "large" matched
        expect nothing
      }
      """
    let results = try TestedRules(text).results()
    let large = try #require(results[0].decision.rules.first { $0.rule.name == "large" }).rule
    #expect(
      results[0].expectations.map(\.failures) == [
        [], [.heldBack(.otherInGroup(group: "purchase", chosen: large))], [], [],
        [.heldBack(.alreadyBooked(by: large))],
      ])
    #expect(results[0].expectations[3].gap == .open)
    #expect(results[1].expectations.map(\.failures) == [[.heldBack(.excluded(by: "staff"))], []])
  }

  @Test("what the caller is known for already keeps a rule from counting it once more")
  func history() throws {
    let text = """
      rule "sale" once per caller.number within 30d when mentions "card"
      then conversion "card sale" value $5 tag "sale"
      test "again" {
        call caller.number +12125550100
        history "card sale" 29d ago
        caller 0:01 "a card"
        expect "sale" matched value $5
        expect "sale" matched tags "sale"
        expect conversions 0
      }
      test "long ago" {
        call caller.number +12125550100
        history "card sale" 31d ago
        history "quote" 1d ago
        caller 0:01 "a card"
        expect "sale" matched value $5
      }
      test "withheld" {
        history "card sale" 1d ago
        caller 0:01 "a card"
        expect "sale" matched value $5
      }
      """
    let results = try TestedRules(text).results()
    let dayMs: Int64 = 86_400_000
    #expect(
      results[0].expectations.map(\.failures) == [
        [.heldBack(.repeated(of: "of the history", agoMs: 29 * dayMs))], [], [],
      ])
    #expect(results[1].expectations.map(\.failures) == [[]])
    #expect(results[2].expectations.map(\.failures) == [[]], "nobody knows whose history it is")
  }

  @Test("a known gap never fails, and says when it is closed")
  func todo() throws {
    let results = try TestedRules(
      rules + """
        test "t" {
          caller 0:08 "hello"
          expect todo "free" matched
          expect todo "tag alone" matched
        }
        """
    ).results()
    #expect(results.map(\.hasPassed) == [true])
    #expect(results.first?.expectations.map(\.gap) == [.open, .closed])
  }

  @Test("a recording's hit is at a time if it starts within half a second of it")
  func sound() throws {
    func heard(_ startMs: Int) -> TestSound {
      TestSound(
        hits: [
          Hit(
            term: Term("(credit|debit) card"), speaker: .caller, channel: 0,
            span: TimeSpan(startMs: startMs, endMs: startMs + 600), source: .audio,
            confidence: Confidence(0.9), text: "credit card")
        ], coverage: .complete, lengthMs: 60_000)
    }
    let text =
      rules + "test \"t\" { audio \"a.wav\" expect \"card sale\" matched at 0:08 by caller }"
    #expect(try RuleTestingTests.failures(text, sound: heard(8_500)) == [[]])
    #expect(
      try RuleTestingTests.failures(text, sound: heard(8_501))
        == [[.notSaidThen(atMs: 8_000, speaker: .caller)]])
  }
}
