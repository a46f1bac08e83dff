/// How written numbers are spoken in American English.
enum NumberWords {
  /// The ways to read `digits`, the likeliest first: as a quantity, in pairs, digit by digit.
  ///
  /// A number on the telephone is as often a name as a quantity: `401` is *four oh one*, `2020` *twenty
  /// twenty*, `911` *nine one one*. A number that begins with 0 or has more than nine digits is only
  /// read digit by digit.
  static func readings(ofDigits digits: String) -> [[String]] {
    let quantity =
      digits.count <= 9 && (digits == "0" || !digits.hasPrefix("0"))
      ? UInt64(digits).map(cardinal) : nil
    guard let quantity else { return [digitByDigit(digits, zero: "zero"), digitByDigit(digits)] }
    return switch digits.count {
    case 1, 2: [quantity]
    case 3 where digits.hasSuffix("00"): [quantity]
    case 3: [digitByDigit(digits), inPairs(digits), quantity]
    case 4 where digits.hasSuffix("000"): [quantity]
    case 4: [inPairs(digits), quantity, digitByDigit(digits)]
    default: [quantity, digitByDigit(digits)]
    }
  }

  /// *one thousand two hundred thirty four*.
  static func cardinal(_ number: UInt64) -> [String] {
    switch number {
    case 0..<20: return [units[Int(number)]]
    case 20..<100:
      let rest = number % 10
      return [tens[Int(number / 10)]] + (rest == 0 ? [] : [units[Int(rest)]])
    case 100..<1000: return scaled(number, by: 100, "hundred")
    case 1000..<1_000_000: return scaled(number, by: 1000, "thousand")
    case 1_000_000..<1_000_000_000: return scaled(number, by: 1_000_000, "million")
    default: return scaled(number, by: 1_000_000_000, "billion")
    }
  }

  /// *twenty first*, *one hundredth*.
  static func ordinal(_ number: UInt64) -> [String] {
    var words = cardinal(number)
    let last = words.removeLast()
    if let irregular = irregularOrdinals[last] { return words + [irregular] }
    return words + [last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th"]
  }

  /// *four oh one*; a nought is an *oh* unless another word is given.
  static func digitByDigit(_ digits: String, zero: String = "oh") -> [String] {
    digits.compactMap(\.wholeNumberValue).map { $0 == 0 ? zero : units[$0] }
  }

  /// *nine eleven*, *nineteen oh five*, *eighteen hundred*.
  private static func inPairs(_ digits: String) -> [String] {
    let values = digits.compactMap(\.wholeNumberValue)
    let high = values.dropLast(2).reduce(0) { $0 * 10 + $1 }
    let low = values.suffix(2)
    let head = cardinal(UInt64(high))
    if low.allSatisfy({ $0 == 0 }) { return head + ["hundred"] }
    if low.first == 0 { return head + ["oh"] + low.dropFirst().map { units[$0] } }
    return head + cardinal(UInt64(low.reduce(0) { $0 * 10 + $1 }))
  }

  private static func scaled(_ number: UInt64, by scale: UInt64, _ name: String) -> [String] {
    let rest = number % scale
    return cardinal(number / scale) + [name] + (rest == 0 ? [] : cardinal(rest))
  }

  private static let units = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let irregularOrdinals = [
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
  ]
}
