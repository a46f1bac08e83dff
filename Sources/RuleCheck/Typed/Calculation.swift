/// A calculation that a call gives its numbers to: `$25 * count(seat) + custom.fee`.
///
/// `Finding` is what the calculation looks at in the call where it names a mention: a
/// `CheckedMention` in checked rules.
public indirect enum Calculation<Finding: Sendable & Hashable>: Sendable, Hashable {
  /// A number or an amount that is written in the rules.
  case constant(Quantity)
  // INVARIANT: of type money, number or percent.
  /// What is known of the call under a field.
  case field(CheckedField)
  /// How often a mention counts for certain.
  case count(Finding)
  /// The row of a table for the term that was found last, by pattern as written; nothing where no
  /// term was found, or the term has no row.
  case row(of: [String: Quantity], Finding)
  // INVARIANT: the findings are not empty, and what they capture under this name is money, numbers
  // or percentages, all of one kind.
  /// A value that phrases give a name to, out of everything that certainly was said of the findings;
  /// nothing where none of it was.
  case captured(CaptureChoice, String, [Finding])
  /// Two calculations and the sign between them.
  case combined(Calculation, CalculationSign, Calculation)
  // INVARIANT: not empty.
  /// The largest of several.
  case largest([Calculation])
  /// The smallest of several.
  case smallest([Calculation])
  /// Rounded to whole units of the currency, or to a whole number; halves to the even side.
  case rounded(Calculation)

  /// The same calculation on something else.
  public func mapFindings<Other>(_ transform: (Finding) -> Other) -> Calculation<Other> {
    switch self {
    case .constant(let quantity): .constant(quantity)
    case .field(let field): .field(field)
    case .count(let finding): .count(transform(finding))
    case .row(let rows, let finding): .row(of: rows, transform(finding))
    case .captured(let choice, let name, let findings):
      .captured(choice, name, findings.map(transform))
    case .combined(let left, let sign, let right):
      .combined(left.mapFindings(transform), sign, right.mapFindings(transform))
    case .largest(let parts): .largest(parts.map { $0.mapFindings(transform) })
    case .smallest(let parts): .smallest(parts.map { $0.mapFindings(transform) })
    case .rounded(let part): .rounded(part.mapFindings(transform))
    }
  }
}

/// Which of the values that were said under one name counts. Raw values are the functions' names.
public enum CaptureChoice: String, Sendable, Hashable, CaseIterable {
  /// The one that was said first.
  case first
  /// The one that was said last; what a name alone means.
  case last
  /// The largest.
  case largest = "max"
  /// The smallest.
  case smallest = "min"
  /// All of them together.
  case sum
}

/// `+ - * /`.
public enum CalculationSign: String, Sendable, Hashable, CaseIterable {
  /// Addition.
  case plus = "+"
  /// Subtraction.
  case minus = "-"
  /// Multiplication.
  case times = "*"
  /// Division.
  case dividedBy = "/"
}
