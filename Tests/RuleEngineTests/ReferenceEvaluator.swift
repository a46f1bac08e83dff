import CallModel
import Foundation
import RuleCheck
import RuleEngine

/// The rule language once more, slow and obvious: no plan, no memory, no order of operands, no
/// intervals. Where the engine counts from–to, this one goes through every world that the evidence
/// leaves open and looks whether they all agree. It shares no code with the engine but the types.
struct ReferenceEvaluator {
  let ruleset: CheckedRuleset
  let evidence: CallEvidence

  // MARK: Rules

  func decide() -> Decision {
    var outcomes: [Outcome] = []
    var drafted: [Outcome] = []
    var heldBack: [HeldBackOutcome] = []
    var faults: [ValueFault] = []
    var claims: [ConversionClaim] = []
    var openLimits: [OpenLimit] = []
    let speaking = speakingOrder.filter { $0.status != .off && verdict(of: $0) == .yes }
    let reasons = reasons(in: speaking)
    for rule in speaking {
      for (outcome, fault) in said(by: rule) {
        if rule.status == .draft {
          if reasons[rule.name] == nil { drafted.append(outcome) }
        } else if let reason = reasons[rule.name] {
          heldBack.append(HeldBackOutcome(outcome: outcome, reason: reason))
        } else if case .tag = outcome.kind, outcomes.contains(where: { $0.kind == outcome.kind }) {
          continue
        } else if case .amount(let name, _) = outcome.kind,
          let first = outcomes.first(where: { isAmount($0, named: name) })
        {
          heldBack.append(HeldBackOutcome(outcome: outcome, reason: .alreadyBooked(by: first.rule)))
        } else if case .conversion(let name, _, _) = outcome.kind,
          let booked = outcomes.first(where: { isConversion($0, named: name) })
        {
          claims.append(ConversionClaim(outcome, limit: rule.limit))
          heldBack.append(
            HeldBackOutcome(outcome: outcome, reason: .alreadyBooked(by: booked.rule)))
        } else if case .conversion(let name, _, _) = outcome.kind,
          let earlier = earlier(name, rule.limit)
        {
          claims.append(ConversionClaim(outcome, limit: rule.limit))
          heldBack.append(
            HeldBackOutcome(
              outcome: outcome, reason: .repeated(of: earlier.callID, agoMs: earlier.agoMs)))
        } else {
          if case .conversion(let name, _, _) = outcome.kind {
            claims.append(ConversionClaim(outcome, limit: rule.limit))
            let missing = missingKeys(of: rule.limit)
            if !missing.isEmpty {
              openLimits.append(OpenLimit(conversion: name, rule: outcome.rule, missing: missing))
            }
          }
          outcomes.append(outcome)
          if let fault, let name = outcome.nameOfAmount {
            faults.append(ValueFault(conversion: name, rule: outcome.rule, reason: fault))
          }
        }
      }
    }
    return Decision(
      outcomes: outcomes, drafted: drafted, heldBack: heldBack, scores: totals(of: outcomes),
      valueFaults: faults, openLimits: openLimits, claims: claims, exclusions: exclusions,
      disqualifications: disqualifications(in: speaking),
      rules: RuleVerdicts(
        speakingOrder.map { rule in
          RuleVerdict(
            rule: ruleset.reference(to: rule), status: rule.status,
            verdict: rule.status == .off ? nil : verdict(of: rule), reason: reasons[rule.name])
        }))
  }

  /// What a rule that holds says.
  func said(by rule: CheckedRule) -> [(Outcome, ValueFault.Reason?)] {
    let evidence = sorted(hits(for: rule.when, wanted: .yes))
    return rule.outcomes.flatMap(kinds).map { kind, fault in
      (Outcome(kind: kind, rule: ruleset.reference(to: rule), evidence: evidence), fault)
    }
  }

  func verdict(of rule: CheckedRule) -> Verdict {
    var isEffective = Verdict.yes
    if let period = rule.effective {
      if case .instant(let started) = evidence.facts["call.started"] {
        let isOver = period.end.map { started >= $0 } ?? false
        isEffective = started >= period.start && !isOver ? .yes : .no
      } else {
        isEffective = .unknown
      }
    }
    return weakest([isEffective, isWitnessed(rule), verdict(of: rule.when)])
  }

  /// Again and again the first rule that waits for no other, of those with the highest priority.
  private var speakingOrder: [CheckedRule] {
    var order: [CheckedRule] = []
    var waiting = ruleset.rules
    while !waiting.isEmpty {
      let free = waiting.filter { rule in
        !waiting.contains { other in
          rule.when.matchedRules.contains { $0.rule == other.name }
        }
      }
      guard let highest = free.map(\.priority).max(),
        let next = free.first(where: { $0.priority == highest })
      else { break }
      order.append(next)
      waiting.removeAll { $0.name == next.name }
    }
    return order
  }

  private func isWitnessed(_ rule: CheckedRule) -> Verdict {
    let (audio, transcript) = (evidence.audio != .missing, evidence.transcript != .missing)
    let isThere =
      switch rule.needs {
      case nil: true
      case .audio: audio
      case .transcript: transcript
      case .either: audio || transcript
      case .both: audio && transcript
      }
    return isThere ? .yes : .unknown
  }

  private func verdict(ofMatched name: String) -> Verdict {
    guard let rule = ruleset.rules.first(where: { $0.name == name }), rule.status != .off
    else { return .no }
    return verdict(of: rule)
  }

  private func kinds(_ outcome: CheckedOutcome) -> [(Outcome.Kind, ValueFault.Reason?)] {
    switch outcome {
    case .conversion(let name, let worth?, let type, _):
      switch value(of: worth) {
      case .success(let money): [(.conversion(name: name, value: money, type: type), nil)]
      case .failure(let fault): [(.conversion(name: name, value: nil, type: type), fault.reason)]
      }
    case .conversion(let name, nil, let type, _):
      [(.conversion(name: name, value: nil, type: type), nil)]
    case .tags(let tags, _): tags.map { (.tag($0), nil) }
    case .score(let points, let name, _): [(.score(points: points, name: name), nil)]
    case .amount(let name, let worth, _):
      switch value(of: worth) {
      case .success(let money): [(.amount(name: name, value: money), nil)]
      case .failure(let fault): [(.amount(name: name, value: nil), fault.reason)]
      }
    case .note(let note, _): [(.note(text(of: note)), nil)]
    case .disqualify, .stop: []
    }
  }

  private func isConversion(_ outcome: Outcome, named name: String) -> Bool {
    if case .conversion(name, _, _) = outcome.kind { true } else { false }
  }

  private func isAmount(_ outcome: Outcome, named name: String) -> Bool {
    if case .amount(name, _) = outcome.kind { true } else { false }
  }

  private func totals(of outcomes: [Outcome]) -> [ScoreTotal] {
    var totals: [String: Int64] = [:]
    for case .score(let points, let name) in outcomes.map(\.kind) {
      totals[name, default: 0] += points
    }
    return totals.keys.sorted().map { ScoreTotal(name: $0, points: totals[$0] ?? 0) }
  }

  // MARK: Conditions

  func verdict(of expression: CheckedExpression) -> Verdict {
    switch expression {
    case .all(let operands, _): weakest(operands.map(verdict))
    case .any(let operands, _): strongest(operands.map(verdict))
    case .not(let operand, _): opposite(verdict(of: operand))
    case .condition(_, let definition, _): verdict(of: definition)
    case .mention(let mention): verdict(of: mention)
    case .comparison(let comparison): verdict(of: comparison)
    case .matched(let rule, _): verdict(ofMatched: rule)
    }
  }

  func weakest(_ verdicts: [Verdict]) -> Verdict {
    verdicts.contains(.no) ? .no : verdicts.contains(.unknown) ? .unknown : .yes
  }

  func strongest(_ verdicts: [Verdict]) -> Verdict {
    verdicts.contains(.yes) ? .yes : verdicts.contains(.unknown) ? .unknown : .no
  }

  func opposite(_ verdict: Verdict) -> Verdict {
    verdict == .yes ? .no : verdict == .no ? .yes : .unknown
  }

  /// The hits that a verdict of `wanted` on the expression rests on.
  func hits(for expression: CheckedExpression, wanted: Verdict) -> Set<Hit> {
    guard verdict(of: expression) == wanted else { return [] }
    switch expression {
    case .all(let operands, _), .any(let operands, _):
      return operands.reduce(into: []) { $0.formUnion(hits(for: $1, wanted: wanted)) }
    case .not(let operand, _): return hits(for: operand, wanted: opposite(wanted))
    case .condition(_, let definition, _): return hits(for: definition, wanted: wanted)
    case .comparison: return []
    case .matched(let name, _):
      guard let rule = ruleset.rules.first(where: { $0.name == name }), rule.status != .off
      else { return [] }
      return hits(for: rule.when, wanted: wanted)
    case .mention(let mention):
      return uses(of: mention).reduce(into: []) { hits, use in
        if case .any = mention.target {
        } else if verdict(of: use, in: mention) != wanted {
          return
        }
        for group in groups(of: use, asked(by: mention)) where group.verdict == .yes {
          hits.formUnion(evidence(of: group, asked(by: mention)))
        }
      }
    }
  }

  func sorted(_ hits: Set<Hit>) -> [Hit] {
    hits.sorted { ($0.span.startMs, $0.span.endMs) < ($1.span.startMs, $1.span.endMs) }
  }
}

// MARK: - Mentions

extension ReferenceEvaluator {
  /// Hits that are one mention, and whether they count.
  struct Group {
    let hits: [Hit]
    let verdict: Verdict
  }

  /// A world that nobody can rule out holds this many unheard hits at most: more than any rule of
  /// the tests counts to.
  private var worldsOfUnheardHits: ClosedRange<Int> { 0...12 }

  func verdict(of mention: CheckedMention) -> Verdict {
    let uses = uses(of: mention)
    switch mention.target {
    case .any:
      let totals = uses.reduce(Set([0])) { totals, use in
        Set(totals.flatMap { total in counts(of: use, in: mention).map { total + $0 } })
      }
      return verdict(ofWorlds: Set(totals.map { isWanted($0, mention) }))
    case .all:
      return weakest(uses.map { verdict(of: $0, in: mention) })
    case .atLeast(let number, _):
      let worlds = uses.reduce(Set([0])) { totals, use in
        Set(
          totals.flatMap { total in
            counts(of: use, in: mention).map { total + (isWanted($0, mention) ? 1 : 0) }
          })
      }
      return verdict(ofWorlds: Set(worlds.map { $0 >= number }))
    }
  }

  private func verdict(of use: TermUse, in mention: CheckedMention) -> Verdict {
    verdict(ofWorlds: Set(counts(of: use, in: mention).map { isWanted($0, mention) }))
  }

  private func verdict(ofWorlds worlds: Set<Bool>) -> Verdict {
    worlds == [true] ? .yes : worlds == [false] ? .no : .unknown
  }

  private func isWanted(_ count: Int, _ mention: CheckedMention) -> Bool {
    count >= mention.count.minimum && count <= mention.count.maximum ?? .max
  }

  func uses(of mention: CheckedMention) -> [TermUse] { once(mention.target.uses) }

  /// The uses with each term once, at the lowest of its limits.
  func once(_ uses: [TermUse]) -> [TermUse] {
    Set(uses.map(\.term)).map { term in
      let limits = uses.filter { $0.term == term }.map(\.minimumConfidence)
      return TermUse(term, minimumConfidence: limits.min() ?? .certain)
    }
  }

  /// How often the term is said in each world that the evidence leaves open.
  private func counts(of use: TermUse, in mention: CheckedMention) -> Set<Int> {
    var counts: Set<Int> = [0]
    for group in groups(of: use, asked(by: mention)) {
      switch group.verdict {
      case .yes: counts = Set(counts.map { $0 + 1 })
      case .unknown: counts.formUnion(counts.map { $0 + 1 })
      case .no: break
      }
    }
    if !isSearched(for: use.term, in: mention.source) {
      counts = Set(counts.flatMap { count in worldsOfUnheardHits.map { count + $0 } })
    }
    return counts
  }

  func isSearched(for term: Term, in source: SourceRequirement) -> Bool {
    // What happens is measured, and looked for nowhere.
    if let event = term.event { return evidence.knownEvents.contains(event) }
    func covers(_ coverage: SourceCoverage) -> Bool {
      if case .searched(let exceptions) = coverage { !exceptions.contains(term) } else { false }
    }
    // Nobody writes down what a clip sounds like, and nobody hears what an amount is.
    let isRead = term.clipSHA256 == nil && covers(evidence.transcript)
    let isHeard = !term.pattern.contains("{") && covers(evidence.audio)
    return switch source {
    case .audio: isHeard
    case .transcript: isRead
    case .either: isHeard || isRead
    case .both: isHeard && isRead
    }
  }

  /// What is asked of the hits of a term, be it by a mention or by a relation.
  struct Asked {
    let speaker: Speaker?
    let source: SourceRequirement
    let window: MentionWindow
    let manner: MentionManner
    let relations: [CheckedRelation]
  }

  func asked(by mention: CheckedMention) -> Asked {
    Asked(
      speaker: mention.speaker, source: mention.source, window: mention.window,
      manner: mention.manner, relations: mention.relations)
  }

  func groups(of use: TermUse, _ asked: Asked) -> [Group] {
    let candidates = evidence.hits.filter { hit in
      hit.term == use.term && hit.confidence >= use.minimumConfidence
        && (hit.term.event != nil || isAsked(hit.source, of: asked.source))
        && isInside(hit, asked.window) != .no
    }
    return overlapping(candidates).map { hits in
      let ofSpeaker = hits.filter { !isSaidByAnother($0, than: asked.speaker) }
      var verdicts = [hits.map { isInside($0, asked.window) }.min { rank($0) < rank($1) } ?? .no]
      if let speaker = asked.speaker {
        let speakers = Set(hits.map(\.speaker))
        verdicts.append(speakers.contains(speaker) ? .yes : speakers == [.unknown] ? .unknown : .no)
      }
      if asked.source == .both, use.term.event == nil || ofSpeaker.isEmpty {
        verdicts.append(Set(ofSpeaker.map(\.source)).count == 2 ? .yes : .no)
      }
      if !ofSpeaker.isEmpty {
        verdicts.append(verdict(on: ofSpeaker, polarity: asked.manner.polarity))
        verdicts.append(verdict(on: ofSpeaker, language: asked.manner.language))
        verdicts += asked.relations.map { verdict(of: $0, from: ofSpeaker, asked.source) }
      }
      return Group(hits: hits, verdict: weakest(verdicts))
    }
  }

  private func rank(_ verdict: Verdict) -> Int { verdict == .no ? 0 : verdict == .unknown ? 1 : 2 }

  private func isAsked(_ source: EvidenceSource, of requirement: SourceRequirement) -> Bool {
    switch requirement {
    case .audio: source == .audio
    case .transcript: source == .transcript
    case .either, .both: true
    }
  }

  private func isInside(_ hit: Hit, _ window: MentionWindow) -> Verdict {
    switch window {
    case .wholeCall: .yes
    case .fromStart(let startMs, let endMs):
      hit.span.startMs >= startMs && hit.span.startMs < endMs ?? .max ? .yes : .no
    case .last(let durationMs):
      evidence.endMs.map { hit.span.startMs >= $0 - durationMs ? .yes : .no } ?? .unknown
    }
  }

  func isSaidByAnother(_ hit: Hit, than speaker: Speaker?) -> Bool {
    speaker != nil && hit.speaker != .unknown && hit.speaker != speaker
  }

  /// The hits in groups: two are in one group if they overlap, or if a third joins them.
  private func overlapping(_ hits: [Hit]) -> [[Hit]] {
    var groups = hits.map { [$0] }
    var hasJoined = true
    while hasJoined {
      hasJoined = false
      search: for left in groups.indices {
        for right in groups.indices where right > left {
          let touches = groups[left].contains { hit in
            groups[right].contains { $0.span.overlaps(hit.span) }
          }
          if touches {
            groups[left] += groups.remove(at: right)
            hasJoined = true
            break search
          }
        }
      }
    }
    return groups
  }
}

extension Outcome {
  /// The name of what may have a value.
  fileprivate var nameOfAmount: String? {
    switch kind {
    case .conversion(let name, _, _), .amount(let name, _): name
    case .tag, .score, .note: nil
    }
  }
}
