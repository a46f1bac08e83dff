import CallModel
import RuleCheck

/// One call, explained rule by rule.
struct Explainer {
  private let plan: RulePlan
  private let ruleset: CheckedRuleset
  private let evidence: CallEvidence
  private let facts: FactReading
  private let hits: CallHits
  private let rulesByName: [String: PlannedRule]
  /// Whether the rules hold that were explained so far, by name; a rule that is off never does.
  private var verdicts: [String: Verdict] = [:]

  init(_ plan: RulePlan, _ evidence: CallEvidence) {
    self.plan = plan
    ruleset = plan.ruleset
    self.evidence = evidence
    facts = FactReading(facts: evidence.facts, zones: plan.zones)
    hits = CallHits(evidence, of: plan)
    rulesByName = Dictionary(
      plan.rules.map { ($0.rule.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func explain(_ exclusion: CheckedExclusion) -> ExclusionExplanation {
    decideRules(askedForBy: exclusion.when)
    return ExclusionExplanation(
      name: exclusion.name, group: exclusion.group, condition: explain(exclusion.when))
  }

  /// - Parameter reason: what keeps what it says from being booked.
  mutating func explain(_ rule: PlannedRule, reason: HoldReason? = nil) -> RuleExplanation {
    verdicts[rule.rule.name] = .no
    decideRules(askedForBy: rule.rule.when)
    let condition = explain(rule.rule.when)
    let explanation = RuleExplanation(
      rule: rule.reference, status: rule.rule.status,
      isEffective: rule.isEffective(forCallStarted: evidence.facts["call.started"]),
      needs: rule.rule.needs, isWitnessed: rule.rule.needs.map(evidence.has) ?? .yes,
      condition: condition, reason: reason,
      captures: condition.verdict == .yes ? captures(readBy: rule) : [])
    if rule.rule.status != .off { verdicts[rule.rule.name] = explanation.verdict }
    return explanation
  }

  /// What was said that the amounts of `rule` read, each once.
  private func captures(readBy rule: PlannedRule) -> [CaptureExplanation] {
    var seen: Set<CaptureExplanation> = []
    return rule.worths.compactMap(\.self).flatMap { $0.captures(in: hits) }
      .filter { seen.insert($0).inserted }
  }

  private mutating func decideRules(askedForBy condition: CheckedExpression) {
    for (name, _) in condition.matchedRules where verdicts[name] == nil {
      if let other = rulesByName[name] { _ = explain(other) }
    }
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
    case .matched(let rule, let span):
      return Explanation(
        span: span, text: line(at: span), verdict: verdicts[rule] ?? .no, reason: .matched(rule))
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
          otherField: otherField?.path, otherValue: otherField.flatMap(facts.value),
          zone: comparison.zone)))
  }

  /// The words at `span` on one line.
  private func line(at span: RuleSpan) -> String {
    ruleset.text(at: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

// MARK: - Mentions

extension Explainer {
  private func explain(_ mention: CheckedMention) -> Explanation {
    var builder = PlanBuilder(numberingTermsAs: plan)
    let planned = builder.planned(mention)
    let reading = FindingReading(planned.finding, in: hits)
    let texts = mention.relations.map { line(at: $0.span) }
    let terms = explanations(
      of: mention.target.uses, reading, relationTexts: texts, wanted: planned.count)
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
        MentionExplanation(
          terms: terms, related: explanations(of: mention.relations, reading.relations),
          pooledCount: pooledCount, requiredTerms: requiredTerms, wantedCount: planned.count,
          manner: mention.manner)))
  }

  /// What was found of the terms, in the order in which they are written.
  private func explanations(
    of uses: [TermUse], _ reading: FindingReading, relationTexts: [String], wanted: MentionCount
  ) -> [TermExplanation] {
    var written: [Int] = []
    for use in uses {
      if let number = plan.termIDs[use.term], !written.contains(number) { written.append(number) }
    }
    let byNumber = Dictionary(reading.uses.map { ($0.term, $0) }, uniquingKeysWith: { $1 })
    return written.compactMap { byNumber[$0] }.map { use in
      let count = reading.count(of: use)
      return TermExplanation(
        term: plan.terms[use.term], isCovered: reading.isCovered(use), count: count,
        verdict: count.verdict(for: wanted),
        hits: reading.judgedHits(of: use, relationTexts: relationTexts))
    }
  }

  /// What was found of what the relations lead to.
  private func explanations(
    of relations: [CheckedRelation], _ readings: [RelationReading]
  ) -> [RelationExplanation] {
    zip(relations, readings).map { relation, reading in
      RelationExplanation(
        text: line(at: relation.span),
        terms: explanations(
          of: relation.other.uses, reading.other,
          relationTexts: relation.other.relations.map { line(at: $0.span) }, wanted: .atLeastOnce),
        related: explanations(of: relation.other.relations, reading.other.relations))
    }
  }
}
