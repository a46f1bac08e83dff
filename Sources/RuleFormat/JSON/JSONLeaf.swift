/// The values that are one member of a JSON object: a text or a number, spelt as in the rule file.
enum JSONLeaf: String, Sendable {
  case name, field, text, number, decimal, money, duration, distance
  case percent, phone, prefix, clock, date, instant
  case nameOrField = "name or field"
  case signedNumber = "number with a sign"

  /// What it is, for tables.
  var title: String { rawValue }

  /// What it is, with an example, for messages.
  var words: String {
    switch self {
    case .name: "a name of letters, digits and `_`"
    case .field: "a field such as `call.duration`"
    case .nameOrField: "a name, or a field such as `call.duration`"
    case .text: "a text"
    case .number: "a number such as 3 or 0.5"
    case .signedNumber: "a whole number such as 5 or \"+10\""
    case .decimal: "a number such as 0.85"
    case .money: "an amount such as \"$100\" or \"KRW 50000\""
    case .duration: "a duration such as \"1m30s\""
    case .distance: "a distance such as \"5 words\", \"10s\" or \"same turn\""
    case .percent: "a percentage such as \"40%\""
    case .phone: "a telephone number such as \"+12125550100\""
    case .prefix: "the beginning of a telephone number such as \"+82\""
    case .clock: "a time such as \"9:05\""
    case .date: "a date such as \"2026-03-02\""
    case .instant: "a date with a time such as \"2026-03-02T10:15:00Z\""
    }
  }

  /// Whether a JSON number may stand for it.
  var isNumber: Bool {
    switch self {
    case .number, .signedNumber, .decimal: true
    default: false
    }
  }
}
