import CallModel
import RuleSyntax

extension FieldType {
  /// With its article, for messages.
  var words: String {
    switch self {
    case .flag: "a yes-or-no field"
    case .duration: "a duration"
    case .money: "an amount of money"
    case .number: "a number"
    case .percent: "a percentage"
    case .phone: "a telephone number"
    case .text: "a text"
    case .choice: "a choice"
    case .instant: "a point in time"
    }
  }

  /// Several of them, for messages.
  var plural: String {
    switch self {
    case .flag: "yes-or-no fields"
    case .money: "amounts of money"
    case .instant: "points in time"
    default: words.dropFirst(2) + "s"
    }
  }

  /// Whether its values can be put in order.
  var isOrdered: Bool {
    switch self {
    case .duration, .money, .number, .percent, .instant: true
    case .flag, .phone, .text, .choice: false
    }
  }
}

extension Literal.Kind {
  /// With its article, for messages.
  var words: String {
    switch self {
    case .string: "a text"
    case .money: "an amount of money"
    case .duration: "a duration"
    case .percent: "a percentage"
    case .decimal, .int: "a number"
    case .phone, .phonePrefix: "a telephone number"
    case .clock: "a time of day"
    case .date: "a date"
    case .dateTime: "a point in time"
    case .invalid: "nothing"
    }
  }

  /// Several of them, for messages.
  var plural: String {
    switch self {
    case .money: "amounts of money"
    case .clock: "times of day"
    case .dateTime: "points in time"
    default: words.dropFirst(2) + "s"
    }
  }

  /// As `words`, where the point is that a unit is missing.
  var plainWords: String {
    switch self {
    case .decimal, .int: "a plain number"
    default: words
    }
  }
}
