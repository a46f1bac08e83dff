/// The words that phrases ask for as they stand, in one flat table: a word of a transcript is looked
/// up by its bytes, without a string, a cache, or memory being asked for.
struct WordTable: Sendable {
  /// The symbols of words, by number. Number 0 has none: it is every word that nobody asks for.
  private(set) var symbols: [[Symbol]] = [[]]
  private var letters: [UInt8] = []
  // INVARIANT: a power of two, at least twice as many as there are words.
  private var slots: [Slot]

  private struct Slot {
    var hash: UInt64 = 0
    var start: Int32 = 0
    /// Nobody asks for a word without letters: 0 is a free place.
    var count: Int32 = 0
    var number: Int32 = 0
  }

  /// The words of `tests`, folded, with the symbols of the tests that each passes.
  init(_ tests: [String: [Symbol]]) {
    var size = 2
    while size < 2 * tests.count { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
    for (word, symbols) in tests.sorted(by: { $0.key < $1.key }) { add(word, symbols) }
  }

  private mutating func add(_ word: String, _ symbols: [Symbol]) {
    let bytes = Array(word.utf8)
    var hash = Self.seed
    for byte in bytes { hash = Self.mixed(hash, byte) }
    var place = place(of: hash)
    while slots[place].count > 0 { place = (place + 1) & (slots.count - 1) }
    slots[place] = Slot(
      hash: hash, start: Int32(letters.count), count: Int32(bytes.count),
      number: Int32(self.symbols.count))
    letters += bytes
    self.symbols.append(symbols)
  }

  /// The number of the one word that `text` is, punctuation around it and apostrophes in it left out;
  /// `nil` for a text that has to be looked at more closely: several words, none, or letters beyond
  /// ASCII.
  func number(of text: String) -> Int? {
    text.utf8.withContiguousStorageIfAvailable { number(of: $0) } ?? nil
  }

  private func number(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    var (start, end) = (0, text.count)
    while start < end, Self.isSign(text[start]) { start += 1 }
    while end > start, Self.isSign(text[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    var hash = Self.seed
    for index in start..<end {
      if Self.isLetter(text[index]) {
        hash = Self.mixed(hash, Self.folded(text[index]))
      } else if text[index] != Self.apostrophe || !Self.isLetter(text[index + 1]) {
        return nil
      }
    }
    var place = place(of: hash)
    while slots[place].count > 0 {
      if slots[place].hash == hash, isWord(at: slots[place], text, start..<end) {
        return Int(slots[place].number)
      }
      place = (place + 1) & (slots.count - 1)
    }
    return 0
  }

  private func isWord(
    at slot: Slot, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    var letter = Int(slot.start)
    let end = letter + Int(slot.count)
    for index in range where text[index] != Self.apostrophe {
      guard letter < end, letters[letter] == Self.folded(text[index]) else { return false }
      letter += 1
    }
    return letter == end
  }

  private func place(of hash: UInt64) -> Int { Int((hash ^ hash >> 32) & UInt64(slots.count - 1)) }

  // MARK: Bytes

  private static let apostrophe = UInt8(ascii: "'")

  /// Fowler, Noll and Vo's hash (1a).
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// A small letter for a capital; digits stay as they are.
  private static func folded(_ letter: UInt8) -> UInt8 { letter < 0x41 ? letter : letter | 0x20 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Whether it is of ASCII and no part of a word that stands alone.
  private static func isSign(_ byte: UInt8) -> Bool { byte < 0x80 && !isLetter(byte) }
}
