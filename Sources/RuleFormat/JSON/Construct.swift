/// The constructs of the language that are objects in JSON.
enum Construct: String, Sendable, CaseIterable {
  // The file.
  case file, setting, item, term, row
  // Rules.
  case attribute, outcome, amount, bound, sum, sumPart, product, productPart, factor
  // Conditions.
  case expression, operand, test, set, beginning
  // Mentions.
  case target, hits, relation, primary, terms, qualifier
  // Tests.
  case line, fact, factValue, detail
  // Values.
  case compared, literal

  /// The ways in which it can be written, in the order in which they are tried.
  var alternatives: [Alternative] {
    switch self {
    case .file, .setting, .item, .term, .row: fileAlternatives
    case .attribute: Self.attributes
    case .outcome, .amount, .bound, .sum, .sumPart, .product, .productPart, .factor:
      outcomeAlternatives
    case .expression, .operand, .test, .set, .beginning: conditionAlternatives
    case .target, .hits, .relation, .primary, .terms, .qualifier: mentionAlternatives
    case .line, .fact, .factValue, .detail: testAlternatives
    case .compared: [.object(kind: "field", [.value("field", .field)]), .same(.literal)]
    case .literal: Self.literals
    }
  }

  /// Whether it has a line, so that a comment at the end of the line is about all of it.
  var isLine: Bool {
    switch self {
    case .setting, .item, .row, .attribute, .outcome, .operand, .line: true
    default: false
    }
  }

  private static let literals: [Alternative] = [
    .object(kind: "text", [.value("text", .text)]),
    .object(kind: "money", [.value("money", .money)]),
    .object(kind: "duration", [.value("duration", .duration)]),
    .object(kind: "percent", [.value("percent", .percent)]),
    .object(kind: "number", [.value("number", .number)]),
    .object(kind: "phone", [.value("phone", .phone)]),
    .object(kind: "clock", [.value("clock", .clock)]),
    .object(kind: "date", [.value("date", .date)]),
    .object(kind: "instant", [.value("instant", .instant)]),
  ]

  /// The words for who speaks and for where to look.
  static let speakers = ["caller", "agent", "anyone"]
  static let sources = ["audio", "transcript", "either", "both"]
}
