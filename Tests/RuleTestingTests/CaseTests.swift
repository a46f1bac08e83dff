import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import RuleTesting
import TestSupport
import Testing

@Suite("Cases in files of their own") struct CaseTests {
  private let rules: TestedRules

  init() throws {
    rules = try TestedRules(
      """
      rule "card sale" when mentions "credit card" by caller then conversion value $100 tag "sale"
      rule "heard" when mentions "hello" in audio then tag "heard"
      """)
  }

  private func test(_ json: String, path: String = "cases/a.call.json") throws -> RuleTest {
    do throws(InputErrors) {
      return try CaseFile.parse(Array(json.utf8), path: path, ruleset: rules.plan.ruleset)
    } catch {
      Issue.record(error)
      throw error
    }
  }

  /// What is wrong with `json`, a line each.
  private func faults(_ json: String) -> String {
    do throws(InputErrors) {
      let test = try CaseFile.parse(
        Array(json.utf8), path: "a.call.json", ruleset: rules.plan.ruleset)
      return "no fault in \(test.name)"
    } catch {
      return error.description
    }
  }

  @Test("lines are what tests of rule files have, and every expectation is read")
  func lines() throws {
    let test = try test(
      """
      {"call": {"direction": "inbound", "campaign": {"name": "x"}, "duration": 370},
       "lines": [{"at": "0:08", "caller": "by credit card", "confidence": 0.92},
                 {"at": 3, "anyone": "hello"}],
       "events": [{"event": "hold", "at": "1:00", "for": "30s"}, {"event": "transfer", "at": "2:00"}],
       "history": [{"conversion": "card sale", "days_ago": 1.5}],
       "expect": [{"matched": "card sale", "value": "$100", "tags": ["sale"], "at": "0:08", "by": "caller"},
                  {"not_matched": "heard"}, {"todo": "heard"}, {"nothing": true}, {"conversions": 1}]}
      """)
    #expect(test.name == "a")
    #expect(test.line == nil)
    #expect(test.facts["call.duration"] == .duration(ms: 370_000))
    #expect(test.facts["campaign.name"] == .text("x"))
    #expect(test.script?.transcript.words.map(\.text) == ["hello", "by", "credit", "card"])
    #expect(test.events.map(\.startMs) == [60_000, 120_000])
    #expect(test.events.map(\.durationMs) == [30_000, 0])
    #expect(test.history.map(\.agoMs) == [129_600_000])
    #expect(
      test.expectations.map(\.kind) == [
        .matched(
          rule: "card sale",
          TestExpectation.Details(
            value: Money(minorUnits: 10_000, currency: .usd), tags: ["sale"], atMs: 8_000,
            speaker: .caller)), .notMatched(rule: "heard"), .todo(rule: "heard"), .nothing,
        .conversions(1),
      ])
    let result = rules.result(of: test)
    #expect(result.expectations[0].failures.isEmpty)
    #expect(result.expectations[1].failures == [.matched], "lines count as heard")
  }

  @Test("a transcript is read from the folder of the case, and is not heard")
  func transcript() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      WEBVTT

      00:03.000 --> 00:04.000
      <v Agent>hello there

      00:12.000 --> 00:14.000
      <v Caller>by credit card please
      """, to: "cases/words/a.vtt")
    let path = try folder.write(
      """
      {"name": "read", "call": {"transcript": "words/a.vtt", "answer_offset": "2s"},
       "expect": [{"matched": "card sale", "at": "0:10"}, {"not_matched": "heard"}]}
      """, to: "cases/a.call.json")
    #expect(CaseFile.files(at: [folder.path]) == [path])
    #expect(CaseFile.files(at: [path]) == [path])
    let test = try CaseFile.read(path: path, ruleset: rules.plan.ruleset)
    let result = rules.result(of: test)
    #expect(result.expectations.map(\.failures) == [[], []])
    #expect(result.decision.rules.map(\.verdict) == [.yes, .unknown])
  }

  @Test("lines count from the answer, wherever in the recording that is")
  func answered() throws {
    let test = try test(
      """
      {"call": {"answer_offset": "1m", "duration": "20s"},
       "lines": [{"at": "0:08", "caller": "by credit card"}],
       "expect": [{"matched": "card sale", "at": "0:08"}]}
      """)
    #expect(rules.result(of: test).hasPassed)
  }

  @Test("a recording waits for somebody who listens")
  func recording() throws {
    let test = try test(
      """
      {"call": {"recording": "b.wav", "channels": ["agent", "caller"]}, "expect": [{"nothing": true}]}
      """)
    #expect(test.recordingPath == "cases/b.wav")
    #expect(test.channelSpeakers == [.agent, .caller])
  }

  @Test("everything that is wrong is told with its place")
  func faults() {
    let text = faults(
      """
      {"name": 3, "cal": {}, "call": {"duration": "soon", "durration": 3},
       "lines": [{"at": "0:08"}, {"caller": "x"}, {"at": "x", "caller": "x"},
                 {"at": 1, "caller": "x", "confidence": 2}, {"at": 1, "caller": "x", "colour": 1}],
       "events": [{"event": "holt", "at": 1}], "history": [{"conversion": "x", "days_ago": "y"}],
       "expect": [{"matched": "card sael"}, {"matched": "card sale", "by": "me"},
                  {"matched": "card sale", "value": "100"}, {"expect": "x"}, {"nothing": false}]}
      """)
    for fault in [
      "at cal: is nothing that a case has (did you mean `call`?)",
      "at name: is a number, not a text",
      "at call.duration: `duration` is not a length of time: `soon`",
      "at call.durration: ", "at lines[0]: says not once who speaks", "at lines[1].at: is missing",
      "at lines[2].at: is not a length of time", "at lines[3].confidence: is no confidence",
      "at lines[4].colour: is nothing that a case has",
      "at events[0].event: is none of hold, transfer",
      "at history[0].days_ago: is no number of days",
      "at expect[0].matched: no rule is called `card sael` (did you mean `card sale`?)",
      "at expect[1].by: is neither caller nor agent", "at expect[2].value: ",
      "at expect[3].expect: is nothing that a case has",
      "at expect[4]: expects nothing that is known",
    ] {
      #expect(text.contains(fault), "\(fault) in \(text)")
    }
  }

  @Test(
    "what is no case at all is told, and never traps",
    arguments: [
      ("{", "a.call.json:1: this is not JSON"), ("[]", "is a list, where an object is expected"),
      ("{}", "this case expects nothing"), ("{\"expect\": []}", "this case expects nothing"),
      ("{\"expect\": {}}", "at expect: is an object, not a list"),
      ("{\"call\": 3, \"expect\": [{\"nothing\": true}]}", "at call: is a number"),
      ("{\"expect\": [3]}", "at expect[0]: expects nothing that is known"),
      ("{\"expect\": [{\"conversions\": -1}]}", "at expect[0]: expects nothing that is known"),
      ("{\"expect\": [{\"conversions\": 1e300}]}", "at expect[0]: expects nothing that is known"),
      ("\u{0}", "this is not JSON"),
    ])
  func noCase(json: String, expected: String) {
    #expect(faults(json).contains(expected), "\(faults(json))")
  }

  @Test("a transcript and lines cannot both be what is said")
  func both() {
    #expect(
      faults(
        """
        {"call": {"transcript": "a.vtt"}, "lines": [], "expect": [{"nothing": true}]}
        """
      ).contains("has lines and a transcript"))
  }
}
