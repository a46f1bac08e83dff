public import CallModel

extension FieldType {
  /// The type in a word or two, for tables.
  public var title: String {
    switch self {
    case .flag: "yes or no"
    case .duration: "duration"
    case .money: "money"
    case .number: "number"
    case .percent: "percentage"
    case .phone: "telephone number"
    case .text: "text"
    case .choice: "choice"
    case .instant: "point in time"
    }
  }

  /// How values of the type are written in rules.
  public var units: String {
    switch self {
    case .flag: "the field alone"
    case .duration: "ms, s, m, h"
    case .money: "a sign or a currency code"
    case .number: "none"
    case .percent: "%"
    case .phone: "+ and the country code"
    case .text: "quotes"
    case .choice: "a word"
    case .instant: "times, dates, dates with times"
    }
  }
}

extension Field {
  /// The values that it can have, in words.
  public var range: String {
    switch type {
    case .flag: "true, false"
    case .duration: "0s or more"
    case .percent: "0% or more"
    case .phone: "7 to 15 digits"
    case .choice: choices.joined(separator: ", ")
    case .money, .number, .text, .instant: "any"
    }
  }

  /// Whether calls have it.
  public var presence: String { isAlwaysPresent ? "always" : "sometimes" }
}
