import CallModel
import Diagnostics
import RuleSyntax

/// What a mention says once for everything in it, or its file does, for what is found and for what
/// lies to it.
struct FindingDefaults {
  /// `by …`; `nil` where it is not written.
  let speaker: SpeakerWord?
  /// `confidence >= …`; `nil` where it is not written.
  let confidence: Confidence?
  /// What counts where neither the mention nor a term says how sure a finder must be.
  let fallback: Confidence
  /// What says in which file a place is.
  let surroundings: Surroundings

  func uses(of finding: Finding) -> [TermUse] {
    finding.terms.map { term in
      // What happens is measured, and neither sure nor unsure.
      let least = confidence ?? term.confidence ?? fallback
      return TermUse(term.term, minimumConfidence: term.term.isEvent ? .certain : least)
    }
  }

  /// Who has to say what is found: `by` is about all that the mention names, but for what happens, which
  /// nobody says; of keys it is who pressed them.
  func speaker(of finding: Finding) -> Speaker? {
    if finding.terms.contains(where: { $0.term.event.map { $0 != .dtmf } ?? false }) { return nil }
    return (finding.prefix?.value ?? speaker).flatMap(Speaker.init)
  }

  /// One person is to say both sides, unless the file says of a side who speaks, and be it anyone, or one
  /// side is nothing that is said.
  func relations(of finding: Finding) -> [CheckedRelation] {
    finding.links.map { link in
      CheckedRelation(
        link.kind, isNegated: link.isNegated,
        to: RelatedTerms(
          uses(of: link.other), by: speaker(of: link.other), relations: relations(of: link.other)),
        isByOneSpeaker: speaker == nil && finding.prefix == nil && link.other.prefix == nil
          && !finding.isEvent && !link.other.isEvent,
        span: surroundings.ruleSpan(link.span))
    }
  }
}

extension Speaker {
  /// The speaker whose hits count; `nil` for `anyone`.
  fileprivate init?(_ word: SpeakerWord) {
    switch word {
    case .caller: self = .caller
    case .agent: self = .agent
    case .anyone: return nil
    }
  }
}
