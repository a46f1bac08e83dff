internal import CallModel

/// A number, and where it ends.
struct Numeral {
  /// How it is written.
  enum Style: Hashable {
    /// With digits, perhaps with words such as *million* or *만* among them.
    case digits
    /// In English words.
    case english
    /// In Korean words of Chinese origin: *오만 삼천*.
    case sino
    /// In Korean words of Korean origin: *스물다섯*.
    case native
  }

  let value: FixedDecimal
  /// The place behind its last atom.
  let end: Int
  let style: Style

  /// The whole number that it is; `nil` if it has decimals.
  var whole: Int? {
    value.millionths.isMultiple(of: 1_000_000) ? Int(value.millionths / 1_000_000) : nil
  }
}

extension FixedDecimal {
  /// The sum; `nil` if it does not fit.
  func adding(_ other: FixedDecimal) -> FixedDecimal? {
    let (sum, overflow) = millionths.addingReportingOverflow(other.millionths)
    return overflow ? nil : FixedDecimal(millionths: sum)
  }

  /// The product with a whole number; `nil` if it does not fit.
  func times(_ factor: Int64) -> FixedDecimal? {
    let (product, overflow) = millionths.multipliedReportingOverflow(by: factor)
    return overflow ? nil : FixedDecimal(millionths: product)
  }
}

extension AtomLine {
  /// All numbers that begin at `place`, the longest first.
  func numerals(at place: Int) -> [Numeral] {
    guard let atom = self[place] else { return [] }
    let all: [Numeral]
    switch atom.kind {
    case .letters: all = [englishNumeral(at: place)].compactMap(\.self)
    case .digits: all = sinoNumerals(at: place) + [englishNumeral(at: place)].compactMap(\.self)
    case .syllable: all = sinoNumerals(at: place) + nativeNumerals(at: place)
    }
    return all.sorted { $0.end > $1.end }
  }

  /// The number that the digits at `place` are: no zeros in front, no second full stop.
  func digitsNumber(at place: Int) -> FixedDecimal? {
    guard let atom = self[place], atom.kind == .digits else { return nil }
    guard atom.text == "0" || atom.text.hasPrefix("0.") || !atom.text.hasPrefix("0") else {
      return nil
    }
    return FixedDecimal(parsing: atom.text)
  }

  /// Whether a number ends right before `place`, without a pause: what begins at `place` is then the
  /// middle of something longer.
  func followsNumber(_ place: Int) -> Bool {
    guard place > 0, pause(before: place) == .none, let before = self[place - 1] else {
      return false
    }
    switch before.kind {
    case .digits: return true
    case .letters: return EnglishNumbers.isNumberWord(before.text)
    case .syllable:
      var start = place - 1
      while start > 0, !atoms[start].beginsWord { start -= 1 }
      // A single syllable is as likely a word of its own: *이*, *한*, *만*.
      return place - start > 1 && numerals(at: start).contains { $0.end == place }
    }
  }

  /// Whether a number goes on at `place`, without a pause.
  func isNumber(at place: Int) -> Bool {
    guard pause(before: place) == .none, let atom = self[place] else { return false }
    switch atom.kind {
    case .digits: return true
    case .letters: return EnglishNumbers.isNumberWord(atom.text)
    case .syllable:
      return numerals(at: place).contains { $0.end > place + 1 && isEndOfValue($0.end) }
    }
  }
}
