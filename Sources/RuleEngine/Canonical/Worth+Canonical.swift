import CallModel
import RuleCheck

extension Worth<PlannedFinding> {
  /// What is booked, as text: an amount that no call changes is just that.
  func canonicalText(terms: [Term]) -> String {
    if let fixedAmount { return FieldValue.money(fixedAmount).canonicalText }
    return list(
      "worth",
      [
        amount.canonicalText(terms: terms),
        otherwise.map { list("otherwise", [$0.canonicalText(terms: terms)]) },
        least.map { list("at-least", [FieldValue.money($0).canonicalText]) },
        most.map { list("at-most", [FieldValue.money($0).canonicalText]) },
      ].compactMap(\.self))
  }
}

extension Calculation<PlannedFinding> {
  fileprivate func canonicalText(terms: [Term]) -> String {
    switch self {
    case .constant(let quantity):
      list(
        quantity.currency?.code ?? "number",
        [String(quantity.numerator), String(quantity.denominator)])
    case .field(let field): field.canonicalText
    case .count(let finding): list("count", finding.canonicalParts("any", terms: terms))
    case .row(let rows, let finding):
      list(
        "row",
        rows.sorted { $0.key < $1.key }.map { key, quantity in
          list("key", [quoted(key), Self.constant(quantity).canonicalText(terms: terms)])
        } + finding.canonicalParts("any", terms: terms))
    case .captured(let choice, let name, let findings):
      list(
        "captured",
        [choice.rawValue, quoted(name)]
          + findings.map { list("thing", $0.canonicalParts("any", terms: terms)) }.sorted())
    case .combined(let left, let sign, let right):
      list(
        sign.rawValue, [left.canonicalText(terms: terms), right.canonicalText(terms: terms)])
    case .largest(let parts): list("max", parts.map { $0.canonicalText(terms: terms) }.sorted())
    case .smallest(let parts): list("min", parts.map { $0.canonicalText(terms: terms) }.sorted())
    case .rounded(let part): list("round", [part.canonicalText(terms: terms)])
    }
  }
}

extension NoteText<PlannedFinding> {
  /// What it says, stretch by stretch.
  func canonicalParts(terms: [Term]) -> [String] {
    parts.map { part in
      switch part {
      case .text(let text): quoted(text)
      case .captured(let name, let findings):
        Calculation.captured(.last, name, findings).canonicalText(terms: terms)
      case .amount(let worth): worth.canonicalText(terms: terms)
      }
    }
  }
}
