import AttributionStore
import CallModel
import Diagnostics
import PhraseMatch
import RuleEngine

/// From the words of a transcript to hits. Matching is quick, so it is always done afresh.
struct TranscriptEvidence: Sendable {
  let plan: ReadingPlan

  /// The hits in `transcript`, the words of `file`.
  ///
  /// - Parameter speakers: who speaks on each channel, for words whose speaker the file does not
  ///   name.
  func hits(
    in transcript: Transcript, of file: TranscriptFile, speakers: [Speaker]
  ) -> Gathered<TranscriptFile> {
    let limited = LimitedHits(plan.hits(in: transcript, speakers: speakers))
    let hits = limited.hits
    var gathered = Gathered<TranscriptFile>()
    gathered.file = file
    gathered.finder = plan.finder
    gathered.hits = hits
    gathered.coverage = .complete
    gathered.searches = [
      Search(source: .transcript, finder: plan.finder, terms: plan.terms, hits: hits)
    ]
    gathered.remarks = limited.cut.map { term, count in
      InputError(
        path: file.path,
        reason: "`\(term.pattern)` is said \(count) times; the first \(Hit.mostPerTerm) count",
        advice: "listen for a phrase that says more")
    }
    return gathered
  }

  /// Whether this very matcher has looked for all terms of the plan in the call's words already.
  func isSearched(_ known: CallState) -> Bool {
    plan.terms.isSubset(of: known.terms(searchedIn: .transcript, by: plan.finder))
  }

  /// The hits in a transcript whose file is not looked at: in its words where the store keeps them,
  /// else what was found before.
  func hits(
    ofKept file: TranscriptFile, words: Transcript?, speakers: [Speaker], known: CallState,
    stored: [Hit]
  ) -> Gathered<TranscriptFile> {
    if let words { return hits(in: words, of: file, speakers: speakers) }
    let searches = known.searches.filter { $0.source == .transcript && $0.content == file.digest }
    let searched = searches.reduce(into: Set<Term>()) { $0.formUnion($1.terms) }
    var gathered = Gathered<TranscriptFile>()
    gathered.file = file
    gathered.finder = known.evaluation?.versions.matcher ?? plan.finder
    gathered.hits = stored.filter { $0.source == .transcript && searched.contains($0.term) }
    let unsearched = plan.terms.subtracting(searched)
    gathered.coverage = .searched(except: unsearched)
    gathered.gap = unsearched.isEmpty ? nil : .wordsNotKept
    return gathered
  }
}
