import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite("Rules are only looked at where what they need was said")
struct TriggerTests {
  private static let short = field("call.duration", .duration, .isMissing)

  /// Every way in which a condition can need words, or do without.
  private static let rules: [CheckedRule] = [
    rule("pooled", when: said("card", "visa")),
    rule("all", when: said(all: ["card", "visa"])),
    rule("either", when: either(said("refund"), short)),
    rule("both", when: either(said("refund"), said("visa"))),
    rule("guarded", when: both(short, said("visa"))),
    rule("not", when: not(said("visa"))),
    rule("seldom", when: said("visa", times: atMost(1))),
    rule("twice", when: said("visa", times: atLeast(2))),
    rule("sound", when: said("visa", in: .audio)),
    rule("text", when: said("visa", in: .transcript)),
    rule("sound and text", when: said("visa", in: .both)),
    rule("clip", when: said(recorded: "visa", holding: "1")),
    rule("clip in text", when: said(recorded: "visa", holding: "1", in: .transcript)),
    rule("value", when: said("visa {number}")),
    rule("off", when: said("visa"), status: .off),
    rule("asks", when: both(matched("guarded"), said("card"))),
    rule("asks off", when: either(matched("off"), said("refund"))),
    rule("nothing", when: either()),
  ]

  @Test("the verdicts are those of looking at every rule, however a call was searched")
  func searches() {
    let ruleset = ruleset(Self.rules)
    let plan = RulePlan(ruleset)
    let searches: [SourceCoverage] = [
      .missing, .complete, .searched(except: [Term("visa"), Term(recorded: "visa", sha256: "1")]),
    ]
    for audio in searches {
      for transcript in searches {
        for evidence in [
          call(audio: audio, transcript: transcript),
          call(hit("visa", 1000), audio: audio, transcript: transcript),
          call(hit("refund", 1000), hit("card", 9000), audio: audio, transcript: transcript),
        ] {
          let expected = ReferenceEvaluator(ruleset: ruleset, evidence: evidence).decide()
          #expect(plan.decide(evidence).rules == expected.rules)
        }
      }
    }
  }

  @Test("a chain of rules that ask for each other is as long as it likes")
  func chain() {
    let links = (0..<300).map { number in
      rule("r\(number)", when: number == 0 ? said("visa") : matched("r\(number - 1)"))
    }
    let plan = RulePlan(ruleset(links.reversed(), groups: []))
    #expect(plan.decide(call()).rules.allSatisfy { $0.verdict == .no })
    #expect(plan.decide(call(hit("visa", 0))).outcomes.count == links.count)
  }

  @Test("verdicts are equal as their elements are")
  func equality() {
    let plan = RulePlan(ruleset(rule("a", when: said("visa")), rule("b", when: said("card"))))
    let (silent, heard) = (plan.decide(call()).rules, plan.decide(call(hit("visa", 0))).rules)
    #expect(silent != heard)
    #expect(silent == RuleVerdicts(Array(silent)) && heard == RuleVerdicts(Array(heard)))
    #expect(Set([silent, heard, RuleVerdicts(Array(heard))]).count == 2)
  }
}
