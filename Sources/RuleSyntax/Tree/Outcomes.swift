public import Diagnostics

/// One thing that a rule does when it matches.
public struct OutcomeClause: Sendable, Hashable {
  /// What it does.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// An outcome of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The outcomes of the language.
  public enum Kind: Sendable, Hashable {
    /// `conversion "card sale" value $100 type sale`; without a name it has the rule's.
    case conversion(name: StringLiteral?, value: Amount?, type: Name?)
    /// `tag "sale", "card"`
    case tag([StringLiteral])
    /// `score +10 as lead_quality`
    case score(Marked<Int64>, Name)
    /// `set order_total = total`
    case set(Name, Amount)
    /// `note "…"`
    case note(StringLiteral)
    /// `disqualify "reason"`
    case disqualify(StringLiteral)
    /// `stop`, or `stop all`
    case stop(isAll: Bool)
  }
}
