internal import CallModel
internal import PhraseMatch

/// A transcript as sounds, stretch by stretch, and what was found in its words already.
struct SoundReading {
  /// More different words that nobody has listed are not said: each may take the spelling network 2 ms, and a text
  /// with so many is hardly a transcript.
  static let mostUnlisted = 1000
  /// A longer word is not said, in bytes.
  static let longestWord = 60

  private let transcript: Transcript
  private let language: SpokenLanguage
  private var stretches: SpokenStretches
  private let sounds: WordSounds
  private let exact: WrittenHits
  /// How many different words have come up that nobody has listed.
  private var unlistedCount = 0
  /// The phones of the words that were read, one word behind the other.
  private var phones: [UInt8] = []
  /// Where those of each word are; `nil` for one that nobody can say.
  private var places: [String: Range<Int>?] = [:]
  /// The stretch that is being read.
  private var stretch = 0

  init(
    _ transcript: Transcript, in language: SpokenLanguage, reader: StretchReader,
    sounds: WordSounds, besides exact: [Hit]
  ) {
    self.transcript = transcript
    self.language = language
    stretches = reader.stretches(of: transcript)
    self.sounds = sounds
    self.exact = WrittenHits(exact)
  }

  /// Calls `body` with the words between those that nobody can say, row by row.
  mutating func forEachRow(_ body: (SpokenRow, inout SoundReading) -> Void) {
    var row = SpokenRow()
    for number in 0..<stretches.count {
      stretch = number
      for word in stretches.words(of: number).joined() {
        guard let places = places(of: transcript.words[word].text) else {
          finish(&row, body)
          continue
        }
        if !places.isEmpty { row.append(word: word, phones: phones[places]) }
      }
      finish(&row, body)
    }
  }

  private mutating func finish(
    _ row: inout SpokenRow, _ body: (SpokenRow, inout SoundReading) -> Void
  ) {
    if row.phones.count >= SoundedPhrase.fewestPhones - 1 { body(row, &self) }
    row.removeAll()
  }

  private mutating func places(of word: String) -> Range<Int>? {
    if let known = places[word] { return known }
    var found: Range<Int>?
    if mayBeSounded(word), case .phones(let sounded) = sounds.sound(of: word) {
      found = phones.count..<phones.count + sounded.count
      phones += sounded
    }
    places[word] = .some(found)
    return found
  }

  /// Whether it is worth while to say `word`, as long as what nobody has listed stays within bounds. What other
  /// transcripts have made known does not count, so that hits do not depend on them.
  private mutating func mayBeSounded(_ word: String) -> Bool {
    guard word.utf8.count <= Self.longestWord else { return false }
    let parts = WrittenWord.words(in: word, logShare: language.logShare)
    if parts.allSatisfy(\.isListed) { return true }
    unlistedCount += 1
    return unlistedCount <= Self.mostUnlisted
  }

  /// Whether the words of `match` may be a mishearing: they are not known to say something else, and the
  /// term is not found in them as it is written.
  func isLikely(
    _ match: SoundMatch, in row: SpokenRow, _ phrases: [SoundedPhrase], _ terms: [Term]
  ) -> Bool {
    let phrase = phrases[match.phrase]
    if isFound(terms[phrase.term], in: row.words[match.words]) { return false }
    let said = row.words[match.words].flatMap(written)
    return Odds.favour(phrase.words, over: said)
      && !OtherWords.areOthers(said.map(\.form), than: phrase.words.map(\.form))
  }

  private func isFound(_ term: Term, in words: ArraySlice<Int>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return exact.has(term, from: first, to: last, as: transcript.words[first])
  }

  private func written(_ word: Int) -> [WrittenWord] {
    WrittenWord.words(in: transcript.words[word].text, logShare: language.logShare)
  }

  /// The hit of `term` that the words of `match` are; they are taken for `phrase`.
  mutating func hit(
    _ match: SoundMatch, in row: SpokenRow, _ phrase: SoundedPhrase, of term: Term
  ) -> Hit? {
    let words = row.words[match.words]
    guard let first = words.first, let last = words.last else { return nil }
    let own = words.filter { word in
      written(word).allSatisfy { part in phrase.words.contains { $0.form == part.form } }
    }
    let usual = DefaultConfidence.of(format: transcript.format)
    let sure = own.map { transcript.words[$0].confidence ?? usual }.min() ?? usual
    return stretches.hit(
      of: term, in: first...last, of: stretch, resembling: phrase.text,
      confidence: Likeness(of: match, to: phrase).confidence(in: sure))
  }
}
