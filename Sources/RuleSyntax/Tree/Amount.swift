public import CallModel
public import Diagnostics

/// What follows `value`: a sum, what to take where that is empty, and bounds.
public struct Amount: Sendable, Hashable {
  /// The sum.
  public let sum: Arithmetic
  /// What counts where a name in `sum` has no value.
  public let otherwise: Arithmetic?
  /// Bounds, in the order in which they are written.
  public let bounds: [Bound]
  /// Where it stands.
  public let span: ByteSpan

  /// An amount with all its parts.
  public init(sum: Arithmetic, otherwise: Arithmetic?, bounds: [Bound], span: ByteSpan) {
    self.sum = sum
    self.otherwise = otherwise
    self.bounds = bounds
    self.span = span
  }

  /// `at least $1`, `at most $5,000`.
  public struct Bound: Sendable, Hashable {
    /// Whether it is an upper bound.
    public let isUpper: Bool
    /// The money.
    public let limit: Literal
    /// Where it stands.
    public let span: ByteSpan

    /// A bound with all its parts.
    public init(isUpper: Bool, limit: Literal, span: ByteSpan) {
      self.isUpper = isUpper
      self.limit = limit
      self.span = span
    }
  }
}

/// A calculation with money and numbers.
public struct Arithmetic: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands; brackets around it are not counted.
  public let span: ByteSpan

  /// A calculation of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The forms of a calculation.
  public indirect enum Kind: Sendable, Hashable {
    /// Two calculations and the sign between them.
    case binary(Arithmetic, Marked<Operator>, Arithmetic)
    /// `$100`, `2`, `0.5`.
    case literal(Literal)
    /// `8% of total`.
    case share(Marked<FixedDecimal>, of: Arithmetic)
    /// `max(total)`.
    case call(Name, [Arithmetic])
    /// `plan_price[plan]`.
    case lookup(table: Name, key: Name)
    /// A constant, a captured slot or a named amount.
    case name(Name)
    /// A field of the call.
    case field(FieldName)
    /// Brackets, which the formatter must keep.
    case bracketed(Arithmetic)
    /// Something that could not be read; it has been reported.
    case invalid
  }

  /// `+ - * /`.
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    /// Addition.
    case plus = "+"
    /// Subtraction.
    case minus = "-"
    /// Multiplication.
    case times = "*"
    /// Division.
    case dividedBy = "/"
  }
}
