/// Lays what was said along a phrase, phone by phone, at the least cost (Wagner and Fischer, 1974; no further
/// off the diagonal than the limit allows, Ukkonen, 1985).
struct SoundAligner {
  private static let never: Int32 = 1 << 24

  private let strings: PhoneStrings
  private let costs = PhoneCosts.standard
  // INVARIANT: beyond the band behind what was said nothing is read before it is set.
  /// What the phones said so far cost, laid along so many phones of the phrase.
  private var cells: [Int32] = []

  init(_ strings: PhoneStrings) { self.strings = strings }

  /// Calls `body` with each word of `row` behind which what was said since the word `start` is within the
  /// limit of the phrase that has this number, and what it costs.
  mutating func forEachEnd(
    of phrase: Int, from start: Int, in row: SpokenRow, _ body: (Int, Int) -> Void
  ) {
    let places = strings.places(of: phrase)
    let limit = SoundedPhrase.limit(phoneCount: places.count)
    let band = limit / PhoneCosts.leastIndel
    let first = row.start(of: start)
    let last = min(row.sounds.count, first + places.count + band)
    // The word behind which the phrase can end next; many candidates end in the middle of a word.
    var end = max(start + 1, row.firstWord(from: first + places.count - band))
    guard end <= row.count, first + places.count - band <= row.start(of: end),
      row.start(of: end) <= last
    else { return }
    reset(places, band: band)
    for place in first..<last {
      let count = place + 1 - first
      let best = advance(over: row.sounds[place].phone, number: count, places, band: band)
      guard Int(best) <= limit else { return }
      guard end <= row.count, place + 1 == row.start(of: end) else { continue }
      let cost = Int(cells[places.count])
      if cost <= limit { body(end, cost) }
      end += 1
    }
  }

  /// Makes the cells ready that the first phone that is said looks at; the others follow as they come near.
  private mutating func reset(_ places: Range<Int>, band: Int) {
    while cells.count <= places.count { cells.append(Self.never) }
    cells[0] = 0
    for column in 0..<min(band, places.count) {
      cells[column + 1] = cells[column] + costs.indel(strings.phones[places.lowerBound + column])
    }
  }

  /// Goes on by the phone that was said as the `number`th, and says what the cheapest cell costs.
  @inline(__always)
  private mutating func advance(
    over said: UInt8, number: Int, _ places: Range<Int>, band: Int
  ) -> Int32 {
    let added = costs.indel(said)
    let low = max(0, number - band)
    // What is before the phrase's phone `column` in the row before.
    var diagonal = cells[max(0, low - 1)]
    if low == 0 { cells[0] += added } else { cells[low - 1] = Self.never }
    var best = low == 0 ? cells[0] : Self.never
    let high = min(places.count, number + band)
    if number + band <= places.count { cells[number + band] = Self.never }
    var column = max(1, low)
    while column <= high {
      let phone = strings.phones[places.lowerBound + column - 1]
      let cell = min(
        diagonal + costs.substitution(phone, said), cells[column] + added,
        cells[column - 1] + costs.indel(phone))
      diagonal = cells[column]
      cells[column] = cell
      best = min(best, cell)
      column += 1
    }
    return best
  }
}
