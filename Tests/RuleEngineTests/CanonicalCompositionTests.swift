import CallModel
import RuleCheck
import RuleEngine
import Testing

/// What decides between rules, as a part of what a ruleset means.
@Suite struct CanonicalCompositionTests {
  private let card = said("card")
  private let visa = said("visa")

  private func text(
    _ rules: CheckedRule..., groups: [(String, GroupChoice)] = [],
    exclusions: [CheckedExclusion] = []
  ) -> String {
    RulePlan(ruleset(rules, groups: groups, exclusions: exclusions)).canonicalText
  }

  @Test("the text is what it always was: digests in stores rest on it")
  func golden() {
    #expect(
      text(
        rule("a", when: card, in: "g", then: [stop]),
        rule("b", when: matched("a"), needs: .both, then: [stop, disqualify("no")]),
        rule("c", when: visa, file: 1, then: [stopAll]),
        groups: [("g", .highestValue), ("h", .all)],
        exclusions: [
          exclusion("staff", when: field("call.answered", .flag, .holds)),
          exclusion("more", from: "g", when: card),
        ]) == #"""
          earshot ruleset 1
          (group "g" highest-value)
          (exclude "more" (from "g") (when (mentions (any (term "card" as-written 500)) (by anyone) (in either) (at any-time) (times 1 open))))
          (exclude "staff" from-all (when (test (read flag "call.answered") holds)))
          (turns "a" "b" "c")
          (file "a" "b")
          a revision 1
          (rule "a")
          (status live)
          (priority 0)
          (in-group "g")
          (when (mentions (any (term "card" as-written 500)) (by anyone) (in either) (at any-time) (times 1 open)))
          (stop nearby)
          b revision 1
          (rule "b")
          (status live)
          (priority 0)
          (needs both)
          (when (matched "a"))
          (stop nearby)
          (disqualify "no")
          c revision 1
          (rule "c")
          (status live)
          (priority 0)
          (when (mentions (any (term "visa" as-written 500)) (by anyone) (in either) (at any-time) (times 1 open)))
          (stop all)

          """#)
  }

  @Test("where a group or a stop asks for it, the order of rules is a part of the meaning")
  func order() {
    let (a, b) = (rule("a", when: card, in: "g"), rule("b", when: visa, in: "g"))
    #expect(text(a, b, groups: [("g", .first)]) != text(b, a, groups: [("g", .first)]))
    #expect(text(a, b, groups: [("g", .all)]) == text(b, a, groups: [("g", .all)]))
    let stopping = rule("s", when: card, then: [stopAll])
    #expect(text(stopping, b) != text(b, stopping))
  }

  @Test("which rules stand in one file is a part of the meaning for a stop without a group alone")
  func files() {
    func texts(_ outcome: CheckedOutcome, in group: String?) -> [String] {
      [0, 1].map { file in
        text(
          rule("a", when: card, in: group, then: [outcome]), rule("b", when: visa, file: file),
          groups: [("g", .all)])
      }
    }
    #expect(Set(texts(stop, in: nil)).count == 2)
    #expect(Set(texts(stop, in: "g")).count == 1)
    #expect(Set(texts(stopAll, in: nil)).count == 1)
  }

  @Test("the order of groups and exclusions means nothing, what they say does")
  func declarations() {
    let rules = rule("a", when: card, in: "g")
    let exclusions = [exclusion("x", when: visa), exclusion("y", when: card)]
    let groups = [("g", GroupChoice.first), ("h", .first)]
    let whole = text(rules, groups: groups, exclusions: exclusions)
    #expect(
      text(rules, groups: groups.reversed(), exclusions: exclusions.reversed()) == whole)
    #expect(text(rules, groups: groups, exclusions: [exclusions[0]]) != whole)
    #expect(
      text(rules, groups: [("g", .highestValue), ("h", .first)], exclusions: exclusions) != whole)
    #expect(
      text(
        rules, groups: groups, exclusions: [exclusion("x", from: "g", when: visa), exclusions[1]])
        != whole)
  }
}
