public import CallModel
internal import PhraseMatch
public import Pronunciation
internal import TermPattern
internal import TextNormalize

/// Finds phrases in transcripts that the recogniser misheard: words that are not the phrase's and sound
/// like it, such as "credit cart" for "credit card".
///
/// Compile once and share: it is immutable but for the sounds of words, which it keeps.
/// `docs/design/sound-alike.md` tells how it works and what was measured.
///
/// - A hit begins and ends with words of the transcript; where words part within it does not matter.
/// - Phrases of fewer than five phones are not looked for, nor ways through a phrase with a gap, a value, a part
///   of a word or a word with `=`.
/// - Words are sounded as English. Nothing is looked for in a transcript that says it is in another language.
/// - Where a term is found as it is written, nothing that overlaps is taken for it.
/// - A hit says which phrase it sounds like (``Hit/resembles``), and is less sure than one of the phrase itself.
public struct SoundAlikeMatcher: Sendable {
  /// What is looked for: the terms that can be found so, no term twice.
  public let terms: [Term]
  private let phrases: [SoundedPhrase]
  private let sounded: SoundedPhrases
  private let book: WordBook
  private let language: SpokenLanguage
  private let reader = StretchReader()

  /// A matcher for those of `terms` that can be found by their sound, said as `lexicon` says them.
  ///
  /// - Parameter logShare: how often people say a word: the natural logarithm of its share of all that is said, by
  ///   its small letters; `nil` for a word that is not listed.
  public init(
    terms: [Term], lexicon: Lexicon, logShare: @escaping @Sendable (String) -> Float?
  ) {
    // Every word of a transcript is said: more guesses would make more words sound alike.
    let lexicon = lexicon.guessing(atMost: 1)
    let language = SpokenLanguage(
      pronounce: { ((try? lexicon.pronunciations(of: $0)) ?? []).map(\.phones) },
      logShare: logShare)
    self.init(terms: terms, in: language)
  }

  /// A matcher for those of `terms` that can be found by their sound in `language`.
  package init(terms: [Term], in language: SpokenLanguage) {
    var seen: Set<Term> = []
    var found: [Term] = []
    var phrases: [SoundedPhrase] = []
    for term in terms where seen.insert(term).inserted {
      let sounded = PhraseSounds(language).phrases(of: term, number: found.count)
      if sounded.isEmpty { continue }
      found.append(term)
      phrases += sounded
    }
    self.terms = found
    self.phrases = phrases
    self.language = language
    let clues = Clues(phrases)
    sounded = SoundedPhrases(phrases, clues)
    book = WordBook(language, clues)
  }

  /// The hits in `transcript`, in order of time, then of terms.
  ///
  /// - Parameter exact: the hits of ``PhraseMatcher`` in the same transcript.
  public func hits(in transcript: Transcript, besides exact: [Hit]) -> [Hit] {
    if phrases.isEmpty || !transcript.mayBeEnglish { return [] }
    var reading = SoundReading(
      transcript, in: language, reader: reader, book: book, besides: exact)
    var scan = SoundScan(sounded)
    var hits: [(hit: Hit, term: Int)] = []
    reading.forEachRow { row, reading in
      let found = scan.matches(in: row)
      if found.isEmpty { return }
      let matches = found.filter { reading.isLikely($0, in: row, phrases, terms) }
      for (term, matches) in Dictionary(grouping: matches, by: { phrases[$0.phrase].term }) {
        for match in BestSounding.select(from: matches, of: phrases) {
          if let hit = reading.hit(match, in: row, phrases[match.phrase], of: terms[term]) {
            hits.append((hit, term))
          }
        }
      }
    }
    return hits.sorted { left, right in
      (left.hit.span.startMs, left.hit.words?.lowerBound ?? 0, left.hit.span.endMs, left.term)
        < (
          right.hit.span.startMs, right.hit.words?.lowerBound ?? 0, right.hit.span.endMs, right.term
        )
    }.map(\.hit)
  }
}

extension Transcript {
  /// Whether it does not say that it is in another language.
  fileprivate var mayBeEnglish: Bool {
    guard let code = language?.split(whereSeparator: { "-_".contains($0) }).first else {
      return true
    }
    return code.lowercased() == "en"
  }
}
