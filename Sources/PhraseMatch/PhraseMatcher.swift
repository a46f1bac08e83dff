public import CallModel
internal import TermPattern

/// Finds phrases in transcripts: all terms in one pass over the words.
///
/// Compile once and share: it is immutable. `docs/design/phrase-matching.md` tells how it works.
///
/// - A phrase lies within the words of one speaker on one channel. It may run from one turn into the
///   next of the same speaker, but not past words of somebody else.
/// - Of hits of one term that overlap the longest stays, of equally long ones the first.
/// - A hit's confidence is the least of its words'; a word without one counts with what
///   ``DefaultConfidence`` says of the format.
public struct PhraseMatcher: Sendable {
  /// What is looked for, no term twice.
  public let terms: [Term]
  private let phrases: CompiledPhrases
  private let automaton: PhraseAutomaton
  private let plainWords: WordTable?

  /// A matcher for `terms`; a term that is given twice is looked for once.
  ///
  /// - Throws: ``PhraseMatchError`` naming each term that is no phrase.
  public init(terms: [Term]) throws(PhraseMatchError) {
    var seen: Set<Term> = []
    let unique = terms.filter { seen.insert($0).inserted }
    var patterns: [PhrasePattern] = []
    var failures: [PhraseMatchError.Failure] = []
    for term in unique {
      do throws(TermPatternError) {
        patterns.append(try PhrasePattern(term.pattern))
      } catch {
        failures.append(
          PhraseMatchError.Failure(
            term: term, range: error.range, reason: error.reason, help: error.help))
      }
    }
    guard failures.isEmpty else { throw PhraseMatchError(failures: failures) }
    self.terms = unique
    phrases = CompiledPhrases(zip(unique, patterns).map { ($0, $1) })
    automaton = PhraseAutomaton(pieces: phrases.pieces, symbolCount: phrases.vocabulary.count)
    plainWords = phrases.vocabulary.plainWords
  }

  /// The hits in `transcript`, in order of time, then of terms.
  ///
  /// Takes time for the words and the hits, hardly for the number of terms.
  public func matches(in transcript: Transcript) -> [Hit] {
    var forms = Forms(phrases.vocabulary, plain: plainWords)
    let stretches = Stretch.stretches(of: transcript, forms: &forms)
    var hits: [(hit: Hit, term: Int)] = []
    for (turn, stretch) in stretches.enumerated() {
      let row = TokenRow(stretch, of: transcript, phrases.vocabulary, forms)
      var scan = StretchScan(row, phrases: phrases, automaton: automaton)
      for (term, matches) in scan.matches() {
        for match in BestMatches.select(from: matches) {
          let held = phrases.readings[term]?.values(in: match, of: row) ?? []
          let clause = Clause(around: match, of: stretch, in: transcript)
          let place = Place(
            stretch: stretch, turn: stretch.isOfKnownVoice ? turn : nil, polarity: clause.polarity)
          hits.append((hit(terms[term], covering: match, at: place, of: transcript, held), term))
        }
      }
    }
    return hits.sorted { left, right in
      Self.order(left.hit, left.term) < Self.order(right.hit, right.term)
    }.map(\.hit)
  }

  private static func order(_ hit: Hit, _ term: Int) -> (Int, Int, Int, Int) {
    (hit.span.startMs, hit.words?.lowerBound ?? 0, hit.span.endMs, term)
  }

  /// Where a match lies, and what its surroundings say.
  private struct Place {
    let stretch: Stretch
    let turn: Int?
    let polarity: Polarity
  }

  /// A hit on the tokens `match`, which hold these values. Its range of words runs from the first to
  /// the last; where the other side talks into the turn, words of theirs lie within the range and are
  /// not part of the text.
  private func hit(
    _ term: Term, covering match: Range<Int>, at place: Place, of transcript: Transcript,
    _ values: [HeldValue]
  ) -> Hit {
    let stretch = place.stretch
    let indices = stretch.words(of: match)
    let words = indices.map { transcript.words[$0] }
    let first = words[0]
    let unknown = DefaultConfidence.of(format: transcript.format)
    return Hit(
      term: term, speaker: first.speaker, channel: first.channel,
      span: TimeSpan(
        startMs: first.span.startMs, endMs: words.map(\.span.endMs).max() ?? first.span.endMs),
      words: indices[0]..<indices[indices.count - 1] + 1, source: .transcript,
      confidence: words.map { $0.confidence ?? unknown }.min() ?? unknown,
      text: words.map(\.text).joined(separator: " "),
      hasApproximateTimes: words.contains(where: \.hasApproximateTimes),
      captures: values.map { value in
        let indices = stretch.words(of: value.tokens)
        return Capture(
          name: value.name, value: value.value,
          words: indices[0]..<indices[indices.count - 1] + 1,
          text: indices.map { transcript.words[$0].text }.joined(separator: " "))
      },
      turn: place.turn, polarity: place.polarity)
  }
}
