internal import CallModel

extension AtomLine {
  /// All numbers of Chinese origin that begin at `place`, some of them in digits: *오만 삼천*, *5만 3천*,
  /// *삼백오십*. Every place where one may end gives a number, since what follows may be a particle that
  /// looks like a digit (*오만이*).
  func sinoNumerals(at place: Int) -> [Numeral] {
    var numerals: [Numeral] = []
    var reading = SinoReading()
    var end = place
    var hasSyllables = false
    while let atom = self[end] {
      if end > place, atom.beginsWord {
        guard reading.mayGoOnBehindBlank, pause(before: end) == .none else { break }
      }
      let number = digitsNumber(at: end)
      guard atom.kind == .digits ? reading.add(digits: number) : reading.add(syllable: atom.text)
      else { break }
      if atom.kind == .syllable { hasSyllables = true }
      end += 1
      // A number in digits alone is nothing Korean.
      if hasSyllables, let value = reading.value {
        numerals.append(
          Numeral(value: value, end: end, style: self[place]?.kind == .digits ? .digits : .sino))
      }
    }
    return numerals
  }

  /// All numbers of Korean origin that begin at `place`: *한*, *스물*, *스물다섯*.
  func nativeNumerals(at place: Int) -> [Numeral] {
    var numerals: [Numeral] = []
    func add(_ value: Int64, _ end: Int) {
      guard let value = FixedDecimal(value) else { return }
      numerals.append(Numeral(value: value, end: end, style: .native))
    }
    for (unit, value) in KoreanNumbers.nativeUnits {
      if let end = end(ofFirst: unit, at: place) { add(value, end) }
    }
    for (ten, value) in KoreanNumbers.nativeTens {
      guard let end = end(ofFirst: ten, at: place) else { continue }
      add(value, end)
      for (unit, small) in KoreanNumbers.nativeUnits {
        if let behind = self.end(ofFirst: unit, at: end), !isEndOfWord(end) {
          add(value + small, behind)
        }
      }
    }
    return numerals
  }
}

/// A number of Chinese origin while its syllables come in.
private struct SinoReading {
  /// The finished groups of ten thousands.
  private var total = FixedDecimal(millionths: 0)
  /// The group that is being said.
  private var group = FixedDecimal(millionths: 0)
  /// The digit or digits that wait for their scale.
  private var waiting: FixedDecimal?
  /// Whether what waits was written in digits.
  private var isWaitingInDigits = false
  private var lastSmallScale: Int64 = 10_000
  private var lastLargeScale = Int64.max
  private var isEmpty = true

  /// The number so far; `nil` if it does not fit.
  var value: FixedDecimal? {
    total.adding(group).flatMap { $0.adding(waiting ?? FixedDecimal(millionths: 0)) }
  }

  /// Whether more of the number may be written as another word: behind a scale, and between digits and
  /// theirs.
  var mayGoOnBehindBlank: Bool { waiting == nil || isWaitingInDigits }

  mutating func add(digits: FixedDecimal?) -> Bool {
    guard let digits, waiting == nil, digits.millionths < lastSmallScale * 1_000_000 || isEmpty
    else { return false }
    (waiting, isWaitingInDigits, isEmpty) = (digits, true, false)
    return true
  }

  mutating func add(syllable: String) -> Bool {
    if let digit = KoreanNumbers.digits[syllable] { return add(digit: digit) }
    if let scale = KoreanNumbers.smallScales[syllable] { return add(small: scale) }
    if let scale = KoreanNumbers.largeScales[syllable] { return add(large: scale) }
    return false
  }

  private mutating func add(digit: Int64) -> Bool {
    guard waiting == nil, lastSmallScale > 1, let digit = FixedDecimal(digit) else { return false }
    (waiting, isWaitingInDigits, isEmpty) = (digit, false, false)
    return true
  }

  private mutating func add(small scale: Int64) -> Bool {
    let digit = waiting ?? FixedDecimal(millionths: 1_000_000)
    guard scale < lastSmallScale, digit.millionths < 10_000_000,
      let part = digit.times(scale), let sum = group.adding(part)
    else { return false }
    (group, waiting, lastSmallScale, isEmpty) = (sum, nil, scale, false)
    return true
  }

  private mutating func add(large scale: Int64) -> Bool {
    // *만* alone is ten thousand, at the beginning.
    let isBare = isEmpty && scale == 10_000
    let zero = FixedDecimal(millionths: 0)
    guard scale < lastLargeScale, let count = group.adding(waiting ?? zero),
      count.millionths > 0 || isBare,
      let part = (isBare ? FixedDecimal(millionths: 1_000_000) : count).times(scale),
      let sum = total.adding(part)
    else { return false }
    (total, group, waiting) = (sum, zero, nil)
    (lastSmallScale, lastLargeScale, isEmpty) = (10_000, scale, false)
    return true
  }
}
