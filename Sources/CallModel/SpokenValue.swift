/// A value that somebody said, as it is read from words: the *fifty thousand won* of
/// `"{money as total}"`.
public enum SpokenValue: Sendable, Hashable {
  /// An amount in one currency.
  case money(Money)
  /// A plain number.
  case number(FixedDecimal)
  /// A share, kept as a fraction of one: *forty percent* is 0.4.
  case percent(FixedDecimal)
  /// A day.
  case date(SpokenDate)
  /// A time of day.
  case time(SpokenTime)
  /// A telephone number: its digits, with a plus sign before them where one was said.
  case phone(String)
  /// Digits that were said one by one or in groups, zeros in front included.
  case digits(String)

  /// The kinds of values that can be read. Raw values are what stands in a phrase's braces.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// An amount with its currency.
    case money
    /// A plain number.
    case number
    /// A share.
    case percent
    /// A day.
    case date
    /// A time of day.
    case time
    /// A telephone number.
    case phone
    /// Digits.
    case digits
  }

  /// The kind of the value.
  public var kind: Kind {
    switch self {
    case .money: .money
    case .number: .number
    case .percent: .percent
    case .date: .date
    case .time: .time
    case .phone: .phone
    case .digits: .digits
    }
  }
}

extension SpokenValue: CustomStringConvertible {
  /// As people write it: `$1,299.99`, `40%`, `2026-03-05`, `--03-05` without a year, `21:30`,
  /// `9:30 am or pm`.
  public var description: String {
    switch self {
    case .money(let money): money.description
    case .number(let number): number.description
    case .percent(let share):
      // A share is read from a number of percent, so a hundred times it is a number again.
      FixedDecimal(millionths: share.millionths &* 100).description + "%"
    case .date(let date): date.description
    case .time(let time): time.description
    case .phone(let digits), .digits(let digits): digits
    }
  }
}

/// A day as people say it: mostly without its year.
public struct SpokenDate: Sendable, Hashable {
  /// The year; `nil` where nobody said it.
  public let year: Int?
  /// 1 … 12.
  public let month: Int
  /// 1 … 31.
  public let day: Int

  /// The day; `nil` if there is none, 29 February without a year excepted.
  public init?(year: Int? = nil, month: Int, day: Int) {
    guard (1...12).contains(month), (1...9999).contains(year ?? 1) else { return nil }
    let isLeap = year.map { $0 % 4 == 0 && ($0 % 100 != 0 || $0 % 400 == 0) } ?? true
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }
}

extension SpokenDate: CustomStringConvertible {
  /// ISO 8601; `--03-05` for a day without a year.
  public var description: String {
    let years = year.map { String(repeating: "0", count: 4 - String($0).count) + String($0) }
    return "\(years ?? "-")-\(month.twoDigits)-\(day.twoDigits)"
  }
}

/// A time of day as people say it: often without its half of the day.
public struct SpokenTime: Sendable, Hashable {
  // INVARIANT: 0 ... 23; 1 ... 12 where the half of the day is not known.
  /// The hour.
  public let hour: Int
  /// 0 … 59.
  public let minute: Int
  /// Whether the hour says which half of the day is meant. *Half past nine* does not, *nine pm* and
  /// *21:30* do.
  public let isHalfOfDayKnown: Bool

  /// The time; `nil` if there is none.
  public init?(hour: Int, minute: Int = 0, isHalfOfDayKnown: Bool) {
    guard (isHalfOfDayKnown ? 0...23 : 1...12).contains(hour), (0...59).contains(minute) else {
      return nil
    }
    self.hour = hour
    self.minute = minute
    self.isHalfOfDayKnown = isHalfOfDayKnown
  }
}

extension SpokenTime: CustomStringConvertible {
  /// `21:30`; `9:30 am or pm` where nobody said which.
  public var description: String {
    isHalfOfDayKnown
      ? "\(hour.twoDigits):\(minute.twoDigits)" : "\(hour):\(minute.twoDigits) am or pm"
  }
}

extension Int {
  /// Two digits of a number below a hundred.
  fileprivate var twoDigits: String { self < 10 ? "0\(self)" : String(self) }
}
