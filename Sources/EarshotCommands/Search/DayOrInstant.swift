import ArgumentParser
package import CallModel
package import Foundation

/// A point in time as `--since` and `--until` take it: a day in the time zone of this computer, a time
/// with its offset from UTC, or a number of days back from now.
package struct DayOrInstant: Hashable, Sendable {
  /// How it is explained where it was not understood.
  package static let forms =
    "a day such as 2026-10-03, a time such as 2026-10-03T14:00:00-04:00, "
    + "or days back such as 30d"

  /// The first moment that is meant.
  package let start: Instant
  /// The moment after the last that is meant: of a day its end, of a time itself.
  package let end: Instant
  private let text: String
  private let now: Date

  /// The point that `text` names, seen from `now`; `nil` where it names none.
  package init?(_ text: String, now: Date, calendar: Calendar) {
    self.text = text
    self.now = now
    if let date = Self.daysBack(text, now: now, calendar: calendar) ?? Self.day(text, calendar) {
      guard let next = calendar.date(byAdding: .day, value: 1, to: date) else { return nil }
      start = Self.instant(date)
      // Where clocks are put forward at midnight the day begins at one, and the next one does not.
      end = Self.instant(calendar.startOfDay(for: next))
    } else if let instant = try? Instant(iso8601: text) {
      start = instant
      end = instant
    } else {
      return nil
    }
  }

  /// The same by the clocks of `zone`, where days begin and end at other moments; a day that those clocks skipped is
  /// empty, and lies where they did.
  package func inZone(_ zone: TimeZone) -> DayOrInstant {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return DayOrInstant(text, now: now, calendar: calendar)
      ?? Self.startOfDay(text, calendar).map { start in
        DayOrInstant(start: Self.instant(start), end: Self.instant(start), text: text, now: now)
      } ?? self
  }

  private init(start: Instant, end: Instant, text: String, now: Date) {
    self.start = start
    self.end = end
    self.text = text
    self.now = now
  }

  private static func day(_ text: String, _ calendar: Calendar) -> Date? {
    guard let start = startOfDay(text, calendar) else { return nil }
    // Where clocks were put forward by a day, there was no such day.
    return instant(start).day(in: calendar.timeZone) == text ? start : nil
  }

  /// The first moment of a day; where clocks skipped it, that of the next one.
  private static func startOfDay(_ text: String, _ calendar: Calendar) -> Date? {
    // The calendar counts days before 1582 as Julian, ISO 8601 does not. At noon each day is itself in every zone.
    guard let noon = try? Instant(iso8601: "\(text)T12:00Z") else { return nil }
    let date = Date(timeIntervalSince1970: Double(noon.unixMs / 1000))
    let zone = calendar.timeZone
    let offset = zone.secondsFromGMT(for: date)
    // Around a day that clocks skip the smaller offset leads behind it.
    let other = zone.secondsFromGMT(for: date - TimeInterval(offset))
    return calendar.startOfDay(for: date - TimeInterval(min(offset, other)))
  }

  private static func daysBack(_ text: String, now: Date, calendar: Calendar) -> Date? {
    guard text.last == "d", let days = Int(text.dropLast()), (0...36_500).contains(days) else {
      return nil
    }
    return calendar.date(byAdding: .day, value: -days, to: now).map(calendar.startOfDay(for:))
  }

  private static func instant(_ date: Date) -> Instant {
    Instant(unixMs: Int64((date.timeIntervalSince1970 * 1000).rounded()))
  }
}

extension DayOrInstant: ExpressibleByArgument {
  /// What the command line says, seen from now.
  package init?(argument: String) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    self.init(argument, now: Date(), calendar: calendar)
  }
}
