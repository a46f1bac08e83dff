public import Diagnostics

/// Something that holds of a call or does not: what follows `when` and `condition NAME =`.
public struct Expression: Sendable, Hashable {
  /// What it says.
  public let kind: Kind
  /// Where it stands; brackets around it are not counted.
  public let span: ByteSpan

  /// An expression of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of an expression.
  public indirect enum Kind: Sendable, Hashable {
    /// Two or more operands joined by `and`.
    case all([Expression])
    /// Two or more operands joined by `or`.
    case any([Expression])
    /// `not` and an operand.
    case not(Expression)
    /// An expression in brackets, which the formatter must keep.
    case bracketed(Expression)
    /// `mentions …`.
    case mention(Mention)
    /// A field and what it must be.
    case comparison(Comparison)
    /// `matched "another rule"`.
    case matched(StringLiteral)
    /// `spoken NAME >= 2`: the number of hits of a named mention.
    case spoken(Name, Marked<ComparisonOperator>, Marked<Int64>)
    /// The name of a condition.
    case condition(Name)
    /// Something that could not be read; it has been reported.
    case invalid
  }
}

/// `= != < <= > >=`.
public enum ComparisonOperator: String, Sendable, Hashable, CaseIterable {
  /// `=`
  case equal = "="
  /// `!=`
  case notEqual = "!="
  /// `<`
  case less = "<"
  /// `<=`
  case lessOrEqual = "<="
  /// `>`
  case greater = ">"
  /// `>=`
  case greaterOrEqual = ">="
}

/// A field and what it must be.
public struct Comparison: Sendable, Hashable {
  /// What is asked of the call.
  public let field: FieldName
  /// What it must be.
  public let test: Test
  /// Where it stands, field and all.
  public let span: ByteSpan

  /// `field` put to `test`, written at `span`.
  public init(field: FieldName, test: Test, span: ByteSpan) {
    self.field = field
    self.test = test
    self.span = span
  }

  /// The ways to test a field.
  public enum Test: Sendable, Hashable {
    /// The field alone: it must be true.
    case holds
    /// `> 30s`, `= call.other`.
    case compare(Marked<ComparisonOperator>, Value)
    /// `in …`, or `not in …` if `isNegated`; `zone` is for times of day.
    case isIn(ValueSet, isNegated: Bool, zone: StringLiteral?)
    /// `is inbound`, or `is not inbound` if `isNegated`.
    case isChoice(Name, isNegated: Bool)
    /// `is known`.
    case isKnown
    /// `is missing`.
    case isMissing
    /// `contains "…"`.
    case contains(StringLiteral)
    /// `matches "…"` with `*` and `?`.
    case matches(StringLiteral)
    /// `starts with "…"` or `starts with +8210…`.
    case startsWith(Literal)
  }

  /// What a field is compared with.
  public enum Value: Sendable, Hashable {
    /// A value written out.
    case literal(Literal)
    /// Another field.
    case field(FieldName)

    /// Where it stands.
    public var span: ByteSpan {
      switch self {
      case .literal(let literal): literal.span
      case .field(let field): field.span
      }
    }
  }
}

/// What stands behind `in`.
public struct ValueSet: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands, brackets included.
  public let span: ByteSpan

  /// A set of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of a set.
  public enum Kind: Sendable, Hashable {
    /// The name of a list.
    case list(Name)
    /// Values in brackets.
    case literals([Literal])
    /// `09:00..18:00`.
    case range(Literal, Literal)
    /// `mon..fri`.
    case choiceRange(Name, Name)
  }
}
