public import CallModel

/// One rule: when it holds, and what it then says about the call.
public struct CheckedRule: Sendable, Hashable {
  /// The name in quotes.
  public let name: String
  /// The `id`, or a name made from the rule's name where none is written.
  public let id: String
  /// The `revision`; 1 where none is written.
  public let revision: Int64
  /// The `status`; live where none is written.
  public let status: RuleLifecycle
  /// The `priority`; 0 where none is written. Higher ones come first.
  public let priority: Int64
  // INVARIANT: the ruleset has a group of this name.
  /// The group that it is in, if it is in one.
  public let group: String?
  /// The `description`.
  public let description: String?
  /// The `owner`.
  public let owner: String?
  /// The calls that the rule is about, by their start; `nil` for all.
  public let effective: EffectivePeriod?
  /// The evidence without which nothing is said about a call: `needs transcript`.
  public let needs: SourceRequirement?
  /// How often its conversions may be booked; `nil` for once in each call.
  public let limit: RepeatLimit?
  // INVARIANT: with its conditions written out, an expression keeps to the limits on operands and
  // on nesting, so walking it is cheap.
  /// The condition.
  public let when: CheckedExpression
  // INVARIANT: not empty.
  /// What is said about a call for which the condition holds, in the order written.
  public let outcomes: [CheckedOutcome]
  /// The whole rule in its file.
  public let span: RuleSpan

  /// A rule with all its parts.
  public init(
    name: String, id: String, revision: Int64 = 1, status: RuleLifecycle = .live,
    priority: Int64 = 0, group: String? = nil, description: String? = nil, owner: String? = nil,
    effective: EffectivePeriod? = nil, needs: SourceRequirement? = nil,
    limit: RepeatLimit? = nil,
    when: CheckedExpression, outcomes: [CheckedOutcome], span: RuleSpan
  ) {
    self.name = name
    self.id = id
    self.revision = revision
    self.status = status
    self.priority = priority
    self.group = group
    self.description = description
    self.owner = owner
    self.effective = effective
    self.needs = needs
    self.limit = limit
    self.when = when
    self.outcomes = outcomes
    self.span = span
  }
}

/// How far along its life a rule is.
public enum RuleLifecycle: String, Sendable, Hashable, Codable, CaseIterable {
  /// Decided, and what it says is booked.
  case live
  /// Decided, but nothing is booked: the decision says what would have been.
  case draft
  /// Not decided.
  case off
  /// Decided and booked like a live one; people are told to move on to its successor.
  case deprecated
}

/// The stretch of time whose calls a rule is about: `effective from … until …`.
public struct EffectivePeriod: Sendable, Hashable {
  /// The first moment: the start of the first day, in the file's time zone.
  public let start: Instant
  /// The moment after the last one: the end of the day after `until`; `nil` without an end.
  public let end: Instant?

  /// The period `[start, end)`.
  public init(start: Instant, end: Instant?) {
    self.start = start
    self.end = end
  }
}
