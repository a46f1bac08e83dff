internal import CallModel

extension AtomLine {
  /// The longest number in English words or in digits that begins at `place`: *five hundred and
  /// twenty*, *a thousand*, *1.5 million*, *three point five*, *two and a half*.
  func englishNumeral(at place: Int) -> Numeral? {
    guard let (value, end) = scaledGroups(at: place) else { return nil }
    return Numeral(
      value: value, end: end, style: self[place]?.kind == .digits ? .digits : .english)
  }

  private typealias Part = (value: FixedDecimal, end: Int)

  /// Groups with their scales, from the largest on: *two million three hundred thousand and five*.
  private func scaledGroups(at place: Int) -> Part? {
    guard var (group, end) = firstGroup(at: place) else { return nil }
    var total = FixedDecimal(millionths: 0)
    var lastScale = Int64.max
    while let scale = scale(at: end), scale < lastScale, end == place || pause(before: end) == .none
    {
      guard let scaled = group.times(scale), let sum = total.adding(scaled) else { return nil }
      (total, end, lastScale) = (sum, end + 1, scale)
      guard let next = nextGroup(at: end) else { return (total, end) }
      (group, end) = next
    }
    // What is left is smaller than any scale, or it is another number.
    guard lastScale == .max || group.millionths < 1_000_000_000 else { return nil }
    return total.adding(group).map { ($0, end) }
  }

  private func scale(at place: Int) -> Int64? {
    guard let atom = self[place], atom.kind == .letters else { return nil }
    return EnglishNumbers.scales[atom.text]
  }

  /// The group that a number begins with; *hundred* and *thousand* alone are one of them.
  private func firstGroup(at place: Int) -> Part? {
    let one = FixedDecimal(millionths: 1_000_000)
    switch self[place]?.text {
    case "a" where continues(place + 1, with: "hundred"): return hundreds(of: one, at: place + 1)
    case "a" where continues(place + 1, with: "thousand", "million", "billion"):
      return (one, place + 1)
    case "hundred": return hundreds(of: one, at: place)
    case "thousand", "million": return (one, place)
    default: return group(at: place)
    }
  }

  /// The group behind a scale: *and* may stand before it, or a comma. Nothing with decimals.
  private func nextGroup(at place: Int) -> Part? {
    let start = self[place]?.text == "and" ? place + 1 : place
    guard pause(before: place) <= .comma, start == place || pause(before: start) == .none,
      let group = group(at: start), group.value.millionths > 0,
      group.value.millionths.isMultiple(of: 1_000_000)
    else { return nil }
    return group
  }

  /// A number without a scale: digits, or words for less than ten thousand, decimals included.
  private func group(at place: Int) -> Part? {
    if let number = digitsNumber(at: place) {
      let end = place + 1
      // Units may be written close to digits; letters that are none are found out later.
      return hundreds(of: number, at: end) ?? half(behind: number, at: end) ?? (number, end)
    }
    if let fraction = decimals(at: place) { return fraction }
    guard let (small, end) = belowHundred(at: place), let number = FixedDecimal(Int64(small)) else {
      return nil
    }
    if pause(before: end) == .none, let fraction = decimals(at: end) {
      return number.adding(fraction.value).map { ($0, fraction.end) }
    }
    return hundreds(of: number, at: end) ?? half(behind: number, at: end) ?? (number, end)
  }

  /// *hundred* at `place` and what follows it, of so many hundreds, at most ninety-nine.
  private func hundreds(of number: FixedDecimal, at place: Int) -> Part? {
    guard self[place]?.text == "hundred", (1_000_000..<100_000_000).contains(number.millionths),
      let hundreds = number.times(100)
    else { return nil }
    let end = place + 1
    let start = continues(end, with: "and") ? end + 1 : end
    guard pause(before: end) == .none, pause(before: start) == .none,
      let (rest, restEnd) = belowHundred(at: start), rest > 0,
      let small = FixedDecimal(Int64(rest))
    else { return (hundreds, end) }
    return hundreds.adding(small).map { ($0, restEnd) }
  }

  /// *and a half*, behind a number.
  private func half(behind number: FixedDecimal, at place: Int) -> Part? {
    guard continues(place, with: "and"), continues(place + 1, with: "a"),
      continues(place + 2, with: "half")
    else { return nil }
    return number.adding(FixedDecimal(millionths: 500_000)).map { ($0, place + 3) }
  }

  /// *point* and the digits behind it, at most six.
  private func decimals(at place: Int) -> Part? {
    guard self[place]?.text == "point" else { return nil }
    var end = place + 1
    var millionths: Int64 = 0
    var weight: Int64 = 100_000
    while let atom = self[end], pause(before: end) == .none, weight > 0,
      let digit = EnglishNumbers.units[atom.text] ?? (atom.text == "oh" ? 0 : nil)
    {
      millionths += Int64(digit) * weight
      weight /= 10
      end += 1
    }
    return end > place + 1 ? (FixedDecimal(millionths: millionths), end) : nil
  }

  /// Words for a number below a hundred, which begins at `place`.
  func belowHundred(at place: Int) -> (value: Int, end: Int)? {
    guard let atom = self[place], atom.kind == .letters else { return nil }
    if let value = EnglishNumbers.units[atom.text] ?? EnglishNumbers.teens[atom.text] {
      return (value, place + 1)
    }
    guard let tens = EnglishNumbers.tens[atom.text] else { return nil }
    guard let unit = self[place + 1], pause(before: place + 1) == .none,
      let value = EnglishNumbers.units[unit.text], value > 0
    else { return (tens, place + 1) }
    return (tens + value, place + 2)
  }
}
