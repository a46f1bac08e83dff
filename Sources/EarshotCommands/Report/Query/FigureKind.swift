package import AttributionStore
import CallModel
import Diagnostics

/// How people read a number of a report.
package enum FigureKind: Sendable {
  /// A whole number.
  case count
  /// Any number, to a tenth.
  case number
  /// A part of something, in percent.
  case share
  /// How much more or less, in percent.
  case change
  /// A factor.
  case factor
  /// A factor that is near one, to a hundredth.
  case ratio
  /// Days.
  case days
  /// Seconds, as minutes and seconds.
  case seconds
  /// Seconds of many calls, as hours.
  case hours
  /// A word instead of a number.
  case word
  /// An amount in the smallest unit of a currency.
  case money

  /// The number for people; a dash where there is none.
  package func text(_ value: QueryTable.Value, currency code: String? = nil) -> String {
    if case (.word, .text(let word)) = (self, value) { return word.shownAsCell }
    guard let number = value.number else { return "–" }
    switch self {
    case .count: return PlainText.count(Int(clamping: Int64(number)))
    case .share: return Self.tenths(number * 100) + " %"
    case .change: return (number < 0 ? "" : "+") + Self.tenths(number * 100) + " %"
    case .number, .factor, .word: return Self.tenths(number)
    case .ratio: return Self.hundredths(number)
    case .days: return Self.tenths(number) + " d"
    case .seconds: return PlainText.clock(ms: Int((number * 1000).rounded()))
    case .hours: return PlainText.hours(ms: Int64((number * 1000).rounded()))
    case .money:
      guard let currency = code.flatMap({ Currency(code: $0) }),
        let minorUnits = Int64(exactly: number.rounded())
      else { return "–" }
      return Money(minorUnits: minorUnits, currency: currency).description
    }
  }

  private static func hundredths(_ number: Double) -> String {
    let hundredths = Int((abs(number) * 100).rounded())
    let digits = hundredths % 100
    return (number < 0 && hundredths > 0 ? "-" : "") + PlainText.count(hundredths / 100)
      + (digits < 10 ? ".0" : ".") + String(digits)
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int64((abs(number) * 10).rounded())
    let sign = number < 0 && tenths > 0 ? "-" : ""
    return sign + PlainText.count(Int(tenths / 10)) + ".\(tenths % 10)"
  }
}

extension QueryTable.Value {
  /// The number; `nil` where there is none.
  package var number: Double? {
    switch self {
    case .integer(let whole): Double(whole)
    case .real(let real): real
    case .nothing, .text: nil
    }
  }

  /// A text where there is one.
  static func optional(_ text: String?) -> QueryTable.Value { text.map { .text($0) } ?? .nothing }

  /// As spreadsheets read it.
  var plainText: String {
    switch self {
    case .nothing: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }
}
