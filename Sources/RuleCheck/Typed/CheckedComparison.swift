public import CallModel

/// A question about what is known of the call: `call.duration >= 45s`.
public struct CheckedComparison: Sendable, Hashable {
  /// The field that is asked.
  public let field: CheckedField
  /// What is asked of it.
  public let test: FieldTest
  /// The whole operand.
  public let span: RuleSpan
  /// The time zone by whose clocks its times are written, if any is named: its own, or the file's.
  public let zone: String?

  /// A question with all its parts.
  public init(_ field: CheckedField, _ test: FieldTest, span: RuleSpan, zone: String? = nil) {
    self.field = field
    self.test = test
    self.span = span
    self.zone = zone
  }
}

/// A field that a rule reads.
public enum CheckedField: Sendable, Hashable {
  /// A field that the call facts hold under `path`, of a known type.
  case stored(path: String, type: FieldType)
  /// `call.weekday`: where the facts do not state it, the day on which the call started in the IANA
  /// time zone `zone`, the file's.
  case weekday(zone: String)

  /// The dotted name.
  public var path: String {
    switch self {
    case .stored(let path, _): path
    case .weekday: "call.weekday"
    }
  }
}

/// What is asked of a field. Values have the field's type; the checker has seen to that.
public enum FieldTest: Sendable, Hashable {
  /// A flag is true: the bare field.
  case holds
  /// The field stands in a relation to a value or to another field; `is` and `is not` are the
  /// relations `equal` and `notEqual`.
  case compares(ComparisonRelation, to: ComparisonOperand)
  /// The value is in the set.
  case isIn(CheckedValueSet)
  /// The value is known and not in the set.
  case isNotIn(CheckedValueSet)
  /// There is a value.
  case isKnown
  /// There is no value.
  case isMissing
  /// A text contains this one; case does not matter.
  case contains(String)
  /// A text matches a pattern in which `*` stands for any characters and `?` for one; case does not
  /// matter.
  case matches(glob: String)
  /// A text starts with this one, case not mattering; or a telephone number, both in E.164.
  case startsWith(String)
}

/// The relations between two values of one type.
public enum ComparisonRelation: String, Sendable, Hashable, CaseIterable {
  /// `=` and `is`. Texts are equal when they differ only in case and width.
  case equal = "="
  /// `!=` and `is not`.
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

/// The right-hand side of a comparison.
public enum ComparisonOperand: Sendable, Hashable {
  /// A literal or a constant.
  case value(FieldValue)
  /// Another field.
  case field(CheckedField)
}

/// Values of one type that a field can be in.
public enum CheckedValueSet: Sendable, Hashable {
  /// The values listed; a weekday range such as `fri..mon` is written out.
  case values([FieldValue])
  /// From `lower` to `upper`, both included, except that a range of instants does not include its
  /// end.
  case range(lower: FieldValue, upper: FieldValue)
  /// An instant whose local time of day is in `[startMs, endMs)`, in milliseconds after midnight in
  /// the IANA time zone `zone`. A range that ends before it starts crosses midnight; one that ends
  /// where it starts is the whole day.
  case timesOfDay(startMs: Int, endMs: Int, zone: String)
}
