import RuleTesting
import Testing

@Suite("How something is said, end to end") struct MannerTests {
  private let rules = """
    rule "wants" when mentions "card" by caller affirmed then tag "wants"
    rule "refuses" when mentions "card" by caller negated then tag "refuses"
    rule "expired" when mentions "card" near "expired" within same turn then tag "expired"
    rule "korean" when mentions any of ("카드", "card") in language ko then tag "korean"

    """

  private func failures(_ test: String) throws -> [[ExpectationResult.Failure]] {
    try RuleTestingTests.failures(rules + "test \"t\" {\n\(test)\n}")
  }

  @Test("denials are told from wishes")
  func denials() throws {
    #expect(
      try failures(
        """
        caller 0:03 "I don't want a card"
        caller 0:20 "no, sorry, but the other card I would take"
        expect "wants" matched at 0:20
        expect "refuses" matched at 0:03
        """) == [[], []])
  }

  @Test("what somebody says in between makes two turns")
  func turns() throws {
    let expired = "expect \"expired\" matched"
    #expect(
      try failures("caller 0:03 \"my card and well it has expired\" \(expired)") == [[]])
    #expect(
      try failures(
        """
        caller 0:03 "my card" agent 0:06 "yes" caller 0:08 "it has expired" expect no "expired"
        """) == [[]])
  }

  @Test("letters tell Korean")
  func languages() throws {
    #expect(try failures("caller 0:03 \"신용 카드 주세요\" expect \"korean\" matched") == [[]])
    #expect(try failures("caller 0:03 \"my card\" expect no \"korean\"") == [[]])
  }
}
