import CallModel
import RuleCheck

/// One call as the plan's nodes see it: each is decided at most once, and no further than needed.
struct CallReading {
  let plan: RulePlan
  private let evidence: CallEvidence
  let hits: CallHits
  let facts: FactReading
  /// What is decided already, by node.
  private var verdicts: [Verdict?]
  /// Kept from rule to rule for the memory that it has.
  private var collected = CollectedHits()
  /// The rules that were asked for on the way through a condition: rules that ask for each other lead to
  /// one on many ways.
  private var askedTurns: Set<Int> = []

  init(_ plan: RulePlan, _ evidence: CallEvidence) {
    self.plan = plan
    self.evidence = evidence
    hits = CallHits(evidence, of: plan)
    facts = FactReading(facts: evidence.facts, zones: plan.zones)
    verdicts = Array(repeating: nil, count: plan.nodes.count)
  }

  /// Whether `rule` holds for the call.
  mutating func verdict(of rule: PlannedRule) -> Verdict {
    let isEffective = rule.isEffective(forCallStarted: evidence.facts["call.started"])
    guard isEffective != .no else { return .no }
    let isWitnessed = rule.rule.needs.map(evidence.has) ?? .yes
    return isEffective.and(isWitnessed).and(verdict(of: rule.root))
  }

  /// Whether `exclusion` takes the call out.
  mutating func verdict(of exclusion: PlannedExclusion) -> ExclusionVerdict {
    let verdict = verdict(of: exclusion.root)
    return ExclusionVerdict(
      name: exclusion.exclusion.name, group: exclusion.exclusion.group, verdict: verdict,
      evidence: verdict == .yes ? evidence(for: exclusion.root) : [])
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
      case .matched(let turn): self.verdict(ofTurn: turn)
      }
    verdicts[node] = verdict
    return verdict
  }

  /// Whether the rule whose turn this is holds; one that is off never does.
  mutating func verdict(ofTurn turn: Int) -> Verdict {
    plan.rules[turn].rule.status == .off ? .no : verdict(of: plan.rules[turn])
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
    let reading = FindingReading(mention.finding, in: hits)
    switch mention.combination {
    case .pooled:
      return reading.uses.reduce(.zero) { $0 + reading.count(of: $1) }.verdict(for: mention.count)
    case .atLeast(let number):
      var certain = 0
      var possible = 0
      for use in reading.uses {
        switch reading.count(of: use).verdict(for: mention.count) {
        case .yes: certain += 1
        case .unknown: possible += 1
        case .no: break
        }
      }
      return PossibleCount(certain: certain, possible: possible)
        .verdict(for: MentionCount(minimum: number, maximum: nil))
    }
  }
}

// MARK: - What a verdict rests on

extension CallReading {
  /// The hits that `rule`'s verdict of yes rests on, in order of time: those of every operand that
  /// holds, and under `not` those of every operand that does not.
  mutating func evidence(for rule: PlannedRule) -> [Hit] { evidence(for: rule.root) }

  private mutating func evidence(for root: Int) -> [Hit] {
    collected.removeAll()
    askedTurns.removeAll(keepingCapacity: true)
    collect(from: root, wanted: .yes)
    return collected.inOrder(of: evidence.hits)
  }

  private mutating func collect(from node: Int, wanted: Verdict) {
    guard verdict(of: node) == wanted else { return }
    switch plan.nodes[node] {
    case .all(let children), .any(let children):
      for child in children { collect(from: child, wanted: wanted) }
    case .not(let child): collect(from: child, wanted: wanted.negated)
    case .comparison: break
    case .mention(let mention): collect(from: mention, wanted: wanted)
    case .matched(let turn):
      let rule = plan.rules[turn]
      // A verdict is wanted in one way alone, so a rule that was asked for has nothing to add.
      if rule.rule.status != .off, askedTurns.insert(turn).inserted {
        collect(from: rule.root, wanted: wanted)
      }
    }
  }

  private mutating func collect(from mention: PlannedMention, wanted: Verdict) {
    let reading = FindingReading(mention.finding, in: hits)
    for use in reading.uses {
      if mention.combination != .pooled,
        reading.count(of: use).verdict(for: mention.count) != wanted
      {
        continue
      }
      reading.forEachMention(of: use) { said in
        if said.verdict == .yes { reading.collect(said, of: use, into: &collected) }
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
    if hasApproximateTimes != other.hasApproximateTimes { return other.hasApproximateTimes }
    let (held, otherHeld) = (captures.description, other.captures.description)
    return (
      words?.lowerBound ?? -1, words?.upperBound ?? -1, text, held, turn ?? -1,
      (polarity?.rawValue ?? "") + (resembles ?? "")
    ) < (
      other.words?.lowerBound ?? -1, other.words?.upperBound ?? -1, other.text, otherHeld,
      other.turn ?? -1, (other.polarity?.rawValue ?? "") + (other.resembles ?? "")
    )
  }
}
