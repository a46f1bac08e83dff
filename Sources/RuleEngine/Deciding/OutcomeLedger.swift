import CallModel
import RuleCheck

/// The outcomes of one call as they come up.
struct OutcomeLedger {
  private(set) var outcomes: [Outcome] = []
  private(set) var drafted: [Outcome] = []
  private(set) var heldBack: [HeldBackOutcome] = []
  private(set) var valueFaults: [ValueFault] = []
  private(set) var claims: [ConversionClaim] = []
  private var desk: ConversionDesk
  /// Which rule has set each amount, by name.
  private var amounts: [String: RuleReference] = [:]
  private var tags: Set<String> = []
  private var points: [String: Int64] = [:]

  /// A ledger of the call that `evidence` is about.
  init(_ evidence: CallEvidence) {
    desk = ConversionDesk(facts: evidence.facts, history: evidence.history)
  }

  /// The booked conversions whose limits could not be asked.
  var openLimits: [OpenLimit] { desk.openLimits }

  /// The points of all outcomes added up, by name.
  var scores: [ScoreTotal] {
    points.sorted { $0.key < $1.key }.map { ScoreTotal(name: $0.key, points: $0.value) }
  }

  /// Books what a rule says, or says why it does not. Of drafts that count for nothing anyway
  /// nothing is said.
  mutating func book(_ said: SaidRule) {
    for saying in said.sayings {
      let outcome = Outcome(
        kind: saying.kind, rule: said.rule.reference, evidence: said.evidence)
      switch (said.reason, said.rule.isDraft) {
      case (nil, true): drafted.append(outcome)
      case (nil, false): book(outcome, of: said.rule, without: saying.fault)
      case (_?, true): break
      case (let reason?, false): heldBack.append(HeldBackOutcome(outcome: outcome, reason: reason))
      }
    }
  }

  /// Books `outcome`, whose value is missing for the reason `fault` if there is one.
  private mutating func book(
    _ outcome: Outcome, of rule: PlannedRule, without fault: ValueFault.Reason?
  ) {
    switch outcome.kind {
    case .conversion(let name, _, _):
      let claim = ConversionClaim(outcome, limit: rule.rule.limit)
      claims.append(claim)
      if let reason = desk.take(claim) {
        heldBack.append(HeldBackOutcome(outcome: outcome, reason: reason))
        return
      }
      if let fault {
        valueFaults.append(ValueFault(conversion: name, rule: outcome.rule, reason: fault))
      }
    case .amount(let name, _):
      if let first = amounts[name] {
        heldBack.append(HeldBackOutcome(outcome: outcome, reason: .alreadyBooked(by: first)))
        return
      }
      amounts[name] = outcome.rule
      if let fault {
        valueFaults.append(ValueFault(conversion: name, rule: outcome.rule, reason: fault))
      }
    case .tag(let tag):
      guard tags.insert(tag).inserted else { return }
    case .score(let more, let name):
      let (sum, isTooLarge) = points[name, default: 0].addingReportingOverflow(more)
      points[name] = isTooLarge ? (more < 0 ? .min : .max) : sum
    case .note: break
    }
    outcomes.append(outcome)
  }
}
