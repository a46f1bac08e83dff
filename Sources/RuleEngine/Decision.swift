public import CallModel
public import RuleCheck

/// What the rules say about one call.
public struct Decision: Sendable, Hashable {
  /// What is to be booked, in the order in which the rules speak. A tag is there once, said by the
  /// first rule that says it; so is a conversion of one name.
  public let outcomes: [Outcome]
  /// What the drafts would say, were they live: nothing to book.
  public let drafted: [Outcome]
  /// What rules that hold say and is not booked, and why, in the order in which they speak.
  public let heldBack: [HeldBackOutcome]
  /// The points of all outcomes added up, by name in alphabetical order.
  public let scores: [ScoreTotal]
  /// The booked conversions that have no value because their amounts could not be worked out.
  public let valueFaults: [ValueFault]
  /// The booked conversions whose limits could not be asked.
  public let openLimits: [OpenLimit]
  /// The conversions that were left when all had been chosen, in the order in which the rules speak:
  /// those that are booked, and those that are not because the call or an earlier one has them.
  public let claims: [ConversionClaim]
  /// What became of each exclusion, in the order in which they are written.
  public let exclusions: [ExclusionVerdict]
  /// Why the call counts for nothing, one reason for each rule that says so; empty for a call that
  /// counts.
  public let disqualifications: [Disqualification]
  /// What became of each rule, in the order in which they speak.
  public let rules: RuleVerdicts

  /// A decision with all its parts.
  public init(
    outcomes: [Outcome], drafted: [Outcome], heldBack: [HeldBackOutcome] = [],
    scores: [ScoreTotal], valueFaults: [ValueFault] = [], openLimits: [OpenLimit] = [],
    claims: [ConversionClaim] = [], exclusions: [ExclusionVerdict] = [],
    disqualifications: [Disqualification] = [], rules: RuleVerdicts
  ) {
    self.outcomes = outcomes
    self.drafted = drafted
    self.heldBack = heldBack
    self.scores = scores
    self.valueFaults = valueFaults
    self.openLimits = openLimits
    self.claims = claims
    self.exclusions = exclusions
    self.disqualifications = disqualifications
    self.rules = rules
  }
}

/// Whether a rule held.
public struct RuleVerdict: Sendable, Hashable {
  /// The rule.
  public let rule: RuleReference
  /// How far along its life it is: of a deprecated one people should be told.
  public let status: RuleLifecycle
  /// Whether its condition holds for a call that it is about; `nil` for a rule that is off.
  public let verdict: Verdict?
  /// What keeps everything that it says from being booked; `nil` for one that speaks, or does not
  /// hold.
  public let reason: HoldReason?

  /// A verdict on `rule`.
  public init(
    rule: RuleReference, status: RuleLifecycle, verdict: Verdict?, reason: HoldReason? = nil
  ) {
    self.rule = rule
    self.status = status
    self.verdict = verdict
    self.reason = reason
  }
}

/// Whether an exclusion takes a call out.
public struct ExclusionVerdict: Sendable, Hashable {
  /// The name in quotes.
  public let name: String
  /// The group that it is about; `nil` for all rules.
  public let group: String?
  /// Whether its condition holds. It excludes on yes alone.
  public let verdict: Verdict
  /// The hits that a verdict of yes rests on, in order of time.
  public let evidence: [Hit]

  /// A verdict on the exclusion `name`.
  public init(name: String, group: String?, verdict: Verdict, evidence: [Hit] = []) {
    self.name = name
    self.group = group
    self.verdict = verdict
    self.evidence = evidence
  }
}

/// That a call counts for nothing.
public struct Disqualification: Sendable, Hashable {
  /// The reason that the rule gives.
  public let reason: String
  /// The rule.
  public let rule: RuleReference

  /// `reason`, given by `rule`.
  public init(reason: String, rule: RuleReference) {
    self.reason = reason
    self.rule = rule
  }
}

/// Points under one name.
public struct ScoreTotal: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The sum; one that does not fit stays at the end of the range that it left.
  public let points: Int64

  /// `points` under `name`.
  public init(name: String, points: Int64) {
    self.name = name
    self.points = points
  }
}
