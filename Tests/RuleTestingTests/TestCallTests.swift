import CallModel
import RuleCheck
import RuleEngine
import RuleTesting
import Testing

@Suite("The calls of tests") struct TestCallTests {
  @Test("words follow each other every 0.4 s, or faster where the next line comes sooner")
  func words() {
    let script = SpokenScript([
      CheckedTest.Line(speaker: .agent, startMs: 4_000, text: "one two"),
      CheckedTest.Line(
        speaker: .caller, startMs: 3_000, text: "a b c d e", confidence: Confidence(0.5)),
    ])
    #expect(script.transcript.words.map(\.text) == ["a", "b", "c", "d", "e", "one", "two"])
    #expect(
      script.transcript.words.map(\.span.startMs)
        == [3_000, 3_200, 3_400, 3_600, 3_800, 4_000, 4_400])
    #expect(
      script.transcript.words.map(\.confidence?.thousandths) == [
        500, 500, 500, 500, 500, 1000, 1000,
      ])
    #expect(script.lines.map(\.words) == [0..<5, 5..<7])
    #expect(script.lines.map(\.startMs) == [3_000, 4_000])
  }

  @Test("lines at one time follow each other as they are written")
  func together() {
    let script = SpokenScript([
      CheckedTest.Line(speaker: .caller, startMs: 0, text: "yes"),
      CheckedTest.Line(speaker: .agent, startMs: 0, text: "great news"),
    ])
    #expect(script.transcript.words.map(\.text) == ["yes", "great", "news"])
    #expect(script.transcript.words.map(\.span.startMs) == [0, 400, 800])
  }

  @Test("terms are found as in transcripts, and count as heard where rules ask for sound")
  func sources() throws {
    let results = try TestedRules(
      """
      rule "heard" when mentions "credit card" in audio then tag "heard"
      rule "both" when mentions "book~" in both exactly 1 times then tag "both"
      rule "gap" when mentions "total ... dollars" in audio then tag "gap"
      rule "far" when mentions "credit" near "dollars" within 5 words then tag "far"
      test "t" {
        caller 0:08 "I booked by Credit-Card"
        agent 0:20 "the total is five dollars"
        expect "heard" matched
        expect "both" matched
        expect no "gap"
        expect no "far"
      }
      """
    ).results()
    #expect(results[0].expectations.map(\.failures) == [[], [], [], []])
    #expect(
      results[0].decision.rules.first { $0.rule.name == "gap" }?.verdict == .unknown,
      "a gap cannot be heard")
  }

  @Test("somebody answered if something is said, unless the test says otherwise")
  func answered() throws {
    let text = """
      rule "answered" when call.answered then tag "a"
      rule "missing" when call.answered is missing then tag "b"
      rule "long" when call.duration is missing then tag "c"
      test "said" { caller 0:01 "hello" expect "answered" matched expect "long" matched }
      test "denied" { call answered false caller 0:01 "hello" expect no "answered" }
      test "silent" { call direction inbound expect "missing" matched }
      """
    for result in try TestedRules(text).results() { #expect(result.hasPassed) }
  }

  @Test("the call ends with its duration, else with its last word")
  func end() throws {
    let text = """
      rule "late" when mentions "bye" within last 10s then tag "late"
      test "given" { call duration 1m caller 0:08 "bye" expect no "late" }
      test "derived" { caller 0:08 "bye" agent 0:20 "bye bye now" expect "late" matched at 0:20 }
      test "derived, too early" { caller 0:08 "bye" agent 0:20 "so long" expect no "late" }
      """
    for result in try TestedRules(text).results() {
      #expect(result.hasPassed, "\(result.test.name)")
    }
  }

  @Test("facts are those that the test gives")
  func facts() throws {
    let text = """
      rule "brand" when campaign.name = "brand" and call.direction is inbound then tag "brand"
      test "yes" {
        call direction inbound
        call campaign.name "Brand", started 2026-03-02T10:15:00-05:00
        expect "brand" matched
      }
      test "no" { call campaign.name "other" expect no "brand" }
      """
    for result in try TestedRules(text).results() { #expect(result.hasPassed) }
  }

  @Test("nobody is known to say the words of `anyone`")
  func anyone() throws {
    let text = """
      rule "caller" when mentions "hello" by caller then tag "a"
      test "t" { anyone 0:01 "hello" expect no "caller" }
      """
    #expect(
      try TestedRules(text).results()[0].decision.rules.map(\.verdict) == [.unknown])
  }

  @Test("a test knows its file and line")
  func place() throws {
    let tests = RuleTest.tests(
      in: try TestedRules(
        "rule \"a\" when call.answered then tag \"a\"\ntest \"t\" {\n expect\n no \"a\"\n}"
      ).plan.ruleset)
    #expect(tests.map(\.file) == ["rules/a.rules"])
    #expect(tests.map(\.line) == [4])
    #expect(tests[0].expectations.map(\.line) == [5])
    #expect(tests[0].expectations.map(\.text) == ["no \"a\""])
  }
}
