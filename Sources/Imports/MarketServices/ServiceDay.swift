import CallModel

/// A day as services write it: `2026-10-01`, `Oct 1, 2026`, `1 October 2026`, `10/1/2026`.
struct ServiceDay {
  private let year: String
  /// Month and day where it is said which is which, else the two in the order of the text.
  private let first: Int
  private let second: Int
  private let isTold: Bool

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `nil` for what has not a year of four digits, a month and a day.
  init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    var words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    // The day of the week, which stands first and proves nothing.
    if words.count == 4, words[0].allSatisfy(\.isLetter) { words.removeFirst() }
    guard words.count == 3 else { return nil }
    if let place = words.firstIndex(where: { $0.allSatisfy(\.isLetter) }), place < 2 {
      guard let month = Self.months.firstIndex(where: words[place].hasPrefix) else { return nil }
      words.remove(at: place)
      guard let day = Self.number(words[0]) else { return nil }
      (first, second, isTold) = (month + 1, day, true)
      year = words[1]
    } else if words[0].utf8.count == 4 {
      guard let month = Self.number(words[1]), let day = Self.number(words[2]) else { return nil }
      (first, second, isTold) = (month, day, true)
      year = words[0]
    } else {
      guard let one = Self.number(words[0]), let other = Self.number(words[1]) else { return nil }
      (first, second, isTold) = (one, other, false)
      year = words[2]
    }
    guard year.utf8.count == 4, year.utf8.allSatisfy(ASCII.isDigit) else { return nil }
  }

  private static func number(_ word: String) -> Int? {
    guard word.utf8.count <= 2, word.utf8.allSatisfy(ASCII.isDigit) else { return nil }
    return Int(word)
  }

  /// Whether nothing but a `DayOrder` tells which day it is.
  var needsOrder: Bool { !isTold && first != second && proof == nil }

  /// The order that it can only have, as a day above 12 tells; `nil` if it can have either, or none matters.
  var proof: ServiceForms.DayOrder? {
    guard !isTold else { return nil }
    if first > 12, second <= 12 { return .dayFirst }
    return second > 12 && first <= 12 ? .monthFirst : nil
  }

  /// The day as 2026-10-01; `nil` where it needs an order that is not given, or no calendar has it.
  func iso8601(_ order: ServiceForms.DayOrder?) -> String? {
    if needsOrder, order == nil { return nil }
    // A day that is written against the order of its file is not read in its own.
    let isDayFirst = !isTold && (order ?? proof) == .dayFirst
    let (month, day) = isDayFirst ? (second, first) : (first, second)
    let text = "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
    return (try? Instant(iso8601: text + "T00:00Z")) == nil ? nil : text
  }

  private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
