import CallModel
import RuleEngine
import RuleTesting
import Testing

@Suite("How much tests show") struct CoverageTests {
  private let rules = """
    terms cards = "credit card", "debit card"
    condition long = call.duration >= 30s
    rule "sale" when long and not mentions "refund" and mentions any of cards then tag "sale"
    rule "off" status off when mentions "x" then tag "x"

    """

  private func coverage(_ tests: String) throws -> RuleCoverage {
    let rules = try TestedRules(rules + tests)
    let coverage = RuleCoverage.coverage(of: rules.plan, by: rules.results())
    try #require(coverage.map(name) == ["sale"], "rules that are off are left out")
    return coverage[0]
  }

  private func name(_ coverage: RuleCoverage) -> String {
    switch coverage.subject {
    case .rule(let rule): rule.name
    case .exclusion(let name): "exclude " + name
    }
  }

  @Test("without tests nothing is shown")
  func nothing() throws {
    let coverage = try coverage("")
    #expect(
      coverage.operands.map(\.text) == [
        "call.duration >= 30s", "mentions \"refund\"", "mentions any of cards",
      ])
    #expect(coverage.terms.map(\.term.pattern) == ["refund", "credit card", "debit card"])
    #expect(coverage.pointCount == 2 + 6 + 3)
    #expect(coverage.shownCount == 0)
    #expect(RuleCoverage.percent([coverage]) == 0)
  }

  @Test("each operand has to be seen both ways, each term once")
  func operands() throws {
    let coverage = try coverage(
      """
      test "one" { call duration 1m caller 0:01 "a credit card" expect "sale" matched }
      test "two" { call duration 10s caller 0:01 "a refund" expect no "sale" }
      """)
    #expect(coverage.firedCount == 1)
    #expect(coverage.restedCount == 1)
    #expect(coverage.operands.map(\.hasHeld) == [true, true, true])
    #expect(coverage.operands.map(\.hasFailed) == [true, true, true])
    #expect(coverage.terms.map(\.isFound) == [true, true, false])
    #expect(coverage.shownCount == 10)
    #expect(RuleCoverage.percent([coverage]) == 90)
  }

  @Test("what is not known shows nothing")
  func unknown() throws {
    let coverage = try coverage("test \"t\" { call direction inbound expect no \"sale\" }")
    #expect(coverage.shownCount == 1, "that it does not fire")
  }

  @Test("exclusions are shown as rules are, first of all")
  func exclusions() throws {
    let rules = try TestedRules(
      """
      exclude "staff" when caller.number = +12125550100 or mentions "test call"
      rule "sale" when mentions "card" then tag "sale"
      test "staff" { call caller.number +12125550100 caller 0:01 "a card" expect nothing }
      test "caller" { call caller.number +12125550199 caller 0:01 "a card" expect "sale" matched }
      """)
    let coverage = RuleCoverage.coverage(of: rules.plan, by: rules.results())
    try #require(coverage.map(name) == ["exclude staff", "sale"])
    #expect(coverage[0].firedCount == 1 && coverage[0].restedCount == 1)
    #expect(coverage[0].operands.map(\.hasHeld) == [true, false])
    #expect(coverage[0].operands.map(\.hasFailed) == [true, true])
    #expect(coverage[0].terms.map(\.isFound) == [false])
    #expect(coverage[0].pointCount == 7 && coverage[0].shownCount == 5)
    #expect(coverage[1].firedCount == 2, "whether a rule holds has nothing to do with exclusions")
  }
}
