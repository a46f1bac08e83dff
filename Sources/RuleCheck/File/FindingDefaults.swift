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
      TermUse(term.term, minimumConfidence: confidence ?? term.confidence ?? fallback)
    }
  }

  /// Who has to say what is found: `by` is about all that the mention names.
  func speaker(of finding: Finding) -> Speaker? {
    (finding.prefix?.value ?? speaker).flatMap(Speaker.init)
  }

  /// One person is to say both sides, unless the file says of a side who speaks, and be it anyone.
  func relations(of finding: Finding) -> [CheckedRelation] {
    finding.links.map { link in
      CheckedRelation(
        link.kind, isNegated: link.isNegated,
        to: RelatedTerms(
          uses(of: link.other), by: speaker(of: link.other), relations: relations(of: link.other)),
        isByOneSpeaker: speaker == nil && finding.prefix == nil && link.other.prefix == nil,
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
