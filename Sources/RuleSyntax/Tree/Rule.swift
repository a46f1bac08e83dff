public import Diagnostics

/// `rule "name" … when … then …`.
public struct RuleDeclaration: Sendable, Hashable {
  /// The name in quotes.
  public let name: StringLiteral
  /// What stands between the name and `when`, in the order in which it is written.
  public let attributes: [RuleAttribute]
  /// What must hold.
  public let condition: Expression
  /// What happens then; empty only where they could not be read.
  public let outcomes: [OutcomeClause]

  /// A rule with all its parts.
  public init(
    name: StringLiteral, attributes: [RuleAttribute], condition: Expression,
    outcomes: [OutcomeClause]
  ) {
    self.name = name
    self.attributes = attributes
    self.condition = condition
    self.outcomes = outcomes
  }
}

/// One line between the name of a rule and its `when`.
public struct RuleAttribute: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// An attribute of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The attributes of the language.
  public enum Kind: Sendable, Hashable {
    /// `id card_sale`
    case id(Name)
    /// `revision 3`
    case revision(Marked<Int64>)
    /// `status live`
    case status(Marked<RuleStatus>)
    /// `description "…"`
    case description(StringLiteral)
    /// `owner "…"`
    case owner(StringLiteral)
    /// `in group purchase`
    case group(Name)
    /// `priority -5`
    case priority(Marked<Int64>)
    /// `effective from 2026-01-01 until 2026-12-31`
    case effective(from: Marked<CalendarDate>, until: Marked<CalendarDate>?)
    /// `once per caller.number and campaign.id within 30d`, in milliseconds
    case oncePer([OnceKey], within: Marked<Int64>?)
    /// `needs transcript`
    case needs(Marked<SourceWord>)
  }
}

/// What makes two calls the same for `once per`.
public enum OnceKey: Sendable, Hashable {
  /// A name.
  case name(Name)
  /// A field of the call.
  case field(FieldName)

  /// Where it stands.
  public var span: ByteSpan {
    switch self {
    case .name(let name): name.span
    case .field(let field): field.span
    }
  }
}

/// Whether a rule counts.
public enum RuleStatus: String, Sendable, Hashable, CaseIterable {
  /// It counts.
  case live
  /// It is being written.
  case draft
  /// It is switched off.
  case off
  /// It counts, and should be replaced.
  case deprecated
}
