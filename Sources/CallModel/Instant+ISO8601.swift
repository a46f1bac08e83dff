extension Instant {
  /// Why a text is not a point in time.
  public enum ISO8601Error: Error, Sendable, Hashable {
    /// It is not written as `2026-10-03T14:22:00-04:00` or the like.
    case notATime
    /// Day and time are there, but nothing says how far the clock was from UTC.
    case missingOffset
    /// It is written well, but there is no such day, hour, minute or second.
    case outOfRange
  }

  /// The instant written as ISO 8601 with an offset from UTC: `2026-10-03T14:22:00-04:00`,
  /// `2026-10-03 18:22Z`, `2026-10-03T14:22:00.250-0400`.
  ///
  /// A `T` or one space stands between day and time; seconds may be left out; of a fraction the
  /// first three digits count; the offset is `Z`, `±hh:mm`, `±hhmm` or `±hh`. Years run from 0000
  /// to 9999, and there is no leap second.
  public init(iso8601 text: some StringProtocol) throws(ISO8601Error) {
    var text = String(text)
    let read = text.withUTF8 { bytes in
      Result { () throws(ISO8601Error) in try Instant(iso8601UTF8: bytes) }
    }
    self = try read.get()
  }

  /// The same of a text in UTF-8.
  package init(iso8601UTF8 bytes: UnsafeBufferPointer<UInt8>) throws(ISO8601Error) {
    var scanner = Scanner(bytes: bytes)
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2)
    else { throw .notATime }
    guard scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let hour = scanner.number(digits: 2), scanner.take(":"),
      let minute = scanner.number(digits: 2)
    else { throw .notATime }
    var second: Int64 = 0
    var millisecond: Int64 = 0
    if scanner.take(":") {
      guard let digits = scanner.number(digits: 2) else { throw .notATime }
      second = digits
      if scanner.take(".") || scanner.take(",") {
        guard let fraction = scanner.milliseconds() else { throw .notATime }
        millisecond = fraction
      }
    }
    guard !scanner.isAtEnd else { throw .missingOffset }
    guard let offset = scanner.offsetMinutes(), scanner.isAtEnd else { throw .notATime }

    guard (1...12).contains(month), (1...Self.dayCount(year: year, month: month)).contains(day),
      hour < 24, minute < 60, second < 60, offset.magnitude < 24 * 60
    else { throw .outOfRange }
    let minutes = (Self.days(year: year, month: month, day: day) * 24 + hour) * 60 + minute
    self.init(unixMs: ((minutes - offset) * 60 + second) * 1000 + millisecond)
  }

  /// Whether a text in UTF-8 is a day that exists, written as `2026-10-03`.
  package static func isDay(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = Scanner(bytes: bytes)
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2), scanner.isAtEnd
    else { return false }
    return (1...12).contains(month)
      && (1...dayCount(year: year, month: month)).contains(day)
  }

  /// The instant in UTC with milliseconds, `2026-10-03T18:22:00.000Z`: of fixed width for the years
  /// 0000 to 9999, so that texts sort as the instants do.
  public var iso8601: String {
    let (quotient, remainder) = unixMs.quotientAndRemainder(dividingBy: 86_400_000)
    let day = remainder < 0 ? quotient - 1 : quotient
    let ms = remainder < 0 ? remainder + 86_400_000 : remainder
    let date = Self.civil(day: day)
    let text = Self.text(date: date, ms: ms)
    guard (0...9999).contains(date.year) else {
      return date.year < 0 && date.year > -10_000 ? "-" + text : "\(date.year)\(text.dropFirst(4))"
    }
    return text
  }

  /// A day and a time of it; of the year no more than four digits.
  private static func text(date: (year: Int64, month: Int64, day: Int64), ms: Int64) -> String {
    // Millions of rows are written with it: all of it in one go.
    String(unsafeUninitializedCapacity: 24) { text in
      var place = 0
      func put(_ number: Int64, _ width: Int, _ sign: Unicode.Scalar) {
        var rest = number.magnitude
        for digit in (place..<place + width).reversed() {
          text[digit] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
          rest /= 10
        }
        text[place + width] = UInt8(ascii: sign)
        place += width + 1
      }
      put(date.year, 4, "-")
      put(date.month, 2, "-")
      put(date.day, 2, "T")
      put(ms / 3_600_000, 2, ":")
      put(ms / 60_000 % 60, 2, ":")
      put(ms / 1000 % 60, 2, ".")
      put(ms % 1000, 3, "Z")
      return place
    }
  }
}

// The proleptic Gregorian calendar, counted in eras of 400 years that begin on 1 March, so that the
// leap day is the last day of a year. 719,468 is the number of days from 0000-03-01 to 1970-01-01.
extension Instant {
  /// Days from 1970-01-01 to a day of a year from 0 to 9999.
  package static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let marchYear = month > 2 ? year : year - 1
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date that lies `day` days after 1970-01-01.
  private static func civil(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
  }

  private static func dayCount(year: Int64, month: Int64) -> Int64 {
    let isLeapYear =
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return switch month {
    case 2: isLeapYear ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Instant {
  /// Reads ASCII from left to right and never past the end.
  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, UInt32(bytes[position]) == character.value else { return false }
      position += 1
      return true
    }

    mutating func digit() -> Int64? {
      guard position < bytes.count, (0x30...0x39).contains(bytes[position]) else { return nil }
      defer { position += 1 }
      return Int64(bytes[position] - 0x30)
    }

    mutating func number(digits: Int) -> Int64? {
      var number: Int64 = 0
      for _ in 0..<digits {
        guard let digit = digit() else { return nil }
        number = number * 10 + digit
      }
      return number
    }

    /// A fraction of a second of one digit or more, cut off after the third.
    mutating func milliseconds() -> Int64? {
      guard var milliseconds = digit().map({ $0 * 100 }) else { return nil }
      var weight: Int64 = 10
      while let digit = digit() {
        milliseconds += digit * weight
        weight /= 10
      }
      return milliseconds
    }

    /// `Z`, `±hh:mm`, `±hhmm` or `±hh`, in minutes east of UTC.
    mutating func offsetMinutes() -> Int64? {
      if take("Z") || take("z") { return 0 }
      let isWest = take("-")
      guard isWest || take("+"), let hours = number(digits: 2) else { return nil }
      var minutes = hours * 60
      if !isAtEnd {
        _ = take(":")
        guard let rest = number(digits: 2), rest < 60 else { return nil }
        minutes += rest
      }
      return isWest ? -minutes : minutes
    }
  }
}
