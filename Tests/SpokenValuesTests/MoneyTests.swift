import CallModel
import SpokenValues
import Testing

@Suite struct MoneyTests {
  @Test(
    "amounts with a unit, in English",
    arguments: [
      ("fifty thousand won", ["₩50,000"]),
      ("five hundred and twenty dollars", ["$520.00"]),
      ("your total is five hundred twenty dollars please", ["$520.00"]),
      ("$1,299.99", ["$1,299.99"]),
      ("$1,299.99.", ["$1,299.99"]),
      ("it's $50, okay", ["$50.00"]),
      ("50 dollars", ["$50.00"]),
      ("1,299.99 dollars", ["$1,299.99"]),
      ("$50 dollars and more", ["$50.00"]),
      ("$1.5 million", ["$1,500,000.00"]),
      ("two and a half thousand dollars", ["$2,500.00"]),
      ("a hundred dollars", ["$100.00"]),
      ("hundred bucks", ["$100.00"]),
      ("a thousand dollars", ["$1,000.00"]),
      ("five grand", ["$5,000.00"]),
      ("fifteen hundred dollars", ["$1,500.00"]),
      ("twenty-five dollars", ["$25.00"]),
      ("one thousand, two hundred dollars", ["$1,200.00"]),
      ("fifty cents", ["$0.50"]),
      ("five dollars and fifty cents", ["$5.50"]),
      ("five dollars fifty cents", ["$5.50"]),
      ("that's five dollars fifty.", ["$5.50"]),
      ("forty nine dollars ninety nine", ["$49.99"]),
      ("$5 and 50 cents", ["$5.50"]),
      ("twenty euros", ["€20.00"]),
      ("€20", ["€20.00"]),
      ("20€ please", ["€20.00"]),
      ("thirty five pounds", ["£35.00"]),
      ("2000 yen", ["¥2,000"]),
      ("USD 50 or EUR 40", ["$50.00", "€40.00"]),
      ("50 usd", ["$50.00"]),
      ("fifty us dollars", ["$50.00"]),
      ("fifty u.s. dollars", ["$50.00"]),
      ("fifty canadian dollars", ["CAD 50.00"]),
      ("between five and ten dollars", ["$10.00"]),
      ("₩50,000", ["₩50,000"]),
      ("$ 50", ["$50.00"]),
      ("＄５０", ["$50.00"]),
      ("three point five million dollars", ["$3,500,000.00"]),
    ] as [(String, [String])])
  func english(text: String, expected: [String]) {
    #expect(read(.money, in: text) == expected)
  }

  @Test(
    "amounts with a unit, in Korean",
    arguments: [
      ("오만 원", ["₩50,000"]),
      ("오만원", ["₩50,000"]),
      ("5만원", ["₩50,000"]),
      ("5만 원", ["₩50,000"]),
      ("5 만원", ["₩50,000"]),
      ("50,000원", ["₩50,000"]),
      ("50000 원입니다", ["₩50,000"]),
      ("오만 원이에요", ["₩50,000"]),
      ("총 오만 삼천 원입니다", ["₩53,000"]),
      ("삼만오천원을", ["₩35,000"]),
      ("5만 3천 500원", ["₩53,500"]),
      ("만 원", ["₩10,000"]),
      ("만원이요", ["₩10,000"]),
      ("천원", ["₩1,000"]),
      ("백이십만 원", ["₩1,200,000"]),
      ("1억 2천만 원", ["₩120,000,000"]),
      ("일억 이천만 원", ["₩120,000,000"]),
      ("3.5억 원", ["₩350,000,000"]),
      ("30달러", ["$30.00"]),
      ("삼십 달러", ["$30.00"]),
      ("오십 불", ["$50.00"]),
      ("20유로", ["€20.00"]),
      ("이만 원만 주세요", ["₩20,000"]),
      ("구만구천구백 원", ["₩99,900"]),
    ] as [(String, [String])])
  func korean(text: String, expected: [String]) {
    #expect(read(.money, in: text) == expected)
  }

  @Test(
    "what may be something else is not read",
    arguments: [
      "fifty", "50", "two fifty", "forty nine ninety nine", "nineteen ninety nine",
      "the fifty people won", "five five five dollars", "twenty five fifty dollars", "$1.999",
      "₩10.5", "오만", "사원", "조원", "직원", "병원", "이 원", "지원", "five percent", "49.99%",
      "49.99 percent", "1.25 million", "may", "dollars", "$", "cents", "9:30", "3/25",
    ])
  func nothing(text: String) {
    #expect(read(.money, in: text) == [])
  }

  @Test(
    "short forms are read where they have one meaning",
    arguments: [
      ("two fifty dollars", ["$250.00"]),
      ("49.99", ["$49.99"]),
      ("two forty nine ninety nine", ["$249.99"]),
      ("that's one hundred forty nine ninety nine today", ["$149.99"]),
      ("two fifty percent", []),
      ("two forty nine ninety nine ninety", []),
    ] as [(String, [String])])
  func shortForms(text: String, expected: [String]) {
    #expect(read(.money, in: text) == expected)
  }

  @Test(
    "the file's currency says what a dollar is, and what an amount without a unit is in",
    arguments: [
      ("$50", "CAD", ["CAD 50.00"]),
      ("fifty dollars", "AUD", ["AUD 50.00"]),
      ("fifty dollars", "KRW", ["$50.00"]),
      ("fifty us dollars", "CAD", ["$50.00"]),
      ("49.99", "EUR", ["€49.99"]),
      ("49.99", "KRW", []),
      ("fifty cents", "EUR", ["€0.50"]),
      ("¥500", "CNY", ["CNY 500.00"]),
      ("fifty thousand won", "USD", ["₩50,000"]),
    ] as [(String, String, [String])])
  func ownCurrency(text: String, currency: String, expected: [String]) {
    #expect(read(.money, in: text, own: currency) == expected)
  }

  @Test("a number behind an amount is cents only where nothing follows that it could count")
  func cents() {
    #expect(read(.money, in: "fifty dollars thirty days") == ["$50.00"])
    #expect(read(.money, in: "fifty dollars thirty") == ["$50.30"])
    #expect(read(.money, in: "fifty dollars, thirty days") == ["$50.00"])
    #expect(read(.money, in: "fifty dollars five") == ["$50.00"])
  }

  @Test("an amount says which words it stands on")
  func words() {
    #expect(
      found(.money, in: "the total is five hundred and twenty dollars. thanks").map(\.words) == [
        3..<8
      ])
    #expect(found(.money, in: "총 5만 3천원이에요 네").map(\.words) == [1..<3])
    #expect(found(.money, in: "pay $1,299.99-ish").map(\.words) == [1..<2])
  }
}
