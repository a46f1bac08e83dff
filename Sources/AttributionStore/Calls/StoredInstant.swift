package import CallModel

/// The form in which instants are stored.
package enum StoredInstant {
  /// UTC with milliseconds; `nil` outside the years 0000 to 9999, where texts would no longer sort
  /// as times do.
  package static func text(_ instant: Instant) -> String? {
    let text = instant.iso8601
    return text.utf8.count == 24 ? text : nil
  }

  /// The milliseconds since 1970 of a text such as `2026-10-03T18:22:00.000Z`; `nil` for any other.
  /// For rows that are read by the million; days that no month has are not told.
  package static func unixMs(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text.count == 24, text[23] == UInt8(ascii: "Z") else { return nil }
    var isNumber = true
    func number(_ range: Range<Int>) -> Int64 {
      range.reduce(0) { value, place in
        let digit = text[place] &- UInt8(ascii: "0")
        if digit > 9 { isNumber = false }
        return value * 10 + Int64(digit)
      }
    }
    let (year, month, day) = (number(0..<4), number(5..<7), number(8..<10))
    let minutes = number(11..<13) * 60 + number(14..<16)
    let ms = number(17..<19) * 1000 + number(20..<23)
    guard isNumber, (1...12).contains(month), (1...31).contains(day) else { return nil }
    let days = Instant.days(year: year, month: month, day: day)
    return (days * 1440 + minutes) * 60_000 + ms
  }
}
