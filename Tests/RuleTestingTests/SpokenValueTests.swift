import CallModel
import RuleTesting
import Testing

/// From words in a line to what is booked.
@Suite("Spoken values, end to end") struct SpokenValueTests {
  private let rules = """
    condition offered = mentions "would you like" by agent
    rule "sale"
    when mentions "{money as total}" after "(your|the) total (is|comes to)" within 6 words by agent
    then conversion "sale" value total at least $1 at most $5,000
    rule "seats"
    when mentions "{number as seats} (seat|seats|tickets)" by caller
    then conversion "seats" value $25 * sum(seats)
    rule "share"
    when mentions "{percent as cut} off" or offered
    then conversion "share" value $200 * first(cut) otherwise $9

    """

  private func failures(_ test: String) throws -> [[ExpectationResult.Failure]] {
    try RuleTestingTests.failures(rules + "test \"t\" {\n\(test)\n}")
  }

  @Test("what is said is what is booked")
  func booked() throws {
    let test = """
      agent  0:03 "would you like some tickets"
      caller 0:08 "two seats please and later three tickets"
      agent  0:20 "your total is fifty dollars"
      agent  0:40 "sorry the total comes to one hundred and twenty nine dollars and ninety nine cents"
      expect "sale" matched value $129.99 by agent
      expect "seats" matched value $125.00
      expect "share" matched value $9
      """
    #expect(try failures(test) == [[], [], []])
  }

  @Test("bounds hold, somebody else's amount does not count, and no amount is none")
  func bounds() throws {
    #expect(
      try failures(
        """
        caller 0:03 "so the total is ten dollars"
        agent  0:20 "the total is $12,000 and forty percent off"
        expect "sale" matched value $5,000
        expect "share" matched value $80
        expect no "seats"
        """) == [[], [], []])
    #expect(try failures("agent 0:20 \"the total is fifty\" expect no \"sale\"") == [[]])
  }

  @Test("amounts in Korean are read too")
  func korean() throws {
    let text = """
      rule "결제" when mentions "결제 금액은 {money as 금액}" then conversion "결제" value 금액
      test "오만 원" {
        agent 0:05 "결제 금액은 오만 원입니다"
        expect "결제" matched value KRW 50000
      }
      """
    #expect(try RuleTestingTests.failures(text) == [[]])
  }
}
