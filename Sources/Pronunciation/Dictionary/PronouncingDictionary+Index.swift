internal import Diagnostics

extension PronouncingDictionary {
  /// Checks every line and notes where the words stand.
  mutating func index() throws(InputError) {
    let lineCount = bytes.reduce(into: 1) { count, byte in if byte == .newline { count += 1 } }
    var capacity = 16
    while capacity < 2 * lineCount { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    entries.reserveCapacity(lineCount)

    var start = 0
    var line = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
      try indexLine(start..<end, number: line)
      start = end + 1
      line += 1
    }
  }

  private mutating func indexLine(_ range: Range<Int>, number line: Int) throws(InputError) {
    let content = trimmed(withoutComment(range))
    guard !content.isEmpty else { return }
    let wordEnd = bytes[content].firstIndex(where: \.isBlank) ?? content.upperBound
    let phones = trimmed(wordEnd..<content.upperBound)
    guard !phones.isEmpty else {
      throw InputError(
        path: path, at: .line(line), reason: "the word has no pronunciation",
        advice: "write the word and its phones, such as `card K AA R D`")
    }
    try checkPhones(phones, line: line)
    let word = withoutNumber(content.lowerBound..<wordEnd)
    guard String(validating: bytes[word], as: UTF8.self) != nil else {
      throw InputError(
        path: path, at: .line(line), reason: "the word is not UTF-8",
        advice: "save the file as UTF-8")
    }
    insert(
      Entry(
        word: UInt32(word.lowerBound)..<UInt32(word.upperBound),
        phones: UInt32(phones.lowerBound)..<UInt32(phones.upperBound)))
  }

  private func checkPhones(_ range: Range<Int>, line: Int) throws(InputError) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = bytes[start..<range.upperBound].firstIndex(where: \.isBlank) ?? range.upperBound
      if end > start, Phone(arpabetBytes: bytes[start..<end]) == nil {
        throw InputError(
          path: path, at: .line(line),
          reason: "`\(String(decoding: bytes[start..<end], as: UTF8.self))` is no phone",
          advice: "use the ARPABET of the CMU dictionary, such as AA, K or ZH")
      }
      start = end + 1
    }
  }

  /// The line up to its comment. Old dictionaries begin a comment line with `;;;`.
  private func withoutComment(_ range: Range<Int>) -> Range<Int> {
    let line = bytes[range]
    if line.starts(with: ";;;".utf8) { return range.lowerBound..<range.lowerBound }
    return range.lowerBound..<(line.firstIndex(of: UInt8(ascii: "#")) ?? range.upperBound)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while start < end, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// `word(2)` without its number; a word that only looks numbered keeps what it has.
  private func withoutNumber(_ range: Range<Int>) -> Range<Int> {
    guard bytes[range].last == UInt8(ascii: ")"),
      let open = bytes[range].lastIndex(of: UInt8(ascii: "(")), open > range.lowerBound
    else { return range }
    let digits = bytes[open + 1..<range.upperBound - 1]
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return range }
    return range.lowerBound..<open
  }

  private mutating func insert(_ entry: Entry) {
    let index = Int32(entries.count)
    let slot = slot(for: bytes[Int(entry.word.lowerBound)..<Int(entry.word.upperBound)])
    entries.append(entry)
    guard slots[slot] >= 0 else {
      slots[slot] = index
      return
    }
    var last = Int(slots[slot])
    while entries[last].next >= 0 { last = Int(entries[last].next) }
    entries[last].next = index
  }

  /// The slot that holds `word`, or the free one where it would go.
  func slot(for word: ArraySlice<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: hash(word)) & (slots.count - 1)
    while slots[slot] >= 0, !isWord(of: entries[Int(slots[slot])], equalTo: word) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isWord(of entry: Entry, equalTo word: ArraySlice<UInt8>) -> Bool {
    guard entry.word.count == word.count else { return false }
    return zip(bytes[Int(entry.word.lowerBound)..<Int(entry.word.upperBound)], word)
      .allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
  }

  /// FNV-1a over the small letters: Fowler, Noll and Vo's offset and prime for 64 bits, folded.
  private func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    let hash = word.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3
    }
    return hash ^ hash >> 32
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")

  /// Whether the byte is a space, a tab, or the return that ends lines elsewhere.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
