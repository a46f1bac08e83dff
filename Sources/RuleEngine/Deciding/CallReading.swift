import CallModel
import RuleCheck

/// One call as the plan's nodes see it: each is decided at most once, and no further than needed.
struct CallReading {
  private let plan: RulePlan
  private let evidence: CallEvidence
  private let hitIndex: HitIndex
  private let facts: FactReading
  /// What is decided already, by node.
  private var verdicts: [Verdict?]

  init(_ plan: RulePlan, _ evidence: CallEvidence) {
    self.plan = plan
    self.evidence = evidence
    hitIndex = HitIndex(evidence.hits, termIDs: plan.termIDs)
    facts = FactReading(facts: evidence.facts, zones: plan.zones)
    verdicts = Array(repeating: nil, count: plan.nodes.count)
  }

  /// Whether `rule` holds for the call.
  mutating func verdict(of rule: PlannedRule) -> Verdict {
    let isEffective = rule.isEffective(forCallStarted: evidence.facts["call.started"])
    return isEffective == .no ? .no : isEffective.and(verdict(of: rule.root))
  }

  private mutating func verdict(of node: Int) -> Verdict {
    if let verdict = verdicts[node] { return verdict }
    let verdict: Verdict =
      switch plan.nodes[node] {
      case .all(let children): conjunction(of: children)
      case .any(let children): disjunction(of: children)
      case .not(let child): self.verdict(of: child).negated
      case .comparison(let field, let test): facts.verdict(of: field, test)
      case .mention(let mention): self.verdict(of: mention)
      }
    verdicts[node] = verdict
    return verdict
  }

  private mutating func conjunction(of children: [Int]) -> Verdict {
    var result = Verdict.yes
    for child in children {
      result = result.and(verdict(of: child))
      if result == .no { break }
    }
    return result
  }

  private mutating func disjunction(of children: [Int]) -> Verdict {
    var result = Verdict.no
    for child in children {
      result = result.or(verdict(of: child))
      if result == .yes { break }
    }
    return result
  }

  private func verdict(of mention: PlannedMention) -> Verdict {
    let sweep = MentionSweep(mention, endOfCallMs: evidence.endMs)
    switch mention.combination {
    case .pooled:
      return mention.uses.reduce(.zero) { $0 + count(of: $1, in: mention, sweep) }
        .verdict(for: mention.count)
    case .atLeast(let number):
      var certain = 0
      var possible = 0
      for use in mention.uses {
        switch count(of: use, in: mention, sweep).verdict(for: mention.count) {
        case .yes: certain += 1
        case .unknown: possible += 1
        case .no: break
        }
      }
      return PossibleCount(certain: certain, possible: possible)
        .verdict(for: MentionCount(minimum: number, maximum: nil))
    }
  }

  private func count(
    of use: PlannedMention.Use, in mention: PlannedMention, _ sweep: MentionSweep
  ) -> PossibleCount {
    let isCovered = evidence.covers(plan.terms[use.term], in: mention.source)
    let hits = hitIndex.hits(of: use.term)
    if hits.isEmpty { return PossibleCount(certain: 0, possible: 0, isComplete: isCovered) }
    return sweep.count(
      of: hits, minimumConfidence: use.minimumConfidence, isCovered: isCovered)
  }
}

// MARK: - What a verdict rests on

extension CallReading {
  /// The hits that `rule`'s verdict of yes rests on, in order of time: those of every operand that
  /// holds, and under `not` those of every operand that does not.
  mutating func evidence(for rule: PlannedRule) -> [Hit] {
    var hits: Set<Hit> = []
    collect(into: &hits, from: rule.root, wanted: .yes)
    return hits.sorted { $0.isHeardBefore($1) }
  }

  private mutating func collect(into hits: inout Set<Hit>, from node: Int, wanted: Verdict) {
    guard verdict(of: node) == wanted else { return }
    switch plan.nodes[node] {
    case .all(let children), .any(let children):
      for child in children { collect(into: &hits, from: child, wanted: wanted) }
    case .not(let child): collect(into: &hits, from: child, wanted: wanted.negated)
    case .comparison: break
    case .mention(let mention): collect(into: &hits, from: mention, wanted: wanted)
    }
  }

  private func collect(into hits: inout Set<Hit>, from mention: PlannedMention, wanted: Verdict) {
    let sweep = MentionSweep(mention, endOfCallMs: evidence.endMs)
    for use in mention.uses {
      if mention.combination != .pooled,
        count(of: use, in: mention, sweep).verdict(for: mention.count) != wanted
      {
        continue
      }
      let ofTerm = hitIndex.hits(of: use.term)
      sweep.forEachMention(in: ofTerm, minimumConfidence: use.minimumConfidence) { range, verdict in
        guard verdict == .yes else { return }
        for hit in ofTerm[range]
        where sweep.isCandidate(hit, minimumConfidence: use.minimumConfidence) && sweep.lends(hit) {
          hits.insert(hit)
        }
      }
    }
  }
}

extension Hit {
  /// An order over all hits that differ: by time, then source, then what else tells them apart.
  func isHeardBefore(_ other: Hit) -> Bool {
    if span != other.span {
      return (span.startMs, span.endMs) < (other.span.startMs, other.span.endMs)
    }
    if source != other.source { return source == .audio }
    if term != other.term { return term.isWrittenBefore(other.term) }
    if (channel, speaker) != (other.channel, other.speaker) {
      return (channel ?? -1, speaker.rawValue) < (other.channel ?? -1, other.speaker.rawValue)
    }
    if confidence != other.confidence { return confidence > other.confidence }
    return (words?.lowerBound ?? -1, words?.upperBound ?? -1, text)
      < (other.words?.lowerBound ?? -1, other.words?.upperBound ?? -1, other.text)
  }
}
