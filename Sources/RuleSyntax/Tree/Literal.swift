public import CallModel
public import Diagnostics

/// A value written out in a file.
public struct Literal: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// Where it stands.
  public let span: ByteSpan

  /// A literal of `kind` at `span`.
  public init(_ kind: Kind, at span: ByteSpan) {
    self.kind = kind
    self.span = span
  }

  /// The literals of the language.
  public enum Kind: Sendable, Hashable {
    /// `"…"`.
    case string(StringLiteral)
    /// `$1,000.50`, `KRW 50000`; which currency a sign means, the file says.
    case money(MoneyLiteral)
    /// `1m30s`, in milliseconds.
    case duration(ms: Int64)
    /// `40%`, as a fraction of one.
    case percent(FixedDecimal)
    /// `0.85`.
    case decimal(FixedDecimal)
    /// `3`.
    case int(Int64)
    /// `+82-10-1234-5678`.
    case phone(PhoneNumber)
    /// `+82`: how telephone numbers begin, behind `starts with` only.
    case phonePrefix(String)
    /// `09:00` as a time of day, `6:10.5` as an offset.
    case clock(ClockLiteral)
    /// `2026-03-02`.
    case date(CalendarDate)
    /// `2026-03-02T10:15:00-05:00`.
    case dateTime(Instant)
    /// Something that looked like a literal and is none; it has been reported.
    case invalid
  }
}

/// Text in quotes.
public struct StringLiteral: Sendable, Hashable {
  /// What stands between the quotes, escapes resolved, NFC.
  public let value: String
  /// Where it stands, quotes included.
  public let span: ByteSpan
  /// The source byte of each UTF-8 byte of `value`, and at the end that of the closing quote;
  /// `nil` where `value` is spelt in the file byte for byte.
  private let sourceBytes: [Int]?

  /// The text `value`, written at `span`; `sourceBytes` as the property says.
  package init(_ value: String, at span: ByteSpan, sourceBytes: [Int]? = nil) {
    self.value = value
    self.span = span
    self.sourceBytes = sourceBytes
  }

  /// Whether a rule file can say `text`: it has no character that may stand in no text, such as a
  /// control character.
  public static func canSpell(_ text: String) -> Bool {
    !text.unicodeScalars.contains(where: \.isForbidden)
  }

  /// The same text, with positions that are counted from `base`.
  func shifted(by base: Int) -> StringLiteral {
    base == 0
      ? self
      : StringLiteral(
        value, at: span.shifted(by: base), sourceBytes: sourceBytes?.map { $0 + base })
  }

  /// `text` in quotes, with escapes for what may not stand between them.
  public static func spelling(of text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20: quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Where in the file the UTF-8 bytes `range` of `value` are written. A range that leaves the text
  /// is cut to it.
  public func sourceSpan(ofValueBytes range: Range<Int>) -> ByteSpan {
    ByteSpan(
      start: sourceByte(ofValueByte: range.lowerBound),
      end: sourceByte(ofValueByte: range.upperBound))
  }

  private func sourceByte(ofValueByte index: Int) -> Int {
    let index = min(max(index, 0), value.utf8.count)
    if let sourceBytes {
      return sourceBytes.indices.contains(index) ? sourceBytes[index] : span.end
    }
    return span.start + 1 + index
  }
}

/// An amount of money as written: what stands for the currency, and the digits.
public struct MoneyLiteral: Sendable, Hashable {
  /// The currency as written.
  public let unit: Unit
  /// The amount without thousands commas: digits, perhaps a point and more digits.
  public let amount: String

  /// `amount` in `unit`.
  public init(unit: Unit, amount: String) {
    self.unit = unit
    self.amount = amount
  }

  /// How the currency is written.
  public enum Unit: Sendable, Hashable {
    /// One of `$ ₩ € £ ¥`.
    case sign(Character)
    /// Three capital letters.
    case code(String)
  }
}

/// Numbers with colons: `9:00`, `0:08.5`, `1:02:03`. Whether the first is hours or minutes depends
/// on where it stands.
public struct ClockLiteral: Sendable, Hashable {
  /// The numbers between the colons: two or three.
  public let parts: [Int]
  /// The thousandths after the point.
  public let ms: Int

  /// A clock with these numbers.
  public init(parts: [Int], ms: Int) {
    self.parts = parts
    self.ms = ms
  }

  /// Read as an offset into a call, `m:ss` or `h:mm:ss`, in milliseconds.
  public var offsetMs: Int64 {
    parts.reduce(Int64(0)) { $0 * 60 + Int64($1) } * 1000 + Int64(ms)
  }

  /// Read as a time of day, `h:mm` or `h:mm:ss`, in milliseconds since midnight; `nil` past 24:00.
  public var timeOfDayMs: Int64? {
    let full = parts.count == 2 ? parts + [0] : parts
    let timeMs = full.reduce(Int64(0)) { $0 * 60 + Int64($1) } * 1000 + Int64(ms)
    return timeMs <= 86_400_000 ? timeMs : nil
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Hashable, Comparable {
  /// The year.
  public let year: Int
  /// 1 … 12.
  public let month: Int
  /// 1 … 31.
  public let day: Int

  /// The day, or `nil` if the calendar has no such day between the years 1 and 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01, which is 0. (Days from a civil date by counting from 0000-03-01, so
  /// that the leap day is the last of its year.)
  public var daysSinceEpoch: Int {
    let shiftedYear = month > 2 ? year : year - 1
    let shiftedMonth = (month + 9) % 12
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
    let leapDays = shiftedYear / 4 - shiftedYear / 100 + shiftedYear / 400
    return shiftedYear * 365 + leapDays + dayOfYear - 719_468
  }

  /// The earlier day sorts first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    default: 31
    }
  }
}

extension CalendarDate: CustomStringConvertible {
  /// `2026-03-02`.
  public var description: String {
    func padded(_ number: Int, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }
}
