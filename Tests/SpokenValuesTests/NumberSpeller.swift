/// The slow and obvious way round: from numbers to the words that people say. It shares nothing with
/// the reader but the languages.
enum NumberSpeller {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  /// How English is spoken and written: with *and* or without, with hyphens or blanks, with commas
  /// behind scales.
  struct English {
    var says: Bool
    var hyphen: String
    var comma: String
  }

  static func english(_ number: Int, _ style: English) -> String {
    if number < 20 { return small[number] }
    if number < 100 {
      return tens[number / 10] + (number % 10 > 0 ? style.hyphen + small[number % 10] : "")
    }
    if number < 1000 {
      let rest = number % 100
      return small[number / 100] + " hundred"
        + (rest > 0 ? (style.says ? " and " : " ") + english(rest, style) : "")
    }
    for (scale, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")]
    where number >= scale {
      let rest = number % scale
      let isSmall = rest < 100 && style.says
      return english(number / scale, style) + " " + name
        + (rest > 0 ? (isSmall ? " and " : style.comma + " ") + english(rest, style) : "")
    }
    return ""
  }

  private static let sinoDigits = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]

  /// Korean of Chinese origin: groups of ten thousands, each with or without a blank behind it; *one*
  /// is left out before *ten*, *hundred* and *thousand*.
  static func sino(_ number: Int, blank: String, oneBeforeTenThousand: Bool = false) -> String {
    var groups: [String] = []
    for (scale, name) in [(100_000_000, "억"), (10_000, "만"), (1, "")] {
      let group = number / scale % 10_000
      guard group > 0 else { continue }
      let isLeftOut = group == 1 && name == "만" && groups.isEmpty && !oneBeforeTenThousand
      groups.append((isLeftOut ? "" : sinoGroup(group)) + name)
    }
    return groups.joined(separator: blank)
  }

  private static func sinoGroup(_ group: Int) -> String {
    [(1000, "천"), (100, "백"), (10, "십"), (1, "")].map { scale, name in
      let digit = group / scale % 10
      if digit == 0 { return "" }
      return (digit == 1 && scale > 1 ? "" : sinoDigits[digit]) + name
    }.joined()
  }

  /// The same with the groups in digits: `5만 3000`.
  static func mixed(_ number: Int, blank: String) -> String {
    [(100_000_000, "억"), (10_000, "만"), (1, "")].compactMap { scale, name in
      let group = number / scale % 10_000
      return group > 0 ? "\(group)\(name)" : nil
    }.joined(separator: blank)
  }

  private static let nativeTens = [
    "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔",
  ]
  private static let nativeUnits = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]

  /// Korean of Korean origin, 1 … 99, as it stands before what is counted.
  static func native(_ number: Int) -> String {
    number == 20 ? "스무" : nativeTens[number / 10] + nativeUnits[number % 10]
  }
}
