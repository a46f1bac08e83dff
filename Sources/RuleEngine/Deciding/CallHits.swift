import CallModel
import RuleCheck

/// The hits of one call by the numbers of its plan, and how far it was searched.
///
/// A class, because every part of a rule that is looked at holds it: a reference costs one count, its
/// parts a dozen.
final class CallHits {
  let evidence: CallEvidence
  let index: HitIndex
  let terms: [Term]
  /// The code of the language that is spoken, where the call says.
  let language: String?
  /// The terms that some source was not searched for, though there is one.
  let unsearchedTerms: [Int]
  private let reaches: [TermReach]

  init(_ evidence: CallEvidence, of plan: RulePlan) {
    self.evidence = evidence
    index = HitIndex(evidence.hits, termIDs: plan.termIDs)
    terms = plan.terms
    reaches = plan.reaches
    language = evidence.facts.languageCode
    unsearchedTerms = evidence.unsearchedTerms.compactMap { plan.termIDs[$0] }
  }

  /// Whether a mention that asks for `requirement` would have had its hits of the term with this number
  /// found: `either` is content with one source, `both` needs the two. That no transcript has a recorded
  /// clip means nothing, and neither that no sound has a phrase whose values are read.
  func covers(_ term: Int, in requirement: SourceRequirement) -> Bool {
    let reach = reaches[term]
    if let event = reach.event { return evidence.knownEvents.contains(event) }
    let isHeard = reach.isHeard && isSearched(evidence.audio, for: term)
    let isRead = reach.isRead && isSearched(evidence.transcript, for: term)
    return switch requirement {
    case .audio: isHeard
    case .transcript: isRead
    case .either: isHeard || isRead
    case .both: isHeard && isRead
    }
  }

  /// As `SourceCoverage.covers`, without a look at the term where nothing was left out.
  private func isSearched(_ source: SourceCoverage, for term: Int) -> Bool {
    switch source {
    case .missing: false
    case .searched(let exceptions): exceptions.isEmpty || !exceptions.contains(terms[term])
    }
  }
}
