internal import CallModel

extension AtomLine {
  typealias Clock = (time: SpokenTime, end: Int)

  /// The time of day that begins at `place`, in English, in digits or in Korean.
  func time(at place: Int) -> Clock? {
    guard !followsNumber(place) else { return nil }
    return namedTime(at: place) ?? relativeTime(at: place) ?? clockTime(at: place)
      ?? koreanTime(at: place)
  }

  // MARK: English

  /// *noon*, *midnight*.
  private func namedTime(at place: Int) -> Clock? {
    let start = self[place]?.text == "twelve" || self[place]?.text == "12" ? place + 1 : place
    guard let word = self[start]?.text, start == place || pause(before: start) == .none else {
      return nil
    }
    let hours = ["noon": 12, "midnight": 0]
    return hours[word].flatMap { SpokenTime(hour: $0, isHalfOfDayKnown: true) }
      .map { ($0, start + 1) }
  }

  /// *half past nine*, *a quarter to five*, *ten minutes past three*.
  private func relativeTime(at place: Int) -> Clock? {
    guard let (minutes, middle) = minutesBeforeWord(at: place),
      let word = self[middle]?.text, pause(before: middle) == .none
    else { return nil }
    let isPast = ["past", "after"].contains(word)
    guard isPast || (minutes < 30 && ["to", "till", "before", "of"].contains(word)),
      // *Ten of three* is not a time to most; *quarter of three* is.
      word != "of" || minutes == 15,
      let (hour, end) = hourWord(at: middle + 1), pause(before: middle + 1) == .none
    else { return nil }
    let shown = isPast ? hour : hour == 1 ? 12 : hour - 1
    let behind = continues(end, with: "oclock") ? end + 1 : end
    return clock(hour: shown, minute: isPast ? minutes : 60 - minutes, end: behind)
  }

  private func minutesBeforeWord(at place: Int) -> (minutes: Int, end: Int)? {
    let start = self[place]?.text == "a" ? place + 1 : place
    switch self[start]?.text {
    case "half": return (30, start + 1)
    case "quarter": return (15, start + 1)
    default:
      guard let (minutes, end) = belowHundred(at: place), (1...29).contains(minutes) else {
        return nil
      }
      return (minutes, continues(end, with: "minutes", "minute") ? end + 1 : end)
    }
  }

  /// *nine thirty*, *nine oh five*, *nine o'clock*, *nine pm*, `9:30`, `9 a.m.`
  private func clockTime(at place: Int) -> Clock? {
    guard let atom = self[place] else { return nil }
    if atom.kind == .digits { return writtenTime(at: place) }
    guard let (hour, end) = hourWord(at: place) else { return nil }
    if continues(end, with: "oclock") { return clock(hour: hour, minute: 0, end: end + 1) }
    if pause(before: end) == .none, let (minute, behind) = spokenMinutes(at: end),
      !isNumber(at: behind), !continues(behind, with: "dollar", "dollars", "percent", "cents")
    {
      return clock(hour: hour, minute: minute, end: behind)
    }
    guard halfOfDay(at: end) != nil else { return nil }
    return clock(hour: hour, minute: 0, end: end)
  }

  private func hourWord(at place: Int) -> (hour: Int, end: Int)? {
    guard let (hour, end) = belowHundred(at: place), (1...12).contains(hour), end == place + 1
    else {
      guard let atom = self[place], atom.kind == .digits, let hour = Int(atom.text),
        (1...12).contains(hour), isEndOfWord(place + 1)
      else { return nil }
      return (hour, place + 1)
    }
    return (hour, end)
  }

  private func spokenMinutes(at place: Int) -> (minute: Int, end: Int)? {
    if let atom = self[place], ["oh", "o"].contains(atom.text), let unit = self[place + 1],
      pause(before: place + 1) == .none, let minute = EnglishNumbers.units[unit.text], minute > 0
    {
      return (minute, place + 2)
    }
    guard let (minute, end) = belowHundred(at: place), (10...59).contains(minute) else {
      return nil
    }
    return (minute, end)
  }

  private func writtenTime(at place: Int) -> Clock? {
    guard let atom = self[place], atom.text.count <= 2, let hour = Int(atom.text) else {
      return nil
    }
    if signs(before: place + 1) == ":", let minutes = self[place + 1], minutes.kind == .digits,
      minutes.text.count == 2, let minute = Int(minutes.text)
    {
      let end = place + 2
      // `9:30:15` is a length as often as a time.
      guard !(signs(before: end).hasPrefix(":") && self[end]?.kind == .digits) else { return nil }
      return clock(hour: hour, minute: minute, end: end)
    }
    if isEndOfWord(place + 1), continues(place + 1, with: "oclock") {
      return clock(hour: hour, minute: 0, end: place + 2)
    }
    guard halfOfDay(at: place + 1) != nil else { return nil }
    return clock(hour: hour, minute: 0, end: place + 1)
  }

  /// The time with what is said behind it about the half of the day.
  private func clock(hour: Int, minute: Int, end: Int) -> Clock? {
    if let half = halfOfDay(at: end), (1...12).contains(hour) {
      return SpokenTime(hour: half.hour(hour), minute: minute, isHalfOfDayKnown: true)
        .map { ($0, half.end) }
    }
    guard isEndOfValue(end) else { return nil }
    let isKnown = hour == 0 || hour > 12
    return SpokenTime(hour: hour, minute: minute, isHalfOfDayKnown: isKnown).map { ($0, end) }
  }

  private struct HalfOfDay {
    let isAfternoon: Bool
    let end: Int

    func hour(_ hour: Int) -> Int { hour % 12 + (isAfternoon ? 12 : 0) }
  }

  /// *am*, *p.m.*, *in the morning*, *at night*.
  private func halfOfDay(at place: Int) -> HalfOfDay? {
    guard let word = self[place]?.text, pause(before: place) == .none else { return nil }
    switch word {
    case "am", "pm": return HalfOfDay(isAfternoon: word == "pm", end: place + 1)
    case "a", "p":
      guard self[place + 1]?.text == "m", ["", "."].contains(signs(before: place + 1)) else {
        return nil
      }
      return HalfOfDay(isAfternoon: word == "p", end: place + 2)
    case "in" where continues(place + 1, with: "the"):
      guard continues(place + 2, with: "morning", "afternoon", "evening") else { return nil }
      return HalfOfDay(isAfternoon: self[place + 2]?.text != "morning", end: place + 3)
    case "at" where continues(place + 1, with: "night"):
      return HalfOfDay(isAfternoon: true, end: place + 2)
    default: return nil
    }
  }

  // MARK: Korean

  /// *오후 세 시 반*, *15시*, *아홉시 삼십분*, *정오*.
  private func koreanTime(at place: Int) -> Clock? {
    for (word, hour) in [("정오", 12), ("자정", 0)] {
      if let end = self.end(ofFirst: word, at: place), isEndOfValue(end) {
        return SpokenTime(hour: hour, isHalfOfDayKnown: true).map { ($0, end) }
      }
    }
    let part = KoreanPartOfDay.allCases.first { self.end(ofFirst: $0.rawValue, at: place) != nil }
    let start = part.flatMap { self.end(ofFirst: $0.rawValue, at: place) } ?? place
    guard start == place || pause(before: start) == .none,
      let (hour, middle) = koreanHour(at: start), (0...24).contains(hour)
    else { return nil }
    let (minute, end) = koreanMinutes(at: middle) ?? (minute: 0, end: middle)
    guard isEndOfValue(end) else { return nil }
    if let part, (1...12).contains(hour) {
      return SpokenTime(hour: part.hour(hour), minute: minute, isHalfOfDayKnown: true)
        .map { ($0, end) }
    }
    let isKnown = hour == 0 || hour > 12
    return SpokenTime(hour: hour % 24, minute: minute, isHalfOfDayKnown: isKnown).map { ($0, end) }
  }

  /// Hours are counted in Korean words, or written in digits.
  private func koreanHour(at place: Int) -> (hour: Int, end: Int)? {
    for numeral in numerals(at: place) where numeral.style == .native || numeral.style == .digits {
      guard let end = end(of: "시", at: numeral.end), let hour = numeral.whole,
        numeral.style == .digits || (1...12).contains(hour)
      else { continue }
      return (hour, end)
    }
    return nil
  }

  private func koreanMinutes(at place: Int) -> (minute: Int, end: Int)? {
    if let end = end(of: "반", at: place), isEndOfValue(end) { return (30, end) }
    guard pause(before: place) == .none else { return nil }
    for numeral in numerals(at: place) where numeral.style != .native {
      guard let end = end(of: "분", at: numeral.end), let minute = numeral.whole, minute < 60,
        isEndOfValue(end)
      else { continue }
      return (minute, end)
    }
    return nil
  }
}

/// Words for parts of the day, before the hour.
private enum KoreanPartOfDay: String, CaseIterable {
  case forenoon = "오전"
  case afternoon = "오후"
  case morning = "아침"
  case dawn = "새벽"
  case midday = "낮"
  case evening = "저녁"
  case night = "밤"

  /// The hour of the day that `hour`, 1 … 12, is in this part of it.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .forenoon, .morning, .dawn: hour % 12
    case .afternoon, .evening: hour % 12 + 12
    // *낮 열한 시* is before noon.
    case .midday: hour >= 10 && hour < 12 ? hour : hour % 12 + 12
    // *밤 열두 시* is midnight, *밤 한 시* after it.
    case .night: hour == 12 || hour < 6 ? hour % 12 : hour + 12
    }
  }
}
