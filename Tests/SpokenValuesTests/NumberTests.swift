import CallModel
import SpokenValues
import Testing

@Suite struct NumberTests {
  @Test(
    "plain numbers, in English",
    arguments: [
      ("twenty five", ["25"]),
      ("twenty-five seats", ["25"]),
      ("one", ["1"]),
      ("zero", ["0"]),
      ("one hundred and five people", ["105"]),
      ("two million three hundred thousand and five", ["2300005"]),
      ("nineteen hundred", ["1900"]),
      ("three point five", ["3.5"]),
      ("3.5", ["3.5"]),
      ("1,250 seats", ["1250"]),
      ("5 thousand", ["5000"]),
      ("1.5 million", ["1500000"]),
      ("two and a half", ["2.5"]),
      ("one million, two hundred thousand", ["1200000"]),
      ("five, six", ["5", "6"]),
      ("twenty. Five of them", ["20", "5"]),
      ("five and six", ["5", "6"]),
      ("fifty and twenty", ["50", "20"]),
      ("a thousand", ["1000"]),
      ("Twenty", ["20"]),
    ] as [(String, [String])])
  func english(text: String, expected: [String]) {
    #expect(read(.number, in: text) == expected)
  }

  @Test(
    "plain numbers, in Korean",
    arguments: [
      ("한 개", ["1"]),
      ("두 개요", ["2"]),
      ("세개", ["3"]),
      ("네 명이요", ["4"]),
      ("스물다섯 살", ["25"]),
      ("스무 명", ["20"]),
      ("열두 개", ["12"]),
      ("하나", ["1"]),
      ("둘이요", ["2"]),
      ("다섯", ["5"]),
      ("아흔아홉", ["99"]),
      ("이십오", ["25"]),
      ("삼백오십", ["350"]),
      ("5만", ["50000"]),
      ("5만 3천", ["53000"]),
      ("3개를", ["3"]),
      ("십 개", ["10"]),
      ("백 명", ["100"]),
      ("일 번", ["1"]),
      ("이십 명", ["20"]),
      ("열 개", ["10"]),
      ("이만 개", ["20000"]),
      ("삼만이요", ["30000"]),
      ("오십이요", []),
      ("오십일이요", ["51"]),
    ] as [(String, [String])])
  func korean(text: String, expected: [String]) {
    #expect(read(.number, in: text) == expected)
  }

  @Test(
    "words and signs that look like numbers are none",
    arguments: [
      "네", "네 알겠습니다", "한 번도 아니", "이 카드", "일이 있어요", "이만 끊을게요", "천만에요", "만일", "두",
      "세상", "이번 주", "이 분이", "사이", "열이 나요", "$50", "40%", "50€", "9:30", "3/5", "two fifty",
      "five five five", "3-5", "555-1212", "010", "1st", "9am", "and a half", "point", "a", "",
      "99999999999999", "ninety nine trillion",
    ])
  func nothing(text: String) {
    let expected: [String] = text == "한 번도 아니" ? ["1"] : []
    #expect(read(.number, in: text) == expected)
  }

  @Test(
    "shares",
    arguments: [
      ("forty percent", ["40%"]),
      ("40%", ["40%"]),
      ("40 %", ["40%"]),
      ("3.5 per cent off", ["3.5%"]),
      ("three point five percent", ["3.5%"]),
      ("사십 퍼센트", ["40%"]),
      ("40프로요", ["40%"]),
      ("삼십퍼센트 할인", ["30%"]),
      ("a hundred percent.", ["100%"]),
      ("forty", []),
      ("forty, percent", []),
      ("$40%", []),
      ("two forty percent", []),
    ] as [(String, [String])])
  func percent(text: String, expected: [String]) {
    #expect(read(.percent, in: text) == expected)
  }

  @Test("a share is a fraction of one")
  func fraction() {
    #expect(
      found(.percent, in: "forty percent").map(\.value)
        == [.percent(FixedDecimal(millionths: 400_000))])
  }
}
