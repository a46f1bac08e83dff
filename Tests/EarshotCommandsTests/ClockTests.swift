import CallModel
import EarshotCommands
import Foundation
import TestSupport
import Testing

@Suite("Days and times by the clocks of a zone")
struct ClockTests {
  @Test(
    "are those of the calendar",
    arguments: ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia"])
  func calendar(zone: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = zone
    formatter.dateFormat = "yyyy-MM-dd HH:mm"
    var random = SeededGenerator(seed: 1582)
    // From 1583 to 2100: before that the calendar is another.
    for _ in 0..<500 {
      let seconds = Int64.random(in: -12_212_553_600...4_102_444_800, using: &random)
      let instant = Instant(unixMs: seconds * 1000)
      let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
      #expect(instant.minute(in: zone) == expected)
      #expect(instant.day(in: zone) == expected.prefix(10))
    }
  }

  @Test(
    "before 1582 are Gregorian, as ISO 8601 has them",
    arguments: ["0001-01-01", "1582-10-04", "1582-10-10"])
  func early(day: String) throws {
    let noon = try Instant(iso8601: day + "T12:30Z")
    #expect(noon.day(in: .gmt) == day)
    #expect(noon.minute(in: .gmt) == day + " 12:30")
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let asked = try #require(DayOrInstant(day, now: Date(), calendar: calendar))
    #expect(asked.start.iso8601 == day + "T00:00:00.000Z")
    #expect(asked.end.unixMs - asked.start.unixMs == 86_400_000)
  }

  @Test(
    "that never were are none", arguments: ["2011-12-30", "2026-02-30", "2026-13-01", "2026-1-1"])
  func missing(day: String) throws {
    var calendar = Calendar(identifier: .gregorian)
    // Samoa went from the 29th to the 31st.
    calendar.timeZone = try #require(TimeZone(identifier: "Pacific/Apia"))
    #expect(DayOrInstant(day, now: Date(), calendar: calendar) == nil)
    #expect(DayOrInstant("2011-12-31", now: Date(), calendar: calendar) != nil)
  }

  @Test(
    "end where the next day begins, also where clocks are put forward at midnight",
    arguments: [
      ("Africa/Cairo", "2026-04-23"), ("America/Santiago", "2026-09-05"),
      ("America/Sao_Paulo", "2018-11-03"), ("America/Sao_Paulo", "2018-02-17"),
      ("America/Havana", "2026-10-31"), ("Australia/Lord_Howe", "2026-10-03"),
    ])
  func contiguous(zone: String, day: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let first = try #require(DayOrInstant(day, now: Date(), calendar: calendar))
    var previous = first
    for hours in [36, 60] {
      let noon = Instant(unixMs: first.start.unixMs + Int64(hours) * 3_600_000)
      let next = try #require(DayOrInstant(noon.day(in: zone), now: Date(), calendar: calendar))
      #expect(previous.end == next.start)
      #expect(Instant(unixMs: previous.end.unixMs - 1).day(in: zone) < previous.end.day(in: zone))
      previous = next
    }
  }

  @Test("that the clocks of an account skipped are empty there")
  func skipped() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let samoa = try #require(TimeZone(identifier: "Pacific/Apia"))
    let day = try #require(DayOrInstant("2011-12-30", now: Date(), calendar: calendar))
    #expect(day.inZone(samoa).start.iso8601 == "2011-12-30T10:00:00.000Z")
    #expect(day.inZone(samoa).end == day.inZone(samoa).start)
  }
}
