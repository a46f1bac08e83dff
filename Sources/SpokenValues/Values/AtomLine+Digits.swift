extension AtomLine {
  typealias Digits = (digits: String, end: Int)

  /// The digits that begin at `place`, said one by one, in pairs or in groups: *one two three four*,
  /// *twelve thirty-four*, *oh double five*, `555-1212`, *일이삼사*. A run is taken whole: four digits out
  /// of five are none.
  func digits(at place: Int, digitCount: Int?) -> Digits? {
    guard !followsDigits(place, over: .comma), currencySign(before: place) == nil,
      let run = digitRun(at: place, over: .comma), fits(run, digitCount, 2...32)
    else { return nil }
    // Three syllables of Hangul are digits; two are *사이* or *이사*.
    let isShortHangul =
      atoms[place..<run.end].allSatisfy { $0.kind == .syllable } && run.digits.count < 3
    return isShortHangul && digitCount == nil ? nil : run
  }

  /// The telephone number that begins at `place`: at least seven digits, with *plus* or `+` before them
  /// for one with its country.
  func phone(at place: Int, digitCount: Int?) -> Digits? {
    let hasWord = self[place]?.text == "plus"
    let start = hasWord ? place + 1 : place
    guard !followsDigits(place, over: .stop), currencySign(before: place) == nil,
      let run = digitRun(at: start, over: .stop), fits(run, digitCount, 7...15)
    else { return nil }
    let isInternational = hasWord || signs(before: start).contains("+")
    return (isInternational ? "+" + run.digits : run.digits, run.end)
  }

  private func fits(_ run: Digits, _ count: Int?, _ range: ClosedRange<Int>) -> Bool {
    range.contains(run.digits.count) || run.digits.count == count
      ? count.map { $0 == run.digits.count } ?? true : false
  }

  /// All the digits that follow each other from `place` on, with pauses no longer than `longest`
  /// between them.
  private func digitRun(at place: Int, over longest: Pause) -> Digits? {
    var digits = ""
    var end = place
    while let group = digitGroup(at: end, isFirst: digits.isEmpty) {
      guard digits.isEmpty || mayGoOn(at: end, over: longest) else { break }
      // The sign behind digits makes them something else.
      if isOtherValue(at: group.end) { return nil }
      digits += group.digits
      end = group.end
      if let separator = separator(at: end), digitGroup(at: separator, isFirst: true) != nil {
        end = separator
      }
    }
    guard !digits.isEmpty, isEndOfValue(end), !goesOnAsNumber(at: end) else { return nil }
    return (digits, end)
  }

  /// Digits that are said or written together.
  private func digitGroup(at place: Int, isFirst: Bool) -> Digits? {
    guard let atom = self[place] else { return nil }
    switch atom.kind {
    case .digits:
      let digits = atom.text.filter { $0 != "." }
      // One full stop is a decimal point.
      let isDecimal = atom.text.filter { $0 == "." }.count == 1
      return isDecimal || !(isEndOfValue(place + 1) || self[place + 1]?.kind == .syllable)
        ? nil : (digits, place + 1)
    case .syllable: return koreanDigits(at: place)
    case .letters: return englishDigits(at: place, isFirst: isFirst)
    }
  }

  private func englishDigits(at place: Int, isFirst: Bool) -> Digits? {
    guard let word = self[place]?.text, isEndOfWord(place + 1) else { return nil }
    if ["oh", "o"].contains(word) {
      // *Oh* is a zero among digits alone.
      let isBefore =
        continues(place + 1, with: "oh", "o", "double", "triple") || isNumber(at: place + 1)
      return isBefore || (!isFirst && pause(before: place) == .none) ? ("0", place + 1) : nil
    }
    for (name, count) in [("double", 2), ("triple", 3)] where word == name {
      guard let next = self[place + 1], pause(before: place + 1) == .none else { return nil }
      let digit = ["oh", "o"].contains(next.text) ? 0 : EnglishNumbers.units[next.text]
      return digit.map { (String(repeating: String($0), count: count), place + 2) }
    }
    guard let (number, end) = belowHundred(at: place) else { return nil }
    if number < 10, continues(end, with: "hundred") { return ("\(number)00", end + 1) }
    return (String(number), end)
  }

  /// Syllables of digits up to the end of the word, or to a particle.
  private func koreanDigits(at place: Int) -> Digits? {
    var digits = ""
    var end = place
    while let atom = self[end], end == place || !atom.beginsWord,
      let digit = KoreanNumbers.spelledDigits[atom.text]
    {
      digits.append(digit)
      end += 1
    }
    // *오육칠팔이요* ends in 8: the rest is *to be*.
    if digits.count > 1, digits.last == "2", KoreanEndings.endings.contains("이" + restOfWord(end)),
      !isEndOfWord(end)
    {
      digits.removeLast()
      end -= 1
    }
    guard !digits.isEmpty else { return nil }
    return isEndOfValue(end) ? (digits, end) : nil
  }

  /// The place behind what is said between groups: *dash*, and *에* in Korean.
  private func separator(at place: Int) -> Int? {
    if continues(place, with: "dash", "hyphen") { return place + 1 }
    guard let atom = self[place], !atom.beginsWord, ["에", "의"].contains(atom.text),
      isEndOfWord(place + 1)
    else { return nil }
    return place + 1
  }

  private func mayGoOn(at place: Int, over longest: Pause) -> Bool {
    guard isEndOfWord(place) || self[place]?.kind == .digits else { return false }
    switch signs(before: place) {
    case "", "-", "\u{2010}", "\u{2011}", "\u{2013}", "(", ")", ")-": return true
    case ",": return longest >= .comma
    case ".", "...", "\u{2026}", ".,": return longest >= .stop
    default: return false
    }
  }

  private func isOtherValue(at place: Int) -> Bool {
    let signs = signs(before: place)
    guard isEndOfWord(place), let first = signs.first else { return false }
    return first == "%" || (CurrencyNames.isSign(first) && self[place]?.kind != .digits)
      || ([":", "/"].contains(signs) && self[place]?.kind == .digits)
  }

  /// Whether what follows makes a number of the digits: *four hundred*, *five million*.
  private func goesOnAsNumber(at place: Int) -> Bool {
    guard let atom = self[place], pause(before: place) == .none else { return false }
    return atom.text == "hundred" || EnglishNumbers.scales[atom.text] != nil
  }

  /// Whether digits end right before `place`, so that those at `place` are the rest of them.
  private func followsDigits(_ place: Int, over longest: Pause) -> Bool {
    guard place > 0, mayGoOn(at: place, over: longest) else {
      let signs = signs(before: place)
      return [":", "/", "."].contains(signs) && place > 0 && self[place - 1]?.kind == .digits
    }
    guard let before = self[place - 1] else { return false }
    if ["oh", "o", "double", "triple"].contains(before.text) {
      return pause(before: place) == .none
    }
    switch before.kind {
    case .digits: return true
    case .letters: return EnglishNumbers.isNumberWord(before.text)
    case .syllable:
      var start = place - 1
      while start > 0, !atoms[start].beginsWord { start -= 1 }
      return (koreanDigits(at: start)?.digits.count ?? 0) > 1
    }
  }
}
