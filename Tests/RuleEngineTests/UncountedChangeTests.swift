import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import Testing

@Suite struct UncountedChangeTests {
  private func plan(_ rules: String) throws -> RulePlan {
    let source = SourceFile(path: "a.rules", text: "language 1\n" + rules)
    let result = checkRules([CheckedFile(name: "a.rules", source: source)])
    return RulePlan(try #require(result.ruleset, "\(result.text())"))
  }

  private static let base = """
    terms words = "credit card", "visa"
    rule "card sale" id sale revision 2
    when mentions any of words by caller
    then tag "card"
    """

  /// The ids of the rules that have changed uncounted.
  private func changed(_ rules: String, since base: String = base) throws -> [String] {
    try plan(rules).uncountedChanges(since: plan(base)).map(\.ruleID)
  }

  @Test(
    "another meaning under the same or a lower revision is one",
    arguments: [
      ("by caller", "by agent"), ("tag \"card\"", "tag \"cards\""),
      ("revision 2", "revision 2 priority 5"),
      ("\"visa\"", "\"visa\", \"amex\""),
    ])
  func changes(old: String, new: String) throws {
    let other = Self.base.replacing(old, with: new)
    #expect(try changed(other) == ["sale"])
    #expect(try changed(other.replacing("revision 2", with: "revision 1")) == ["sale"])
    #expect(try changed(other.replacing("revision 2", with: "revision 3")).isEmpty)
  }

  @Test(
    "another spelling of the same meaning is none",
    arguments: [
      ("\"credit card\", \"visa\"", "\"visa\", \"credit card\""), ("words", "card_words"),
      ("then", "# a comment\nthen"), ("revision 2", "revision 2 owner \"anna\" description \"x\""),
    ])
  func spellings(old: String, new: String) throws {
    #expect(try changed(Self.base.replacing(old, with: new)).isEmpty)
  }

  @Test(
    "new rules, removed ones, and what was a draft or off are none", arguments: ["draft", "off"])
  func others(status: String) throws {
    let more = Self.base + "\nrule \"more\" when call.answered then tag \"x\"\n"
    #expect(try changed(more).isEmpty)
    #expect(try changed("", since: Self.base).isEmpty)
    let draft = Self.base.replacing("revision 2", with: "revision 2 status \(status)")
    #expect(try changed(Self.base, since: draft).isEmpty)
    #expect(try changed(draft, since: Self.base) == ["sale"], "what booked is counted")
  }
}
