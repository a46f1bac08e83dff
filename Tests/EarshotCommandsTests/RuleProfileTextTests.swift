import CallModel
import EarshotCommands
import Pipeline
import Testing

@Suite("What rules cost, as people read it") struct RuleProfileTextTests {
  private static func cost(
    _ name: String, _ deciding: Duration, _ phrases: String...
  ) -> RuleProfile.RuleCost {
    RuleProfile.RuleCost(
      rule: RuleReference(name: name, id: name, revision: 1, file: "a.rules"),
      deciding: deciding, terms: phrases.map { Term($0) })
  }

  private let profile = RuleProfile(
    callCount: 10, soundMs: 7_200_000, wordCount: 2500,
    rules: [
      cost("quick", .microseconds(9)), cost("card", .microseconds(45), "card", "visa"),
      cost("slow to decide", .milliseconds(21)), cost("visa", .microseconds(30), "visa"),
    ],
    terms: [
      .init(term: Term("card"), searching: .milliseconds(3)),
      .init(term: Term("visa"), searching: .milliseconds(2500)),
    ], reading: .milliseconds(5))

  @Test("the dearest in sound comes first, of equals the dearest to decide, and all together last")
  func order() {
    #expect(
      RuleProfileText(profile: profile, ruleCount: 3).lines(width: 100) == [
        "  10 calls · 2.0 h of channels · 2,500 words of transcripts",
        "",
        "  rule            a call  phrases  an hour  most of it",
        "  card            4.5 µs        2    1.3 s  \"visa\" 1.3 s",
        "  visa            3.0 µs        1    1.3 s  \"visa\" 1.3 s",
        "  slow to decide  2.1 ms        0        –",
        "  and 1 more",
        "  all rules       2.1 ms        2    1.3 s",
        "",
        "  a call: deciding it · an hour: searching an hour of a channel for the phrases, one by one",
        "  reading for all phrases at once takes 2.0 ms for 1,000 words",
      ])
  }

  @Test("calls without sound and without words have costs of deciding alone")
  func decidingAlone() {
    let silent = RuleProfile(
      callCount: 2, soundMs: 0, wordCount: 0, rules: [Self.cost("card", .microseconds(2), "card")],
      terms: [.init(term: Term("card"), searching: .zero)], reading: .zero)
    let lines = RuleProfileText(profile: silent, ruleCount: 9).lines(width: 100)
    #expect(lines.contains { $0.contains("card") && $0.contains("1.0 µs") && $0.contains("–") })
    #expect(!lines.contains { $0.contains("reading") })
  }

  @Test("without a call there is nothing to show")
  func empty() {
    let none = RuleProfile(
      callCount: 0, soundMs: 0, wordCount: 0, rules: [], terms: [], reading: .zero)
    #expect(
      RuleProfileText(profile: none, ruleCount: 9).lines(width: 100) == ["  no call to measure on"])
  }
}
