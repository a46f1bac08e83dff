import Diagnostics
import EarshotCommands
import RuleCheck
import Testing

@Suite("Which rule is meant") struct RuleLookupTests {
  private let text = """
    language 1
    rule "card sale" id sale when call.answered then tag "a"
    rule "sale" id other when call.answered then tag "b"
    """

  private func found(_ text: String) throws -> String {
    let file = CheckedFile(name: "a.rules", source: SourceFile(path: "a.rules", text: self.text))
    let ruleset = try #require(checkRules([file]).ruleset)
    do throws(InputError) {
      return try RuleLookup.rule(named: text, in: ruleset, at: "rules").id
    } catch {
      return error.description
    }
  }

  @Test("a rule is meant by its name, else by its id")
  func names() throws {
    #expect(try found("card sale") == "sale")
    #expect(try found("sale") == "other", "the name of one comes before the id of another")
    #expect(try found("other") == "other")
  }

  @Test("a name that no rule has is told with the nearest")
  func unknown() throws {
    #expect(
      try found("card sael")
        == "rules: no rule has the name or the id `card sael` (did you mean `card sale`?)")
    #expect(
      try found("CARD")
        == "rules: no rule has the name or the id `CARD` (did you mean `card sale`?)")
    #expect(
      try found("x")
        == "rules: no rule has the name or the id `x` (there are `card sale`, `sale`)")
  }
}
