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
    try #require(coverage.map(\.rule.name) == ["sale"], "rules that are off are left out")
    return coverage[0]
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
}
