import CallModel
import SpokenValues
import Testing

@Suite("Digits in words") struct SpelledDigitsTests {
  @Test(
    "are said in the ways in which people say them",
    arguments: [
      ("0", ["zero"]),
      ("7", ["seven"]),
      ("20", ["twenty"]),
      ("42", ["forty two"]),
      ("100", ["one hundred", "a hundred", "one oh oh", "one zero zero"]),
      (
        "250",
        ["two hundred fifty", "two hundred and fifty", "two five oh", "two five zero", "two fifty"]
      ),
      ("911", ["nine hundred eleven", "nine hundred and eleven", "nine one one", "nine eleven"]),
      ("007", ["oh oh seven", "zero zero seven"]),
      (
        "1905",
        [
          "one thousand nine hundred five", "a thousand nine hundred five",
          "one thousand nine hundred and five", "a thousand nine hundred and five",
          "one nine oh five", "one nine zero five", "nineteen oh five",
        ]
      ),
      ("3.95", ["three point nine five"]),
      ("1st", ["first"]), ("12th", ["twelfth"]), ("30th", ["thirtieth"]),
      ("92nd", ["ninety second"]),
      ("40th", []), ("5g", ["5 g", "five g"]), ("10am", ["10 am", "ten am"]),
    ] as [(String, [String])])
  func ways(digits: String, expected: [String]) {
    #expect(SpelledDigits.ways(digits).map { $0.joined(separator: " ") } == expected)
  }

  @Test(
    "none for what is no number, or a long one",
    arguments: [
      "", "a", "5만", ".5", "5.", "1.2.3", "-1", "1234567890", "५", "0.1234567", "1th",
      "111th", "5gig", "5g5", "3.5g",
    ])
  func none(form: String) { #expect(SpelledDigits.ways(form) == []) }

  @Test("each way is read back as the number or as the digits")
  func readBack() throws {
    var checked = 0
    for number in Array(0...1100) + Array(stride(from: 1101, to: 1_000_000, by: 271)) {
      for way in SpelledDigits.ways(String(number)) {
        let words = SpokenText(way.joined(separator: " "))
        let isNumber = SpokenValues(words).values(ValueRequest(.number)).contains {
          $0.words == 0..<way.count && $0.value == FixedDecimal(Int64(number)).map { .number($0) }
        }
        let isDigits = SpokenValues(words).values(ValueRequest(.digits)).contains {
          $0.words == 0..<way.count && $0.value == .digits(String(number))
        }
        #expect(isNumber || isDigits, "\(number): \(way)")
        checked += 1
      }
    }
    #expect(checked > 10_000)
  }
}
