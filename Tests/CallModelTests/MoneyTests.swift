import CallModel
import Testing

@Suite struct MoneyTests {
  @Test(
    "money is written as people write it",
    arguments: [
      (10000, "USD", "$100.00"), (-5, "USD", "-$0.05"), (11_835_000, "USD", "$118,350.00"),
      (50000, "KRW", "₩50,000"), (1_234_567, "KWD", "KWD 1,234.567"), (0, "JPY", "¥0"),
    ] as [(Int64, String, String)])
  func isWritten(minorUnits: Int64, code: String, expected: String) throws {
    let currency = try #require(Currency(code: code))
    #expect(Money(minorUnits: minorUnits, currency: currency).description == expected)
  }

  @Test("amounts of different currencies do not add up")
  func currenciesDoNotMix() throws {
    let won = try #require(Currency(code: "KRW"))
    let dollar = Money(minorUnits: 100, currency: .usd)
    #expect(dollar.adding(Money(minorUnits: 100, currency: won)) == nil)
    #expect(dollar.adding(dollar) == Money(minorUnits: 200, currency: .usd))
    #expect(dollar.adding(Money(minorUnits: .max, currency: .usd)) == nil)
  }

  @Test("a code that ISO 4217 does not list is no currency")
  func unknownCodes() {
    #expect(Currency(code: "XYZ") == nil)
    #expect(Currency(code: "usd") == nil)
  }
}
