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
  private let book: WordBook
  private let page: WordPage
  private let exact: WrittenHits
  /// The words that the page does not have; `nil` for one that is not said.
  private var others: [String: KnownWord?] = [:]
  /// The different words that have come up and that nobody has listed, as many as are said.
  private var unlisted: Set<String> = []
  /// The stretch that is being read.
  private var stretch = 0

  init(
    _ transcript: Transcript, in language: SpokenLanguage, reader: StretchReader, book: WordBook,
    besides exact: [Hit]
  ) {
    self.transcript = transcript
    self.language = language
    stretches = reader.stretches(of: transcript)
    self.book = book
    page = book.page
    self.exact = WrittenHits(exact)
  }

  /// Calls `body` with the words between those that nobody can say, row by row.
  mutating func forEachRow(_ body: (SpokenRow, inout SoundReading) -> Void) {
    let (words, page) = (transcript.words, page)
    var row = SpokenRow()
    for number in 0..<stretches.count {
      stretch = number
      for range in stretches.words(of: number) {
        for word in range {
          let text = words[word].text
          if let known = page.word(text), known.isListed, known.isSayable {
            row.append(known, of: page, at: word)
          } else if !append(text, at: word, to: &row) {
            finish(&row, body)
          }
        }
      }
      finish(&row, body)
    }
  }

  private mutating func finish(
    _ row: inout SpokenRow, _ body: (SpokenRow, inout SoundReading) -> Void
  ) {
    if row.sounds.count >= SoundedPhrase.fewestPhones - 1 { body(row, &self) }
    row.removeAll()
  }

  /// Adds any word to `row` if it is spoken; `false` for one that nobody can say.
  private mutating func append(_ text: String, at place: Int, to row: inout SpokenRow) -> Bool {
    if let known = page.word(text) {
      guard known.isListed || isSaid(unlisted: text), known.isSayable else { return false }
      row.append(known, of: page, at: place)
      return true
    }
    let known = others[text] ?? otherWord(text)
    others[text] = .some(known)
    guard let known, case .phones(let phones) = known.sound else { return false }
    if !phones.isEmpty {
      row.append(word: place, phones: phones, logShare: known.logShare, clues: known.clues)
    }
    return true
  }

  private mutating func otherWord(_ text: String) -> KnownWord? {
    guard text.utf8.count <= Self.longestWord else { return nil }
    if let known = book.word(text) { return known.isListed || isSaid(unlisted: text) ? known : nil }
    let parts = WrittenWord.words(in: text, logShare: language.logShare)
    guard parts.allSatisfy(\.isListed) || isSaid(unlisted: text) else { return nil }
    return book.add(text, parts: parts)
  }

  /// Whether the word `text`, which nobody has listed, is said, as long as what is not listed stays within bounds. What
  /// other transcripts have made known does not count, so that hits do not depend on them.
  private mutating func isSaid(unlisted text: String) -> Bool {
    if unlisted.count < Self.mostUnlisted {
      unlisted.insert(text)
      return true
    }
    return unlisted.contains(text)
  }

  /// Whether the words of `match` may be a mishearing: they are not known to say something else, and the
  /// term is not found in them as it is written.
  func isLikely(
    _ match: SoundMatch, in row: SpokenRow, _ phrases: [SoundedPhrase], _ terms: [Term]
  ) -> Bool {
    let phrase = phrases[match.phrase]
    if isFound(terms[phrase.term], in: row.places(of: match.words)) { return false }
    let words = row.places(of: match.words).map(written)
    let own = StrangeWords.phoneCount(
      ofWordsOf: phrase.words, in: Array(zip(words, row.phoneCounts(of: match.words))))
    guard StrangeWords.mayBe(phrase, by: match.cost, besidePhones: own) else { return false }
    let said = words.flatMap { $0 }
    return Odds.favour(phrase.words, over: said)
      && !OtherWords.areOthers(said.map(\.form), than: phrase.words.map(\.form))
  }

  private func isFound(_ term: Term, in words: [Int]) -> Bool {
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
    let words = row.places(of: match.words)
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

extension SpokenRow {
  /// Adds the word `known`, if it is spoken.
  @inline(__always)
  fileprivate mutating func append(_ known: WordPage.Word, of page: WordPage, at place: Int) {
    let phones = page.phones(of: known)
    if phones.isEmpty { return }
    append(
      word: place, phones: phones, logShare: known.logShare, clues: known.clues)
  }
}
