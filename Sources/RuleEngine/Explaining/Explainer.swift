import CallModel
import RuleCheck

/// One call, explained rule by rule.
struct Explainer {
  private let ruleset: CheckedRuleset
  private let evidence: CallEvidence
  private let facts: FactReading
  private let hitIndex: HitIndex
  private let termIDs: [Term: Int]

  init(_ plan: RulePlan, _ evidence: CallEvidence) {
    ruleset = plan.ruleset
    self.evidence = evidence
    facts = FactReading(facts: evidence.facts, zones: plan.zones)
    hitIndex = HitIndex(evidence.hits, termIDs: plan.termIDs)
    termIDs = plan.termIDs
  }

  func explain(_ rule: PlannedRule) -> RuleExplanation {
    RuleExplanation(
      rule: rule.reference, status: rule.rule.status,
      isEffective: rule.isEffective(forCallStarted: evidence.facts["call.started"]),
      condition: explain(rule.rule.when))
  }

  private func explain(_ expression: CheckedExpression) -> Explanation {
    switch expression {
    case .all(let operands, let span):
      let parts = operands.map(explain)
      return Explanation(
        span: span, text: "and", verdict: parts.reduce(.yes) { $0.and($1.verdict) },
        reason: .all(parts))
    case .any(let operands, let span):
      let parts = operands.map(explain)
      return Explanation(
        span: span, text: "or", verdict: parts.reduce(.no) { $0.or($1.verdict) },
        reason: .any(parts))
    case .not(let operand, let span):
      let part = explain(operand)
      return Explanation(span: span, text: "not", verdict: part.verdict.negated, reason: .not(part))
    case .condition(let name, let definition, let span):
      let part = explain(definition)
      return Explanation(span: span, text: name, verdict: part.verdict, reason: .condition(part))
    case .comparison(let comparison):
      return explain(comparison)
    case .mention(let mention):
      return explain(mention)
    }
  }

  private func explain(_ comparison: CheckedComparison) -> Explanation {
    var otherField: CheckedField?
    if case .compares(_, to: .field(let field)) = comparison.test { otherField = field }
    return Explanation(
      span: comparison.span, text: line(at: comparison.span),
      verdict: facts.verdict(of: comparison.field, comparison.test),
      reason: .comparison(
        ComparedValues(
          field: comparison.field.path, value: facts.value(of: comparison.field),
          otherField: otherField?.path, otherValue: otherField.flatMap(facts.value))))
  }

  /// The words at `span` on one line.
  private func line(at span: RuleSpan) -> String {
    ruleset.text(at: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

// MARK: - Mentions

extension Explainer {
  private func explain(_ mention: CheckedMention) -> Explanation {
    // A builder of its own numbers the terms in the order in which they are written here.
    var builder = PlanBuilder()
    let planned = builder.planned(mention)
    let sweep = MentionSweep(planned, endOfCallMs: evidence.endMs)
    let terms = planned.uses.map { use in
      explain(
        builder.terms[use.term], minimumConfidence: use.minimumConfidence, planned.count, sweep)
    }
    let verdict: Verdict
    var pooledCount: PossibleCount?
    var requiredTerms: Int?
    switch planned.combination {
    case .pooled:
      let count = terms.reduce(.zero) { $0 + $1.count }
      pooledCount = count
      verdict = count.verdict(for: planned.count)
    case .atLeast(let number):
      requiredTerms = number
      verdict = PossibleCount(
        certain: terms.count { $0.verdict == .yes },
        possible: terms.count { $0.verdict == .unknown }
      ).verdict(for: MentionCount(minimum: number, maximum: nil))
    }
    return Explanation(
      span: mention.span, text: line(at: mention.span), verdict: verdict,
      reason: .mention(
        MentionExplanation(terms: terms, pooledCount: pooledCount, requiredTerms: requiredTerms)))
  }

  private func explain(
    _ term: Term, minimumConfidence: Confidence, _ wanted: MentionCount, _ sweep: MentionSweep
  ) -> TermExplanation {
    let hits = termIDs[term].map(hitIndex.hits)
    let isCovered = evidence.covers(term, in: sweep.source)
    let count =
      hits.map {
        sweep.count(of: $0, minimumConfidence: minimumConfidence, isCovered: isCovered)
      } ?? PossibleCount(certain: 0, possible: 0, isComplete: isCovered)
    return TermExplanation(
      term: term, isCovered: isCovered, count: count, verdict: count.verdict(for: wanted),
      hits: hits?.judged(by: sweep, minimumConfidence: minimumConfidence) ?? [])
  }
}

extension HitsOfTerm {
  /// Each hit with what speaks against it alone or, if nothing does, against the mention that it is
  /// part of.
  fileprivate func judged(
    by sweep: MentionSweep, minimumConfidence: Confidence
  ) -> [JudgedHit] {
    var judged = map { hit in
      let objections = sweep.objections(to: hit, minimumConfidence: minimumConfidence)
      return JudgedHit(hit: hit, verdict: Verdict(objections.isEmpty), objections: objections)
    }
    sweep.forEachMention(in: self, minimumConfidence: minimumConfidence) { range, verdict in
      guard verdict != .yes else { return }
      let mention = self[range].filter {
        sweep.isCandidate($0, minimumConfidence: minimumConfidence)
      }
      for position in range where judged[position].objections.isEmpty {
        judged[position] = JudgedHit(
          hit: self[position], verdict: verdict, objections: sweep.objections(to: mention))
      }
    }
    return judged
  }
}

extension MentionSweep {
  /// What speaks against `hit` alone.
  fileprivate func objections(
    to hit: Hit, minimumConfidence: Confidence
  ) -> [JudgedHit.Objection] {
    var objections: [JudgedHit.Objection] = []
    if !source.accepts(hit.source) { objections.append(.wrongSource) }
    if hit.confidence < minimumConfidence {
      objections.append(.belowConfidence(minimum: minimumConfidence))
    }
    let startMs = hit.span.startMs
    if startMs < window.startMs {
      objections.append(.beforeWindow(byMs: startMs.distanceMs(to: window.startMs)))
    } else if let endMs = window.endMs, startMs >= endMs {
      objections.append(.afterWindow(byMs: endMs.distanceMs(to: startMs)))
    }
    if !lends(hit) { objections.append(.wrongSpeaker) }
    return objections
  }

  /// What speaks against a mention made of these hits, each of which alone is all right but for its
  /// speaker.
  fileprivate func objections(to mention: [Hit]) -> [JudgedHit.Objection] {
    var objections: [JudgedHit.Objection] = []
    if speaker != nil, !mention.contains(where: { $0.speaker == speaker }) {
      objections.append(mention.allSatisfy(lends) ? .speakerUnknown : .wrongSpeaker)
    }
    let sources = Set(mention.filter(lends).map(\.source))
    if source == .both, sources.count < 2 { objections.append(.inOneSourceOnly) }
    if !window.isKnown { objections.append(.endOfCallUnknown) }
    return objections
  }
}

extension Int {
  /// How much later `other` is; no further than numbers go, so that no time can trap.
  fileprivate func distanceMs(to other: Int) -> Int {
    let (distance, isTooFar) = other.subtractingReportingOverflow(self)
    return isTooFar ? .max : distance
  }
}
