/// What is known of packed words, in one flat table: to look a word up is one step, seldom a few.
struct PackedTable<Value: Sendable>: Sendable {
  // INVARIANT: a power of two, at least twice as many as there are words.
  private var slots: [Slot]
  private let shift: UInt64

  /// No word is without letters: 0 is a free place.
  private struct Slot {
    var letters: UInt128 = 0
    var value: Value
  }

  /// A table of `entries`, no word twice; `filler` is what free places hold.
  init(_ entries: some Collection<(word: PackedWord, value: Value)>, filler: Value) {
    var bits: UInt64 = 1
    while 1 << bits < 2 * entries.count { bits += 1 }
    slots = Array(repeating: Slot(value: filler), count: 1 << bits)
    shift = 64 - bits
    for entry in entries {
      var place = place(of: entry.word)
      while slots[place].letters != 0 { place = next(place) }
      slots[place] = Slot(letters: entry.word.letters, value: entry.value)
    }
  }

  /// What is known of `word`.
  @inline(__always)
  subscript(word: PackedWord) -> Value? {
    var place = place(of: word)
    while slots[place].letters != word.letters {
      guard slots[place].letters != 0 else { return nil }
      place = next(place)
    }
    return slots[place].value
  }

  private func next(_ place: Int) -> Int { (place + 1) & (slots.count - 1) }

  private func place(of word: PackedWord) -> Int { Int(word.hash >> shift) }
}
