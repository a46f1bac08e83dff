import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import RuleTesting
import Testing

/// Calls of installations that declare what is measured in a call: what a test does not say follows
/// from its lines and events.
@Suite("What follows from what a test says") struct DerivedFactsTests {
  private let schema = FieldSchema(
    fields: FieldSchema.standard.fields + [
      Field("caller.talk_time", .duration, summary: ""),
      Field("agent.talk_time", .duration, summary: ""),
      Field("agent.talk_share", .percent, summary: ""),
      Field("silence.total", .duration, summary: ""),
      Field("silence.longest", .duration, summary: ""),
      Field("hold.total", .duration, summary: ""), Field("hold.count", .number, summary: ""),
      Field("hold.longest", .duration, summary: ""),
      Field("call.transferred", .flag, summary: ""),
    ])

  /// Whether `condition` holds in the test with these lines.
  private func holds(_ condition: String, _ lines: String) throws -> Verdict? {
    let text =
      "language 1\nrule \"r\" when \(condition) then tag \"r\"\ntest \"t\" {\n\(lines)\nexpect no \"r\"\n}"
    let source = SourceFile(path: "a.rules", text: text)
    let result = checkRules(
      [CheckedFile(name: "a.rules", source: source)], options: CheckOptions(schema: schema))
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
      "hold.total is missing", "call.transferred is missing",
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
