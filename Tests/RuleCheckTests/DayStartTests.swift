import CallModel
import Diagnostics
import Foundation
import RuleCheck
import TestSupport
import Testing

/// When days begin that rules name, beside what Foundation's calendar and ISO 8601 say.
@Suite("When a day of a rule begins")
struct DayStartTests {
  /// The moment from which `call.started >= date` holds in a file of `zone`.
  private func start(of date: String, in zone: String) throws -> Instant {
    let text = """
      language 1
      timezone "\(zone)"
      rule "r" when call.started >= \(date) then tag "t"
      """
    let source = SourceFile(path: "test.rules", text: text)
    let result = checkRules([CheckedFile(name: "test.rules", source: source)])
    let rule = try #require(result.ruleset?.rules.first, Comment(rawValue: result.text()))
    guard case .comparison(let comparison) = rule.when,
      case .compares(.greaterOrEqual, to: .value(.instant(let start))) = comparison.test
    else { throw WrongShape(description: "\(rule.when)") }
    return start
  }

  @Test(
    "days before 1582 are Gregorian, as ISO 8601 has them",
    arguments: [
      "0001-01-01", "0004-02-29", "1200-02-29", "1500-02-28", "1500-03-01", "1582-10-04",
      "1582-10-10", "1582-10-15", "1700-03-01",
    ])
  func earlyDays(date: String) throws {
    #expect(try start(of: date, in: "UTC") == Instant(iso8601: "\(date)T00:00Z"))
    // 9 hours before UTC since 1912, and by the sun before.
    let seoul = try start(of: date, in: "Asia/Seoul")
    #expect(try Instant(iso8601: "\(date)T00:00Z").unixMs - seoul.unixMs == 30_472_000)
  }

  @Test("where clocks skip a day, it begins with the next one")
  func skippedDays() throws {
    #expect(
      try start(of: "2011-12-30", in: "Pacific/Apia") == start(of: "2011-12-31", in: "Pacific/Apia")
    )
    #expect(
      try start(of: "1844-12-31", in: "Asia/Manila") == start(of: "1845-01-01", in: "Asia/Manila"))
  }

  @Test(
    "later days are those of Foundation's calendar, in any zone, also where clocks change",
    arguments: UInt64(1)...8)
  func anyDays(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var calendar = Calendar(identifier: .gregorian)
    for _ in 0..<40 {
      let name = try #require(
        TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }.randomElement(using: &random))
      let zone = try #require(TimeZone(identifier: name))
      calendar.timeZone = zone
      let moment = Date(timeIntervalSince1970: .random(in: -6e9...4e9, using: &random))
      let change = zone.nextDaylightSavingTimeTransition(after: moment) ?? moment
      for days in -1...1 {
        let day = change + Double(days) * 86_400
        var parts = calendar.dateComponents([.year, .month, .day], from: day)
        parts.hour = 12
        let expected = calendar.startOfDay(for: try #require(calendar.date(from: parts)))
        let date = day.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
        #expect(
          try start(of: date, in: name).unixMs
            == Int64((expected.timeIntervalSince1970 * 1000).rounded()), "\(date) in \(name)")
      }
    }
  }
}
