public import CallModel

/// What a rule looks for, what must be known for it to say anything, and what it costs.
public struct RuleOverview: Sendable, Hashable {
  /// The terms that it listens for, in the order written, each once.
  public let terms: [TermOverview]
  /// The named conditions that it uses, those within them included, in the order written.
  public let conditions: [Condition]
  /// The rules that it asks for with `matched`.
  public let matchedRules: [String]
  /// The fields that it reads, by name.
  public let fields: [FieldUse]
  /// What must be there so that its mentions can be decided, in the order of the cases.
  public let evidence: [Evidence]
  /// What deciding it takes.
  public let cost: RuleCost

  /// A named condition and where it is written.
  public struct Condition: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What it stands for.
    public let span: RuleSpan
  }

  /// A field that a rule reads.
  public struct FieldUse: Sendable, Hashable {
    /// The dotted name.
    public let path: String
    /// Whether every call has it.
    public let isAlwaysPresent: Bool
  }

  /// What must be there so that a mention is more than unknown.
  public enum Evidence: String, Sendable, Hashable, Codable, CaseIterable {
    /// A recording.
    case sound
    /// A transcript.
    case transcript
    /// One of the two.
    case either
    /// Both.
    case both
    /// Who speaks.
    case speakers
    /// When the call ended.
    case end
  }

  /// The overview of `rule`; `schema` says which fields every call has.
  public init(of rule: CheckedRule, schema: FieldSchema = .standard) {
    var walk = OverviewWalk()
    walk.visit(rule.when)
    for case .conversion(_, let value?, _, _) in rule.outcomes { walk.visit(value) }
    for case .amount(_, let value, _) in rule.outcomes { walk.visit(value) }
    if let needs = rule.needs { walk.note(needs) }
    if let limit = rule.limit { walk.note(limit) }
    terms = walk.terms.map { TermOverview($0, walk.listening[$0] ?? .init()) }
    conditions = walk.conditions
    matchedRules = walk.matchedRules
    fields = walk.fields.sorted().map { path in
      FieldUse(path: path, isAlwaysPresent: schema.field(at: path)?.isAlwaysPresent ?? false)
    }
    evidence = Evidence.allCases.filter(walk.evidence.contains)
    cost = RuleCost(terms: terms, walk: walk)
  }
}
