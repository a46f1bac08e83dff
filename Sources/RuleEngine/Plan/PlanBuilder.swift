import CallModel
import RuleCheck

/// Turns conditions into numbered nodes, one for each meaning.
struct PlanBuilder {
  private(set) var nodes: [PlanNode] = []
  private(set) var terms: [Term] = []
  private(set) var termIDs: [Term: Int] = [:]
  private var nodeIDs: [PlanNode: Int] = [:]
  private var costs: [Int] = []
  /// The turns of the rules that are planned, by name.
  private var turns: [String: Int] = [:]

  init() {}

  /// A builder that gives the terms of `plan` the numbers that they have there.
  init(numberingTermsAs plan: RulePlan) {
    (terms, termIDs) = (plan.terms, plan.termIDs)
  }

  /// The number of the node that means `expression`.
  mutating func node(for expression: CheckedExpression) -> Int {
    switch expression {
    case .all(let operands, _): insert(.all(ordered(operands)))
    case .any(let operands, _): insert(.any(ordered(operands)))
    case .not(let operand, _): insert(.not(node(for: operand)))
    case .condition(_, let definition, _): node(for: definition)
    case .mention(let mention): insert(.mention(planned(mention)))
    case .comparison(let comparison): insert(.comparison(comparison.field, comparison.test))
    // A rule that does not speak before this one does not match.
    case .matched(let rule, _): insert(turns[rule].map { .matched(turn: $0) } ?? .any([]))
    }
  }

  /// Plans the rule that has the turn `turn`; those that it asks for have been planned.
  mutating func planned(
    _ rule: CheckedRule, turn: Int, reference: RuleReference
  ) -> PlannedRule {
    let planned = PlannedRule(
      turn: turn, root: node(for: rule.when), rule: rule, reference: reference,
      worths: worths(of: rule.outcomes), notes: notes(of: rule.outcomes))
    turns[rule.name] = turn
    return planned
  }

  /// `mention` with its terms numbered, sorted and each there once, with the lower of two limits.
  mutating func planned(_ mention: CheckedMention) -> PlannedMention {
    let finding = planned(
      mention.target.uses, by: mention.speaker, in: mention.source, mention.window,
      mention.manner, mention.relations)
    let combination: PlannedMention.Combination =
      switch mention.target {
      case .any: .pooled
      case .all: .atLeast(finding.uses.count)
      case .atLeast(let number, _): .atLeast(number)
      }
    return PlannedMention(combination: combination, finding: finding, count: mention.count)
  }

  /// What each of `outcomes` is worth, its terms numbered.
  private mutating func worths(of outcomes: [CheckedOutcome]) -> [Worth<PlannedFinding>?] {
    outcomes.map { outcome in
      switch outcome {
      case .conversion(_, let worth?, _, _), .amount(_, let worth, _):
        worth.mapFindings { planned($0).finding }
      default: nil
      }
    }
  }

  /// What each of `outcomes` notes, its terms numbered.
  private mutating func notes(of outcomes: [CheckedOutcome]) -> [NoteText<PlannedFinding>?] {
    outcomes.map { outcome in
      guard case .note(let note, _) = outcome else { return nil }
      return note.mapFindings { planned($0).finding }
    }
  }

  private mutating func planned(
    _ uses: [TermUse], by speaker: Speaker?, in source: SourceRequirement,
    _ window: MentionWindow, _ manner: MentionManner, _ relations: [CheckedRelation]
  ) -> PlannedFinding {
    var limits: [Int: Confidence] = [:]
    for use in uses {
      let term = number(of: use.term)
      limits[term] = min(limits[term] ?? .certain, use.minimumConfidence)
    }
    return PlannedFinding(
      uses: limits.sorted { $0.key < $1.key }.map {
        PlannedFinding.Use(term: $0.key, minimumConfidence: $0.value)
      },
      speaker: speaker, source: source, window: window, manner: manner,
      relations: relations.map { relation in
        PlannedRelation(
          kind: relation.kind, isNegated: relation.isNegated,
          isByOneSpeaker: relation.isByOneSpeaker,
          other: planned(
            relation.other.uses, by: relation.other.speaker, in: relation.other.source ?? source,
            relation.other.window, relation.other.manner, relation.other.relations))
      })
  }

  private mutating func number(of term: Term) -> Int {
    if let number = termIDs[term] { return number }
    termIDs[term] = terms.count
    terms.append(term)
    return terms.count - 1
  }

  /// The operands' nodes, each once, the cheapest first: facts before words, so that a rule whose
  /// guards fail never looks at a hit.
  private mutating func ordered(_ operands: [CheckedExpression]) -> [Int] {
    var children: Set<Int> = []
    for operand in operands { children.insert(node(for: operand)) }
    return children.sorted { (costs[$0], $0) < (costs[$1], $1) }
  }

  private mutating func insert(_ node: PlanNode) -> Int {
    if let number = nodeIDs[node] { return number }
    let number = nodes.count
    nodeIDs[node] = number
    nodes.append(node)
    costs.append(cost(of: node))
    return number
  }

  /// Roughly how long a node takes; only the order matters.
  private func cost(of node: PlanNode) -> Int {
    switch node {
    case .all(let children), .any(let children): children.reduce(0) { $0 + costs[$1] }
    case .not(let child): costs[child]
    case .comparison(_, let test): test.cost
    case .matched: 10
    case .mention(let mention): mention.finding.all.reduce(20) { $0 + 10 * $1.uses.count }
    }
  }
}

extension FieldTest {
  /// Looking up a field is 1; text is folded, and time zones are asked.
  fileprivate var cost: Int {
    switch self {
    case .isIn(.timesOfDay), .isNotIn(.timesOfDay): 8
    case .contains, .matches, .startsWith: 4
    case .holds, .compares, .isIn, .isNotIn, .isKnown, .isMissing: 1
    }
  }
}
