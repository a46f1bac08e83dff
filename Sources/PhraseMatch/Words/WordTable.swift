internal import CallModel

/// The words that phrases ask for as they stand, and those that deny, by their packed letters.
///
/// It is an object so that the rows of all transcripts share it at the price of one reference.
final class WordTable: Sendable {
  /// The number of every word that is of no interest.
  static let unknown: Int32 = 0

  private let numbers: PackedTable<Int32>
  /// The symbols of words, by number.
  private let symbols: Lists<Symbol>
  private let roles: [DenialRole]
  private let beginnings: Sieve
  // INVARIANT: words with which a piece can begin have the numbers from 1 to here.
  private let lastBeginning: Int32
  private let affixes: PackedAffixes
  /// Whether phrases say values in words of their own, for which a text may have digits.
  let readsDigits: Bool
  /// Whether a word has a digit, by number; and the number of every word that has one and is of no interest else.
  private let haveDigits: [Bool]
  private let unknownWithDigit: Int32

  /// The words of `tests`, folded, with the symbols of the tests that each passes; with those of
  /// `beginnings` a piece can begin, and with digits if `readsDigits`. A word with one of `affixes` may pass
  /// further tests.
  init(
    _ tests: [String: [Symbol]], beginnings first: Set<Symbol>, affixes: PackedAffixes,
    readsDigits: Bool
  ) {
    self.affixes = affixes
    self.readsDigits = readsDigits
    var entries = EnglishDenials.roles
      .filter { tests[$0.key] == nil }
      .map { (form: $0.key, symbols: [Symbol](), role: $0.value) }
    for (form, symbols) in tests {
      entries.append((form, symbols, EnglishDenials.roles[form] ?? .none))
    }
    func canBegin(_ symbols: [Symbol]) -> Bool { symbols.contains(where: first.contains) }
    let packed = entries.compactMap { entry in
      PackedWord(form: entry.form).map {
        (word: $0, entry: entry, isFirst: canBegin(entry.symbols))
      }
    }.sorted { ($0.isFirst ? 0 : 1, $0.word.letters) < ($1.isFirst ? 0 : 1, $1.word.letters) }
    numbers = PackedTable(
      packed.enumerated().map { (word: $1.word, value: Int32($0 + 1)) }, filler: Self.unknown)
    symbols = Lists([[]] + packed.map(\.entry.symbols) + [[]])
    roles = [.none] + packed.map(\.entry.role) + [.none]
    haveDigits = [false] + packed.map(\.word.hasDigit) + [true]
    unknownWithDigit = Int32(packed.count + 1)
    beginnings = Sieve(packed.filter(\.isFirst).map(\.word))
    lastBeginning = Int32(packed.count { $0.isFirst })
  }

  /// The number of the one word that `text` is; `nil` for a text that has to be looked at more closely.
  @inline(__always)
  func number(of text: String) -> Int32? {
    guard let word = PackedWord(written: text), affixes.isEmpty || !affixes.isFound(in: word) else {
      return nil
    }
    return numbers[word] ?? (word.hasDigit ? unknownWithDigit : Self.unknown)
  }

  /// Whether any of these words of `transcript` has to be looked at more closely, or can begin a piece.
  func hasBeginning(in words: Range<Int>, of transcript: Transcript) -> Bool {
    let said = transcript.words
    for index in words where canBegin(said[index].text) { return true }
    return false
  }

  @inline(__always)
  private func canBegin(_ text: String) -> Bool {
    guard let word = PackedWord(written: text) else { return true }
    if beginnings.letsThrough(word), let number = numbers[word], number <= lastBeginning {
      return true
    }
    if readsDigits, word.hasDigit { return true }
    return !affixes.isEmpty && affixes.isFound(in: word)
  }

  /// The places of the symbols of the word `number`, which are in ascending order.
  func places(of number: Int32) -> Range<Int> { symbols.places(of: Int(number)) }

  /// The symbol at one of these places.
  func symbol(at place: Int) -> Symbol { symbols[place: place] }

  /// What the word `number` has to do with denials.
  func role(of number: Int32) -> DenialRole { roles[Int(number)] }

  /// Whether the word `number` has a digit.
  func hasDigit(_ number: Int32) -> Bool { haveDigits[Int(number)] }
}
