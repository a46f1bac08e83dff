internal import CallModel

extension AtomLine {
  /// The plain number that begins at `place`.
  func number(at place: Int) -> Numeral? {
    guard !isInsideOfValue(place) else { return nil }
    for numeral in numerals(at: place) {
      if endsLikeParticle(numeral) {
        // *오십이요* is 52 or 50; *오만이요* is no 50,002.
        if self[numeral.end - 2]?.text == "십" { return nil }
        continue
      }
      if isPlainNumber(numeral, at: place), !isNumber(at: numeral.end),
        !isSignOfValue(before: numeral.end)
      {
        return numeral
      }
    }
    return nil
  }

  /// Whether the last digit may as well be the beginning of *to be*: *이요*, *이에요*.
  private func endsLikeParticle(_ numeral: Numeral) -> Bool {
    numeral.style != .native && self[numeral.end - 1]?.text == "이" && !isEndOfWord(numeral.end)
      && KoreanEndings.endings.contains("이" + restOfWord(numeral.end))
  }

  /// The share that begins at `place`, as a fraction of one: *forty percent*, *40%*, *사십 퍼센트*.
  func percent(at place: Int) -> (share: FixedDecimal, end: Int)? {
    guard !followsNumber(place), currencySign(before: place) == nil else { return nil }
    for numeral in numerals(at: place) {
      guard let end = endOfPercent(behind: numeral.end), isEndOfValue(end),
        numeral.value.millionths.isMultiple(of: 100)
      else { continue }
      return (FixedDecimal(millionths: numeral.value.millionths / 100), end)
    }
    return nil
  }

  private func endOfPercent(behind place: Int) -> Int? {
    if isEndOfWord(place), signs(before: place).hasPrefix("%") { return place }
    if continues(place, with: "percent") { return place + 1 }
    if continues(place, with: "per"), continues(place + 1, with: "cent") { return place + 2 }
    return end(ofOneOf: ["퍼센트", "프로"], at: place)
  }

  /// Whether the sign before `place` belongs to what is written there, so that it is no plain number:
  /// `$50`, the 30 of `9:30`, the 5 of `3-5`.
  private func isInsideOfValue(_ place: Int) -> Bool {
    if followsNumber(place) || currencySign(before: place) != nil { return true }
    let signs = signs(before: place)
    let isBehindDigits = place > 0 && self[place - 1]?.kind == .digits
    return isBehindDigits && (signs.hasSuffix(":") || signs.hasSuffix("/"))
  }

  /// Whether the sign behind a number makes it something else: `40%`, `50€`, the 9 of `9:30`.
  private func isSignOfValue(before place: Int) -> Bool {
    guard isEndOfWord(place) else { return false }
    let signs = signs(before: place)
    let isBeforeDigits = self[place]?.kind == .digits
    switch signs.first {
    case "%": return true
    case ":", "/": return isBeforeDigits
    case .some(let sign): return CurrencyNames.isSign(sign) && (!isBeforeDigits || signs.count > 1)
    case nil: return false
    }
  }

  /// Whether a number alone is certain to be one, and ends where a word does. Korean has words that
  /// look like numbers, and single syllables that nearly always are something else; they count
  /// with a counter behind them (*한 개*, *이십 명*).
  private func isPlainNumber(_ numeral: Numeral, at place: Int) -> Bool {
    switch numeral.style {
    case .english: return isEndOfWord(numeral.end)
    case .digits, .sino, .native: break
    }
    if isCounted(numeral, at: place) { return true }
    guard isEndOfValue(numeral.end) else { return false }
    let syllables = atoms[place..<numeral.end].map(\.text).joined()
    switch numeral.style {
    case .english, .digits: return true
    case .sino: return syllables.count > 1 && !KoreanWords.lookLikeNumbers.contains(syllables)
    case .native: return syllables.count > 1 || ["둘", "셋", "넷"].contains(syllables)
    }
  }

  /// Whether a counter follows, in the same word or in the next.
  private func isCounted(_ numeral: Numeral, at place: Int) -> Bool {
    // *만일* is *if*, not the first of ten thousand.
    guard isEndOfWord(numeral.end) || !KoreanWords.lookLikeNumbers.contains(writtenWord(at: place))
    else { return false }
    var counters = KoreanEndings.counters
    // *이번* is this time, *이 분* this person, *이 장* this page.
    if numeral.style == .sino, numeral.end == place + 1, self[place]?.text == "이" {
      counters = ["월", "층", "년", "개월", "인", "학년", "퍼센트", "프로"]
    }
    return KoreanEndings.isCounter(at: numeral.end, of: self, among: counters)
  }
}

extension AtomLine {
  /// The whole word that begins at `place`.
  private func writtenWord(at place: Int) -> String {
    (self[place]?.text ?? "") + restOfWord(place + 1)
  }
}

/// Korean words that are spelled like numbers.
enum KoreanWords {
  static let lookLikeNumbers: Set<String> = [
    "이만", "오만", "구만", "사천", "이천", "만일", "만이", "천사", "백사", "백일", "천일", "만사", "조사",
    "천만", "만조", "백구", "천구", "천오", "이백", "구십", "이조", "사조", "구조", "오조", "육조", "이사",
  ]
}
