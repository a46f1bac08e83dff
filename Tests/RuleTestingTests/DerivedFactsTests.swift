import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import RuleTesting
import Testing

/// What a test does not say follows from its lines and events, as it does from the sound of a call.
@Suite("What follows from what a test says") struct DerivedFactsTests {
  /// Whether `condition` holds in the test with these lines.
  private func holds(_ condition: String, _ lines: String) throws -> Verdict? {
    let text =
      "language 1\nrule \"r\" when \(condition) then tag \"r\"\ntest \"t\" {\n\(lines)\nexpect no \"r\"\n}"
    let source = SourceFile(path: "a.rules", text: text)
    let result = checkRules(
      [CheckedFile(name: "a.rules", source: source)])
    let plan = RulePlan(try #require(result.ruleset, "\(result.text())"))
    let tests = RuleTest.tests(in: plan.ruleset)
    return try RuleTester(plan: plan).run(try #require(tests.first)).decision.rules.first?.verdict
  }

  private let talk = """
    agent 0:00 "one two three four five"
    caller 0:10 "a b c d e"
    caller 0:11 "f"
    """

  @Test(
    "who speaks how long, and how long it is silent",
    arguments: [
      "agent.talk_time = 2s", "caller.talk_time = 1400ms", "silence.total = 8s",
      "silence.longest = 8s", "agent.talk_share >= 58% and agent.talk_share < 59%",
      "hold.total = 0s", "hold.count = 0", "call.transferred is known and not call.transferred",
      "overlap.total = 0s", "overlap.share = 0%",
    ])
  func spoken(condition: String) throws {
    #expect(try holds(condition, talk) == .yes)
  }

  @Test("silence goes on to the end of the call")
  func silenceAtTheEnd() throws {
    #expect(try holds("silence.longest = 48600ms", talk + "\ncall duration 1m") == .yes)
  }

  @Test(
    "how often and how long the caller waits",
    arguments: [
      "hold.count = 2", "hold.total = 50s", "hold.longest = 30s", "call.transferred",
    ])
  func held(condition: String) throws {
    let events = "event hold 0:20 for 30s\nevent hold 1:20 for 20s\nevent transfer 1:40"
    #expect(try holds(condition, talk + "\n" + events) == .yes)
    #expect(
      try holds("not call.transferred and call.transferred is known", talk + "\nevent hold 0:20")
        == .yes)
  }

  @Test("what the test says itself counts")
  func given() throws {
    #expect(
      try holds(
        "agent.talk_time = 161s and hold.total = 5s",
        talk + "\nevent hold 0:20 for 30s\ncall agent.talk_time 2m41s, hold.total 5s") == .yes)
  }

  @Test("of a call in which nothing is said nothing follows")
  func silent() throws {
    #expect(
      try holds("agent.talk_time is missing and silence.total is missing", "call direction inbound")
        == .yes)
  }
}
