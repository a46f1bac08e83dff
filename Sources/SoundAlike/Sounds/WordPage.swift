/// Words that are known already, to be looked up without waiting for anybody: it is never changed.
final class WordPage: Sendable {
  /// A word as the page has it.
  struct Word: Sendable {
    // INVARIANT: places in the page's phones; below 0 for a word that nobody can say.
    fileprivate let start: Int32
    fileprivate let end: Int32
    /// See ``KnownWord``.
    let logShare: Float
    /// See ``KnownWord``.
    let isListed: Bool
    /// See ``KnownWord``.
    let clues: Clues.Marks
    /// Whether anybody can say it.
    var isSayable: Bool { start >= 0 }
  }

  private let table: FlatTable<UInt128>
  private let words: [Word]
  private let phones: [UInt8]
  /// How many words there are.
  var count: Int { words.count }

  /// A page with those of `words` that are short.
  init(_ known: [String: KnownWord]) {
    var (codes, words, phones): ([UInt128], [Word], [UInt8]) = ([], [], [])
    for (text, word) in known {
      guard let short = ShortText(text) else { continue }
      var start: Int32 = -1
      if case .phones(let sounded) = word.sound {
        start = Int32(phones.count)
        phones += sounded
      }
      codes.append(short.code)
      words.append(
        Word(
          start: start, end: Int32(phones.count), logShare: word.logShare, isListed: word.isListed,
          clues: word.clues))
    }
    table = FlatTable(codes)
    self.words = words
    self.phones = phones
  }

  /// The word `text`, if it is here.
  @inline(__always)
  func word(_ text: String) -> Word? {
    guard let short = ShortText(text), let number = table[short.code] else { return nil }
    return words[number]
  }

  /// How a word of the page sounds that anybody can say.
  @inline(__always)
  func phones(of word: Word) -> ArraySlice<UInt8> { phones[Int(word.start)..<Int(word.end)] }
}
