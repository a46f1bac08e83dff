/// Digits as people say them in English.
public enum SpelledDigits {
  /// The ways to say `form`, which begins with digits, as words in a row.
  ///
  /// `250` is *two hundred fifty*, *two hundred and fifty*, *two fifty* and *two five oh*: each of them is read back as
  /// that number or as those digits. `3.5` is *three point five*, `21st` *twenty first*, `5g` *five g* and *5 g*. None for
  /// anything else, nor for a million and more.
  public static func ways(_ form: String) -> [[String]] {
    let digits = String(
      decoding: form.utf8.prefix { isDigit($0) || $0 == UInt8(ascii: ".") }, as: UTF8.self)
    let letters = String(form.dropFirst(digits.count))
    guard !letters.isEmpty else { return plain(form) }
    guard !digits.isEmpty, !digits.contains("."),
      letters.utf8.allSatisfy({ $0 < 0x80 && !isDigit($0) })
    else { return [] }
    if ordinalEndings.contains(letters) { return [ordinal(digits, letters)].compactMap(\.self) }
    guard letters.count <= 2 else { return [] }
    return ([[digits]] + plain(digits)).map { $0 + [letters] }
  }

  private static func plain(_ form: String) -> [[String]] {
    let parts = form.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), form.count <= 9,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
    else { return [] }
    let digits = parts[0].utf8.map { Int($0 - UInt8(ascii: "0")) }
    guard parts.count == 1 else {
      let decimals = oneByOne(parts[1].utf8.map { Int($0 - UInt8(ascii: "0")) }, zero: "zero")
      return decimals.count > 6 ? [] : number(digits).map { $0 + ["point"] + decimals }
    }
    return unique(number(digits) + groups(digits))
  }

  /// Whether the byte is one of the ten digits of ASCII.
  public static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  // MARK: One number

  /// As one number, with *and* and without it, with *one* and with *a* before *hundred* and *thousand*.
  private static func number(_ digits: [Int]) -> [[String]] {
    guard digits.count <= 6, digits.count == 1 || digits[0] != 0 else { return [] }
    let number = digits.reduce(0) { 10 * $0 + $1 }
    guard number > 0 else { return [["zero"]] }
    return unique(
      [false, true].flatMap { hasAnd -> [[String]] in
        let words = below(million: number, hasAnd: hasAnd)
        let isScaled = words.count > 1 && ["hundred", "thousand"].contains(words[1])
        return words[0] == "one" && isScaled ? [words, ["a"] + words.dropFirst()] : [words]
      })
  }

  private static func below(million number: Int, hasAnd: Bool) -> [String] {
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1000)
    guard thousands > 0 else { return below(thousand: rest, hasAnd: hasAnd) }
    let and = hasAnd && (1..<100).contains(rest) ? ["and"] : []
    return below(thousand: thousands, hasAnd: hasAnd) + ["thousand"] + and
      + (rest > 0 ? below(thousand: rest, hasAnd: hasAnd) : [])
  }

  private static func below(thousand number: Int, hasAnd: Bool) -> [String] {
    let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
    guard hundreds > 0 else { return below(hundred: rest) }
    let and = hasAnd && rest > 0 ? ["and"] : []
    return [unit(hundreds), "hundred"] + and + (rest > 0 ? below(hundred: rest) : [])
  }

  private static func below(hundred number: Int) -> [String] {
    guard number >= 20 else { return [small[number]] }
    let (ten, rest) = number.quotientAndRemainder(dividingBy: 10)
    return [tens[ten - 2]] + (rest > 0 ? [unit(rest)] : [])
  }

  // MARK: Groups of digits

  /// As three digits or more are read out: one by one, and of three or four in pairs.
  private static func groups(_ digits: [Int]) -> [[String]] {
    guard digits.count > 2 else { return [] }
    let ways = [oneByOne(digits, zero: "oh"), oneByOne(digits, zero: "zero")]
    guard digits.count < 5, digits[0] > 0 else { return ways }
    let first = digits.count == 3 ? [unit(digits[0])] : below(hundred: 10 * digits[0] + digits[1])
    let rest = 10 * digits[digits.count - 2] + digits[digits.count - 1]
    switch rest {
    case 0: return ways + (digits.count == 4 ? [first + ["hundred"]] : [])
    case 1...9: return ways + [first + ["oh", unit(rest)]]
    default: return ways + [first + below(hundred: rest)]
    }
  }

  private static func oneByOne(_ digits: [Int], zero: String) -> [String] {
    digits.map { $0 == 0 ? zero : unit($0) }
  }

  // MARK: Ordinals

  /// The digits for an ordinal in one word, `1st` for *first*; `nil` for any other word.
  public static func ordinal(_ word: String) -> String? { digitsOfOrdinals[word] }

  private static let ordinalEndings: Set = ["st", "nd", "rd", "th"]

  private static let digitsOfOrdinals: [String: String] = EnglishNumbers.ordinals.mapValues {
    "\($0)" + ending(of: $0)
  }

  private static func ending(of number: Int) -> String {
    switch (number % 100, number % 10) {
    case (11...13, _): "th"
    case (_, 1): "st"
    case (_, 2): "nd"
    case (_, 3): "rd"
    default: "th"
    }
  }

  /// The words for digits with the ending that they have, below a hundred.
  private static func ordinal(_ digits: String, _ letters: String) -> [String]? {
    guard digits.count <= 2, digits.first != "0", let number = Int(digits),
      letters == ending(of: number)
    else { return nil }
    if let word = ordinals[number] { return [word] }
    guard let last = ordinals[number % 10], number > 20 else { return nil }
    return [tens[number / 10 - 2], last]
  }

  private static let ordinals = Dictionary(
    uniqueKeysWithValues: EnglishNumbers.ordinals.map { ($0.value, $0.key) })

  // MARK: Words

  private static func unit(_ digit: Int) -> String { small[digit] }

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  private static func unique(_ ways: [[String]]) -> [[String]] {
    var seen: Set<[String]> = []
    return ways.filter { seen.insert($0).inserted }
  }
}
