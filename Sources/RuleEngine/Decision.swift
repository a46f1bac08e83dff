public import CallModel
public import RuleCheck

/// What the rules say about one call.
public struct Decision: Sendable, Hashable {
  /// What is to be booked, in the order in which the rules speak. A tag is there once, said by the
  /// first rule that says it; so is a conversion of one name.
  public let outcomes: [Outcome]
  /// What the drafts would say, were they live: nothing to book.
  public let drafted: [Outcome]
  /// The conversions that are not booked because the call has one of that name already.
  public let repeated: [RepeatedConversion]
  /// The points of all outcomes added up, by name in alphabetical order.
  public let scores: [ScoreTotal]
  /// The booked conversions that have no value because their amounts could not be worked out.
  public let valueFaults: [ValueFault]
  /// What became of each rule, in the order in which they speak.
  public let rules: [RuleVerdict]

  /// A decision with all its parts.
  public init(
    outcomes: [Outcome], drafted: [Outcome], repeated: [RepeatedConversion], scores: [ScoreTotal],
    valueFaults: [ValueFault] = [], rules: [RuleVerdict]
  ) {
    self.outcomes = outcomes
    self.drafted = drafted
    self.repeated = repeated
    self.scores = scores
    self.valueFaults = valueFaults
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

  /// A verdict on `rule`.
  public init(rule: RuleReference, status: RuleLifecycle, verdict: Verdict?) {
    self.rule = rule
    self.status = status
    self.verdict = verdict
  }
}

/// A conversion that a call had already: without `once per`, each name counts once per call.
public struct RepeatedConversion: Sendable, Hashable {
  /// What would have been booked.
  public let outcome: Outcome
  /// The rule whose conversion of that name is booked.
  public let bookedBy: RuleReference

  /// `outcome`, which `bookedBy` has booked already.
  public init(outcome: Outcome, bookedBy: RuleReference) {
    self.outcome = outcome
    self.bookedBy = bookedBy
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
