/// One thing that a rule says about a call, with what it rests on.
public struct Outcome: Sendable, Hashable {
  /// What is said.
  public let kind: Kind
  /// The rule that says it.
  public let rule: RuleReference
  /// The hits that made the rule match, in order of time; empty for a rule on call facts alone.
  public let evidence: [Hit]

  /// An outcome with all its parts.
  public init(kind: Kind, rule: RuleReference, evidence: [Hit]) {
    self.kind = kind
    self.rule = rule
    self.evidence = evidence
  }

  /// The outcomes that a rule can have.
  public enum Kind: Sendable, Hashable, Codable {
    /// A conversion, worth `value` if the rule says so, of a `type` if the rule names one.
    case conversion(name: String, value: Money?, type: String?)
    /// An amount that goes with the call under a name, and is no conversion: a fee, a deposit.
    case amount(name: String, value: Money?)
    /// A tag.
    case tag(String)
    /// Points, added up over the rules under one name.
    case score(points: Int64, name: String)
    /// A remark for people.
    case note(String)
  }
}

/// Which rule, in which form, said something.
public struct RuleReference: Sendable, Hashable, Codable {
  /// The name in quotes.
  public let name: String
  /// The `id`, or a name made from the rule's name where none is written.
  public let id: String
  /// The `revision`; 1 where none is written.
  public let revision: Int64
  /// The path of the rule file, relative to the rules folder.
  public let file: String

  /// A reference with all its parts.
  public init(name: String, id: String, revision: Int64, file: String) {
    self.name = name
    self.id = id
    self.revision = revision
    self.file = file
  }
}

/// Kleene's three values: what a rule can say about a call.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// It holds.
  case yes
  /// It does not hold.
  case no
  /// The call does not say: evidence or a field is missing.
  case unknown
}
