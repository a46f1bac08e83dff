public import CallModel
public import RuleCheck

/// Rules made ready to be decided: compiled once, immutable, shared by all calls and threads.
///
/// ```swift
/// let plan = RulePlan(ruleset)
/// let hits = search(recording, for: plan.requests)
/// let decision = plan.decide(CallEvidence(facts: facts, hits: hits, audio: .complete))
/// ```
///
/// Deciding is total: it neither fails nor traps, reads no clock, and gives the same decision for
/// the same evidence whatever the order of the hits.
public struct RulePlan: Sendable {
  /// What the plan was made from.
  public let ruleset: CheckedRuleset
  /// The terms that have to be searched for, and where, by pattern. Rules that are off ask for none.
  public let requests: [TermRequest]
  /// The rules in the order in which they speak.
  let rules: [PlannedRule]
  /// The exclusions as written.
  let exclusions: [PlannedExclusion]
  /// What groups choose, by name.
  let choices: [String: GroupChoice]
  let nodes: [PlanNode]
  let terms: [Term]
  let termIDs: [Term: Int]
  /// Where each of `terms` can be found.
  let reaches: [TermReach]
  let zones: ZoneTable
  /// What tells the verdicts on the rules apart, by turn.
  let headings: [RuleVerdicts.Heading]
  /// The verdicts on rules that are not looked at, by turn: what silence says.
  let silence: [Verdict?]
  /// Which rules are worth a look.
  let triggers: RuleTriggers

  /// A plan for `ruleset`.
  ///
  /// Complexity: linear in the size of the ruleset, its conditions written out.
  public init(_ ruleset: CheckedRuleset) {
    var builder = PlanBuilder()
    let order = SpeakingOrder.positions(of: ruleset.rules)
    let rules = order.enumerated().map { turn, position in
      let rule = ruleset.rules[position]
      return builder.planned(rule, turn: turn, reference: ruleset.reference(to: rule))
    }
    let exclusions = ruleset.exclusions.map { exclusion in
      PlannedExclusion(exclusion: exclusion, root: builder.node(for: exclusion.when))
    }
    self.ruleset = ruleset
    self.rules = rules
    self.exclusions = exclusions
    choices = Dictionary(
      ruleset.groups.map { ($0.name, $0.choice) }, uniquingKeysWith: { first, _ in first })
    nodes = builder.nodes
    terms = builder.terms
    termIDs = builder.termIDs
    reaches = builder.terms.map(TermReach.init)
    zones = ZoneTable(builder.nodes)
    headings = rules.map { RuleVerdicts.Heading(rule: $0.reference, status: $0.rule.status) }
    silence = rules.map { $0.rule.status == .off ? nil : .no }
    triggers = RuleTriggers(rules, nodes: builder.nodes, reaches: reaches)
    requests = TermRequest.requests(
      by: rules.filter { $0.rule.status != .off }, exclusions, among: rules, nodes: nodes,
      terms: terms)
  }

  /// The limits of the rules that book, by the name of the conversion.
  public var limits: [String: [RepeatLimit]] {
    var limits: [String: [RepeatLimit]] = [:]
    for rule in rules.map(\.rule) where rule.status == .live || rule.status == .deprecated {
      guard let limit = rule.limit else { continue }
      for case .conversion(let name, _, _, _) in rule.outcomes {
        limits[name, default: []].append(limit)
      }
    }
    return limits
  }

  /// `requests`, and what the rules that are off would ask for: what explaining all rules takes.
  public var requestsOfAllRules: [TermRequest] {
    TermRequest.requests(by: rules, exclusions, among: rules, nodes: nodes, terms: terms)
  }
}

/// An exclusion and the node of its condition.
struct PlannedExclusion: Sendable {
  let exclusion: CheckedExclusion
  let root: Int
}
