extension SpokenToken {
  /// The readings of an amount of money, `$100` or `£1.50`; `nil` for anything else.
  static func amountReadings(of text: String) -> [[String]]? {
    guard let sign = text.first, let currency = currencies[sign] else { return nil }
    let parts = text.dropFirst().split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ quantity($0) }) else { return nil }
    let unit = whole == 1 ? currency.one : currency.many
    let amount = NumberWords.cardinal(whole)
    guard parts.count == 2 else {
      // People say *a hundred dollars* as often as *one hundred dollars*.
      let short = amount.first == "one" && amount.count > 1 ? ["a"] + amount.dropFirst() : nil
      return [amount + [unit]] + (short.map { [$0 + [unit]] } ?? [])
    }
    guard !parts[1].isEmpty, parts[1].allSatisfy(\.isASCIIDigit) else { return nil }
    guard parts[1].count == 2, let cents = quantity(parts[1]) else {
      return [amount + ["point"] + NumberWords.digitByDigit(String(parts[1])) + [currency.many]]
    }
    if cents == 0 { return [amount + [unit]] }
    let rest = NumberWords.cardinal(cents)
    let shortRest = cents < 10 ? ["oh"] + rest : rest
    return [
      amount + shortRest, amount + [unit] + rest,
      amount + [unit, "and"] + rest + [cents == 1 ? currency.cent : currency.cents],
    ]
  }

  /// The readings of what is written as a number beyond plain digits, `1,000`, `3.5`, `21st`, `5%`; `nil`
  /// for anything else.
  static func numberReadings(of text: String) -> [[String]]? {
    if text.last == "%" {
      let number = text.dropLast()
      let readings =
        numberReadings(of: String(number)) ?? quantity(number).map { [NumberWords.cardinal($0)] }
      return readings?.map { $0 + ["percent"] }
    }
    let text = text.lowercased()
    if let suffix = ["st", "nd", "rd", "th"].first(where: text.hasSuffix),
      let number = quantity(text.dropLast(suffix.count))
    {
      return [NumberWords.ordinal(number)]
    }
    if text.contains(","), let number = quantity(text[...]) {
      return [NumberWords.cardinal(number)]
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let whole = quantity(parts[0]),
      !parts[1].isEmpty, parts[1].allSatisfy(\.isASCIIDigit)
    else { return nil }
    return [NumberWords.cardinal(whole) + ["point"] + NumberWords.digitByDigit(String(parts[1]))]
  }

  /// A whole number of at most twelve digits, with or without commas between its thousands.
  private static func quantity(_ text: Substring) -> UInt64? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard text.count <= 15, groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.count == 1 || (1...3).contains(groups[0].count),
      groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
      let number = UInt64(groups.joined()), number < 1_000_000_000_000
    else { return nil }
    return number
  }

  private static let currencies:
    [Character: (one: String, many: String, cent: String, cents: String)] = [
      "$": ("dollar", "dollars", "cent", "cents"),
      "£": ("pound", "pounds", "penny", "pence"),
      "€": ("euro", "euros", "cent", "cents"),
    ]
}
