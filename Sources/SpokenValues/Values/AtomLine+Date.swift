internal import CallModel

extension AtomLine {
  typealias Day = (date: SpokenDate, end: Int)

  /// The day that begins at `place`: *march third*, *the 3rd of March 2026*, `2026-03-05`, `3/25`, *3월
  /// 5일*. A day needs its month; `3/5` may be March or May and is not read.
  func date(at place: Int) -> Day? {
    monthFirst(at: place) ?? dayFirst(at: place) ?? writtenDate(at: place) ?? koreanDate(at: place)
  }

  // MARK: English

  private func monthFirst(at place: Int) -> Day? {
    guard let word = self[place]?.text, let month = EnglishMonths.numbers[word] else { return nil }
    // *May* is a verb, too: a bare number behind it is no day.
    let takesCardinals = word != "may"
    let start = continues(place + 1, with: "the") ? place + 2 : place + 1
    // Short names have a full stop.
    let isShort = word.count <= 4 && word != "may" && word != "june" && word != "july"
    guard pause(before: place + 1) == .none || (isShort && signs(before: place + 1) == ".") else {
      return nil
    }
    guard let (day, end) = dayOfMonth(at: start, takesCardinals: takesCardinals) else { return nil }
    return dated(month: month, day: day, end: end)
  }

  /// *the third of march*, *3 March*.
  private func dayFirst(at place: Int) -> Day? {
    let start = self[place]?.text == "the" ? place + 1 : place
    guard !followsNumber(place), start == place || pause(before: start) == .none,
      let (day, end) = dayOfMonth(at: start, takesCardinals: self[start]?.kind == .digits)
    else { return nil }
    let name = continues(end, with: "of") ? end + 1 : end
    guard let word = self[name], pause(before: name) == .none,
      let month = EnglishMonths.numbers[word.text]
    else { return nil }
    return dated(month: month, day: day, end: name + 1)
  }

  /// A day of a month: *third*, *twenty third*, `3rd`, and as a bare number.
  private func dayOfMonth(at place: Int, takesCardinals: Bool) -> (day: Int, end: Int)? {
    guard let atom = self[place] else { return nil }
    if atom.kind == .digits {
      guard let day = Int(atom.text), (1...31).contains(day) else { return nil }
      let hasSuffix = ["st", "nd", "rd", "th"].contains(restOfWord(place + 1))
      if hasSuffix { return (day, place + 2) }
      guard isEndOfWord(place + 1), !isFollowedByDigits(place + 1) else { return nil }
      return (day, place + 1)
    }
    if let day = EnglishNumbers.ordinals[atom.text] { return (day, place + 1) }
    if let tens = EnglishNumbers.tens[atom.text], let next = self[place + 1],
      pause(before: place + 1) == .none, let unit = EnglishNumbers.ordinals[next.text], unit < 10
    {
      return (tens + unit, place + 2)
    }
    // *March one* is hardly ever a day.
    guard takesCardinals, let (day, end) = belowHundred(at: place), day > 1 else { return nil }
    return (day, end)
  }

  /// Whether digits follow that are written together with those before `place`.
  private func isFollowedByDigits(_ place: Int) -> Bool {
    self[place]?.kind == .digits && [":", "/", "-", "."].contains(signs(before: place))
  }

  /// The day, with its year if one follows.
  private func dated(month: Int, day: Int, end: Int) -> Day? {
    if let (year, yearEnd) = year(at: end),
      let date = SpokenDate(year: year, month: month, day: day)
    {
      return (date, yearEnd)
    }
    return SpokenDate(month: month, day: day).map { ($0, end) }
  }

  /// *2026*, *twenty twenty six*, *two thousand and six*, *nineteen ninety nine*.
  private func year(at place: Int) -> (year: Int, end: Int)? {
    guard let atom = self[place], pause(before: place) <= .comma else { return nil }
    if atom.kind == .digits {
      guard atom.text.count == 4, let year = Int(atom.text), (1900...2099).contains(year),
        isEndOfWord(place + 1)
      else { return nil }
      return (year, place + 1)
    }
    if let numeral = englishNumeral(at: place), let year = numeral.whole,
      (2000...2099).contains(year)
    {
      return (year, numeral.end)
    }
    guard let (century, middle) = belowHundred(at: place), [19, 20].contains(century),
      pause(before: middle) == .none, let (rest, end) = belowHundred(at: middle), rest >= 10
    else { return nil }
    return (century * 100 + rest, end)
  }

  // MARK: Digits

  /// `2026-03-05`, `3/25/2026` and `3/25`, of which one number can be the month alone.
  private func writtenDate(at place: Int) -> Day? {
    guard let first = writtenNumber(at: place) else { return nil }
    let sign = signs(before: place + 1)
    guard ["/", "-"].contains(sign), let second = writtenNumber(at: place + 1) else { return nil }
    let third = signs(before: place + 2) == sign ? writtenNumber(at: place + 2) : nil
    if first > 31 {
      guard let third else { return nil }
      return SpokenDate(year: first, month: second, day: third).map { ($0, place + 3) }
    }
    // A hyphen between two numbers is a range as often as a day.
    guard sign == "/", max(first, second) > 12, min(first, second) <= 12 else { return nil }
    let end = third == nil ? place + 2 : place + 3
    guard !isFollowedByDigits(end), third.map({ (1900...2099).contains($0) }) ?? true else {
      return nil
    }
    return SpokenDate(year: third, month: min(first, second), day: max(first, second))
      .map { ($0, end) }
  }

  private func writtenNumber(at place: Int) -> Int? {
    guard let atom = self[place], atom.kind == .digits, atom.text.count <= 4, isEndOfWord(place + 1)
    else { return nil }
    return Int(atom.text)
  }

  // MARK: Korean

  /// *3월 5일*, *삼월 오일*, *2026년 3월 5일*.
  private func koreanDate(at place: Int) -> Day? {
    if let (year, end) = koreanPart("년", at: place), (1900...2099).contains(year),
      let (date, dateEnd) = koreanMonthAndDay(at: end)
    {
      return SpokenDate(year: year, month: date.month, day: date.day).map { ($0, dateEnd) }
    }
    return koreanMonthAndDay(at: place)
  }

  private func koreanMonthAndDay(at place: Int) -> Day? {
    guard let (month, middle) = koreanMonth(at: place), pause(before: middle) == .none,
      let (day, end) = koreanPart("일", at: middle), isEndOfValue(end)
    else { return nil }
    return SpokenDate(month: month, day: day).map { ($0, end) }
  }

  /// June and October lose a sound: *유월*, *시월*.
  private func koreanMonth(at place: Int) -> (number: Int, end: Int)? {
    for (name, month) in [("유월", 6), ("시월", 10)] {
      if let end = end(ofFirst: name, at: place) { return (month, end) }
    }
    return koreanPart("월", at: place)
  }

  /// A number with `unit` behind it.
  private func koreanPart(_ unit: String, at place: Int) -> (number: Int, end: Int)? {
    for numeral in numerals(at: place) where numeral.style != .native {
      guard let end = end(of: unit, at: numeral.end), let number = numeral.whole else { continue }
      return (number, end)
    }
    return nil
  }
}

/// The names of months.
private enum EnglishMonths {
  static let numbers: [String: Int] = {
    let names = [
      "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
      "august aug", "september sep sept", "october oct", "november nov", "december dec",
    ]
    let pairs = names.enumerated().flatMap { index, names in
      names.split(separator: " ").map { (String($0), index + 1) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()
}
