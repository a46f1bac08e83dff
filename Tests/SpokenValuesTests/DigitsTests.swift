import CallModel
import SpokenValues
import Testing

@Suite struct DigitsTests {
  @Test(
    "telephone numbers",
    arguments: [
      (
        "two one two five five five one two one two", ["2125551212"]
      ),
      ("two one two, five five five, one two one two.", ["2125551212"]),
      ("two one two. five five five. one two one two.", ["2125551212"]),
      ("two oh two double five five oh one four three", ["2025550143"]),
      ("(212) 555-0143", ["2125550143"]),
      ("212-555-0143", ["2125550143"]),
      ("212.555.0143", ["2125550143"]),
      ("+1 212 555 0143", ["+12125550143"]),
      ("plus one two one two five five five oh one four three", ["+12125550143"]),
      ("one eight hundred five five five oh one four three", ["18005550143"]),
      ("five five five twenty one twelve", ["5552112"]),
      ("five five five dash oh one four three", ["5550143"]),
      ("my number is 5 5 5 0 1 4 3 thanks", ["5550143"]),
      ("공일공 일이삼사 오육칠팔", ["01012345678"]),
      ("공일공에 일이삼사에 오육칠팔이요", ["01012345678"]),
      ("010-1234-5678번", []),
      ("010-1234-5678입니다", ["01012345678"]),
      ("010에 1234에 5678", ["01012345678"]),
      ("영일영 일이삼사 오육칠팔", ["01012345678"]),
    ] as [(String, [String])])
  func phones(text: String, expected: [String]) {
    #expect(read(.phone, in: text) == expected)
  }

  @Test(
    "what is no telephone number",
    arguments: [
      "five five five", "one two three four five six", "$5555555", "5,555,555 dollars",
      "one two three four five six seven eight nine zero one two three four five six",
      "555 1212 hundred", "seven people",
    ])
  func noPhones(text: String) {
    // The comma of thousands is gone before values are read.
    let expected = text == "5,555,555 dollars" ? ["5555555"] : []
    #expect(read(.phone, in: text) == expected)
  }

  @Test(
    "digits of a given length",
    arguments: [
      ("ending in one two three four", 4, ["1234"]),
      ("ending in 1234", 4, ["1234"]),
      ("ending in 12 34", 4, ["1234"]),
      ("ending in twelve thirty-four", 4, ["1234"]),
      ("ending in oh double five one", 4, ["0551"]),
      ("ending in 0551.", 4, ["0551"]),
      ("ending in one two three four five", 4, []),
      ("ending in one two three", 4, []),
      ("one two, three four", 4, ["1234"]),
      ("one two. three four", 4, []),
      ("일이삼사", 4, ["1234"]),
      ("일이삼사요", 4, ["1234"]),
      ("일 이 삼 사", 4, ["1234"]),
      ("5", 1, ["5"]),
      ("oh, one two three", 3, ["123"]),
      ("four hundred", 3, ["400"]),
    ] as [(String, Int, [String])])
  func digits(text: String, count: Int, expected: [String]) {
    #expect(read(.digits, in: text, digits: count) == expected)
  }

  @Test(
    "digits of any length are at least two",
    arguments: [
      ("one two three", ["123"]),
      ("oh five", ["05"]),
      ("five", []),
      ("oh", []),
      ("oh well", []),
      ("사이", []),
      ("이사를", []),
      ("일이삼", ["123"]),
      ("3.5", []),
      ("50%", []),
      ("9:30", []),
      ("$55", []),
    ] as [(String, [String])])
  func anyLength(text: String, expected: [String]) {
    #expect(read(.digits, in: text) == expected)
  }
}
