/// Lays what was said along a phrase, phone by phone, at the least cost (Wagner and Fischer, 1974; no further
/// off the diagonal than the limit allows, Ukkonen, 1985).
struct SoundAligner {
  private static let never: Int32 = 1 << 24

  private let costs = PhoneCosts.standard
  /// What the phones said so far cost, laid along so many phones of the phrase.
  private var cells: [Int32] = []

  /// Calls `body` with each word of `row` behind which what was said since the word `start` is within the
  /// limit of `phrase`, and what it costs.
  mutating func forEachEnd(
    of phrase: SoundedPhrase, from start: Int, in row: SpokenRow, _ body: (Int, Int) -> Void
  ) {
    let band = phrase.limit / PhoneCosts.leastIndel
    let count = phrase.phones.count
    reset(phrase.phones, band: band)
    let first = row.starts[start]
    var word = start + 1
    for (index, said) in row.phones[first...].prefix(count + band).enumerated() {
      let best = advance(over: said, number: index + 1, phrase.phones, band: band)
      guard Int(best) <= phrase.limit else { return }
      guard first + index + 1 == row.starts[word] else { continue }
      if abs(index + 1 - count) <= band, Int(cells[count]) <= phrase.limit {
        body(word, Int(cells[count]))
      }
      word += 1
    }
  }

  private mutating func reset(_ phones: [UInt8], band: Int) {
    cells.removeAll(keepingCapacity: true)
    cells.append(0)
    for (index, phone) in phones.enumerated() {
      cells.append(index < band ? cells[index] + costs.indel(phone) : Self.never)
    }
  }

  /// Goes on by the phone that was said as the `number`th, and says what the cheapest cell costs.
  private mutating func advance(
    over said: UInt8, number: Int, _ phones: [UInt8], band: Int
  ) -> Int32 {
    let added = costs.indel(said)
    let low = max(0, number - band)
    // What is before the phrase's phone `place` in the row before.
    var diagonal = cells[max(0, low - 1)]
    if low == 0 { cells[0] += added } else { cells[low - 1] = Self.never }
    var best = low == 0 ? cells[0] : Self.never
    for place in stride(from: max(1, low), through: min(phones.count, number + band), by: 1) {
      let phone = phones[place - 1]
      let cell = min(
        diagonal + costs.substitution(phone, said), cells[place] + added,
        cells[place - 1] + costs.indel(phone))
      diagonal = cells[place]
      cells[place] = cell
      best = min(best, cell)
    }
    return best
  }
}
