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
  private let table: WordTable

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
    table = phrases.vocabulary.table(beginnings: automaton.beginnings)
  }

  /// The hits in `transcript`, in order of time, then of terms.
  ///
  /// Takes time for the words and the hits, hardly for the number of terms.
  public func matches(in transcript: Transcript) -> [Hit] {
    var row = TokenRow(transcript, phrases.vocabulary, table: table)
    var scan = StretchScan(phrases, automaton)
    var hits = OrderedHits()
    for (turn, stretch) in StretchFinder.stretches(of: transcript).enumerated()
    where row.canHoldPhrases(stretch) {
      row.read(stretch)
      for match in BestMatches.select(from: scan.matches(in: row)) {
        let hit = Hit(
          match, of: terms[match.term], in: row, turn: stretch.isOfKnownVoice ? turn : nil,
          values: phrases.readings[match.term]?.values(in: match.tokens, of: row) ?? [])
        hits.append(hit, term: match.term)
      }
    }
    return hits.inOrder()
  }
}
