import CallModel
import RuleCheck

/// What a call has of the things that a relation leads to, and how they lie to one that was found.
struct RelationReading {
  /// One of the things that the relation leads to.
  struct Related {
    let use: PlannedFinding.Use
    let mention: SpokenMention
  }

  let relation: PlannedRelation
  let other: FindingReading
  // INVARIANT: by start, then end, then how the term is written; none that certainly does not count.
  /// Everything that the relation may lead to.
  let others: [Related]
  /// Whether all of it would have been found.
  let isComplete: Bool

  init(_ relation: PlannedRelation, in call: CallHits) {
    self.relation = relation
    other = FindingReading(relation.other, in: call)
    var others: [Related] = []
    for use in relation.other.uses {
      other.forEachMention(of: use) { mention in
        if mention.verdict != .no { others.append(Related(use: use, mention: mention)) }
      }
    }
    self.others = others.sorted { left, right in
      let (leftSpan, rightSpan) = (left.mention.span, right.mention.span)
      // Not by the terms' numbers: those come from other rules.
      return leftSpan == rightSpan
        ? call.terms[left.use.term].isWrittenBefore(call.terms[right.use.term])
        : (leftSpan.startMs, leftSpan.endMs) < (rightSpan.startMs, rightSpan.endMs)
    }
    isComplete = relation.other.uses.allSatisfy(other.isCovered)
  }

  /// Whether the relation holds for `mention`, which is of the term of that number: known to if one
  /// of the others lies so for certain, known not to if none can.
  func verdict(on mention: SpokenMention, term: Int) -> Verdict {
    var result: Verdict = isComplete ? .no : .unknown
    for related in others where result != .yes {
      result = result.or(verdict(on: related, lyingTo: mention, term: term))
    }
    return relation.isNegated ? result.negated : result
  }

  /// Of those that lie to `mention` as asked, for certain, the one with the smallest gap; of equally
  /// near ones the first.
  func nearest(to mention: SpokenMention, term: Int) -> Related? {
    others.filter { verdict(on: $0, lyingTo: mention, term: term) == .yes }
      .min { mention.gapMs(to: $0.mention) < mention.gapMs(to: $1.mention) }
  }

  /// Whether `related` lies to `mention` as the relation's word says, whoever said it and however
  /// far off it is.
  func isOther(_ related: Related, than mention: SpokenMention, term: Int) -> Bool {
    related.use.term != term || !related.mention.span.overlaps(mention.span)
  }

  private func verdict(
    on related: Related, lyingTo mention: SpokenMention, term: Int
  ) -> Verdict {
    guard isOther(related, than: mention, term: term) else { return .no }
    let lies = mention.lies(relation.kind, to: related.mention)
    guard lies != .no else { return .no }
    let isThere = lies.and(related.mention.verdict)
    return relation.isByOneSpeaker
      ? isThere.and(mention.isBySpeaker(of: related.mention)) : isThere
  }
}
