import CallModel
import SpokenValues
import TestSupport
import Testing

/// Numbers are spelled and read back.
@Suite struct TwinTests {
  /// Every number to a thousand, then numbers of every length.
  private static let numbers: [Int] = {
    var random = SeededGenerator(seed: 7)
    let many = (0..<1000).map { _ in
      let digits = Int.random(in: 1...11, using: &random)
      return Int.random(
        in: 1..<(0..<digits).reduce(1) { power, _ in power * 10 } + 1, using: &random)
    }
    return Array(1...1000) + many + [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]
  }()

  @Test("English numbers are read as they were spelled")
  func english() {
    let styles = [true, false].flatMap { says in
      [" ", "-"].flatMap { hyphen in
        ["", ","].map { NumberSpeller.English(says: says, hyphen: hyphen, comma: $0) }
      }
    }
    for number in Self.numbers {
      for style in styles {
        let words = NumberSpeller.english(number, style)
        guard read(.number, in: "about \(words) or so") == ["\(number)"] else {
          Issue.record("\(words) is read as \(read(.number, in: words)), not \(number)")
          return
        }
      }
    }
  }

  @Test("English amounts are read as they were spelled, cents included")
  func dollars() {
    var random = SeededGenerator(seed: 9)
    let style = NumberSpeller.English(says: true, hyphen: "-", comma: "")
    for number in Self.numbers where number < 10_000_000 {
      let cents = Int.random(in: 1...99, using: &random)
      let words = NumberSpeller.english(number, style)
      let tail = NumberSpeller.english(cents, style)
      let expected = Money(minorUnits: Int64(number * 100 + cents), currency: .usd).description
      for text in [
        "\(words) dollars and \(tail) cents", "$\(number).\(cents < 10 ? "0" : "")\(cents)",
        "\(number) dollars and \(cents) cents",
      ] {
        guard read(.money, in: "it is \(text) in all") == [expected] else {
          Issue.record("\(text) is read as \(read(.money, in: text)), not \(expected)")
          return
        }
      }
    }
  }

  @Test("Korean amounts are read as they were spelled, with blanks and without, in digits and not")
  func won() throws {
    let krw = try #require(Currency(code: "KRW"))
    // 이 원 and 오원 alone are words.
    for number in Self.numbers where number >= 10 {
      let expected = Money(minorUnits: Int64(number), currency: krw).description
      for blank in ["", " "] {
        for words in [
          NumberSpeller.sino(number, blank: blank),
          NumberSpeller.sino(number, blank: blank, oneBeforeTenThousand: true),
          NumberSpeller.mixed(number, blank: blank), "\(number)",
        ] {
          for text in ["\(words)원", "\(words) 원", "\(words)원이에요", "\(words) 원입니다"] {
            guard read(.money, in: "총 \(text) 맞죠") == [expected] else {
              Issue.record(
                "\(text) is read as \(read(.money, in: "총 \(text) 맞죠")), not \(expected)")
              return
            }
          }
        }
      }
    }
  }

  @Test("Korean counts are read as they were spelled")
  func counts() {
    for number in 1...99 {
      for text in [
        "\(NumberSpeller.native(number)) 개", "\(NumberSpeller.native(number))개를",
        "\(NumberSpeller.native(number)) 명이요", "\(number)개",
      ] {
        #expect(read(.number, in: "그럼 \(text) 주세요") == ["\(number)"], "\(text)")
      }
    }
  }

  @Test("digits are read back, however they are grouped")
  func digits() {
    var random = SeededGenerator(seed: 3)
    let words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    let syllables = ["공", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 7...15, using: &random)).map { _ in
        Int.random(in: 0...9, using: &random)
      }
      let expected = digits.map(String.init).joined()
      var english: [String] = []
      var index = 0
      while index < digits.count {
        let digit = digits[index]
        if index + 1 < digits.count, digits[index + 1] == digit, Bool.random(using: &random) {
          english.append("double \(words[digit])")
          index += 2
        } else {
          english.append(digit == 0 && Bool.random(using: &random) ? "oh" : words[digit])
          index += 1
        }
        if index < digits.count, Int.random(in: 0...4, using: &random) == 0 {
          english[english.count - 1] += ","
        }
      }
      // A comma beside *oh* is that of *oh, well*.
      let text = english.joined(separator: " ").replacing("oh,", with: "oh")
        .replacing(", oh", with: ", zero")
      guard read(.phone, in: "it is \(text) okay") == [expected],
        read(.digits, in: text, digits: digits.count) == [expected]
      else {
        Issue.record("\(text) is read as \(read(.phone, in: text)), not \(expected)")
        return
      }
      let korean = digits.map { syllables[$0] }.joined()
      #expect(read(.phone, in: "제 번호는 \(korean)") == [expected])
    }
  }

  @Test("values come in order, do not overlap, and stand on the words that say them")
  func segments() {
    var random = SeededGenerator(seed: 5)
    let fillers = ["so", "the", "total", "and", "okay.", "네", "그럼", "please,", "about", "card"]
    let values: [(String, SpokenValue.Kind)] = [
      ("fifty dollars", .money), ("$1,299.99", .money), ("오만 원", .money), ("5만원이에요", .money),
      ("forty percent", .percent), ("40%", .percent), ("march third", .date), ("3월 5일", .date),
      ("half past nine", .time), ("9:30", .time), ("오후 세 시", .time),
    ]
    for _ in 0..<3000 {
      var words: [String] = []
      var expected: [SpokenValue.Kind: [Range<Int>]] = [:]
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        words.append(fillers.randomElement(using: &random) ?? "so")
        guard let (text, kind) = values.randomElement(using: &random), Bool.random(using: &random)
        else { continue }
        let parts = text.split(separator: " ").map(String.init)
        let length = SpokenText(text).forms.count
        let start = SpokenText(words.joined(separator: " ")).forms.count
        expected[kind, default: []].append(start..<start + length)
        words += parts
        words.append("so")
      }
      let text = words.joined(separator: " ")
      for kind in [SpokenValue.Kind.money, .percent, .date, .time] {
        guard found(kind, in: text).map(\.words) == expected[kind] ?? [] else {
          Issue.record("\(kind) in “\(text)”: \(found(kind, in: text))")
          return
        }
      }
    }
  }

  @Test("no text is too strange to read")
  func strange() {
    var random = SeededGenerator(seed: 1)
    let parts = [
      "one", "hundred", "thousand", "and", "a", "point", "half", "oh", "double", "$", "%", ".", ":",
      "-",
      ",", "/", "5", "12", "1.5", "9999999999999999999", "0", "만", "천", "십", "원", "이", "시", "분",
      "월", "일",
      "한", "에", "dollars", "cents", "percent", "past", "to", "march", "third", "am", "é", "ﬁ", "①",
      "ㅎ",
    ]
    for _ in 0..<5000 {
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        (parts.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
      }.joined()
      let count = SpokenText(text).forms.count
      for kind in SpokenValue.Kind.allCases {
        var end = 0
        for value in found(kind, in: text) {
          #expect(value.words.lowerBound >= end && value.words.upperBound <= count)
          #expect(!value.words.isEmpty)
          end = value.words.upperBound
        }
      }
    }
  }
}
