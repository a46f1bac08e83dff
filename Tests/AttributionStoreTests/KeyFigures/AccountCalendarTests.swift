import AttributionStore
import CallModel
import Foundation
import GRDB
import Testing

/// Days, weeks and months by the clocks of the account.
@Suite struct AccountCalendarTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func names(_ dimension: String, of started: [String], in zone: String?) throws -> [String]
  {
    if let zone {
      try market.store.setTimeZone(
        #require(TimeZone(identifier: zone)), recordedAt: Samples.noon)
    }
    for (place, text) in started.enumerated() {
      try market.call(MadeCall("c\(place)") { $0.started = text })
    }
    return try market.rows(.callVolume, by: dimension).keys.sorted()
  }

  @Test("without a time zone days are those of UTC")
  func unset() throws {
    #expect(try market.store.timeZone() == nil)
    #expect(
      try names("day", of: ["2026-10-03T23:59:59.999Z", "2026-10-04T00:00:00Z"], in: nil)
        == ["2026-10-03", "2026-10-04"])
  }

  @Test(
    "the last moment of a day and the first of the next, also where an hour is told twice",
    arguments: [
      ("Europe/London", "2026-10-24T23:00:00Z", "2026-10-25T23:59:59.999Z", "2026-10-25"),
      ("America/New_York", "2026-11-01T04:00:00Z", "2026-11-02T04:59:59.999Z", "2026-11-01"),
      ("America/New_York", "2026-03-08T05:00:00Z", "2026-03-09T03:59:59.999Z", "2026-03-08"),
      ("Asia/Kolkata", "2026-10-02T18:30:00Z", "2026-10-03T18:29:59.999Z", "2026-10-03"),
      ("Australia/Lord_Howe", "2026-04-04T13:00:00Z", "2026-04-05T13:29:59.999Z", "2026-04-05"),
      ("America/Havana", "2026-11-01T04:00:00Z", "2026-11-02T04:59:59.999Z", "2026-11-01"),
    ])
  func days(_ zone: String, first: String, last: String, day: String) throws {
    #expect(try names("day", of: [first, last], in: zone) == [day])
    let before = try Instant(iso8601: first).unixMs - 1
    let after = try Instant(iso8601: last).unixMs + 1
    let around = [before, after].map { Instant(unixMs: $0).iso8601 }
    #expect(try names("day", of: around, in: zone).contains(day) == false)
  }

  @Test("calls in both of the hours that the clock shows twice are of one day")
  func repeatedHour() throws {
    let hours = ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"]
    #expect(try names("day", of: hours, in: "America/New_York") == ["2026-11-01"])
    #expect(try market.rows(.callVolume, by: "day")["2026-11-01"]?["calls"] == 2)
  }

  @Test(
    "weeks are those of ISO 8601",
    arguments: [
      ("2026-01-01", "2026-W01"), ("2024-12-30", "2025-W01"), ("2027-01-03", "2026-W53"),
      ("2027-01-04", "2027-W01"), ("2026-10-04", "2026-W40"), ("2026-10-05", "2026-W41"),
      ("2023-01-01", "2022-W52"), ("2020-12-31", "2020-W53"),
    ])
  func weeks(_ day: String, week: String) throws {
    #expect(try names("week", of: [day + "T12:00:00Z"], in: nil) == [week])
    try market.spend(100, on: day, for: "spring")
    #expect(try market.rows(.costPerConversion, by: "week")["\(week) USD"]?["spend_minor"] == 100)
  }

  @Test(
    "days, weeks and months of a year of calls are those that a calendar tells", arguments: 0..<6)
  func calendar(_ place: Int) throws {
    let name = [
      "America/New_York", "Europe/London", "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns",
      "Africa/Casablanca",
    ][place]
    let zone = try #require(TimeZone(identifier: name))
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = zone
    try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    var expected: [String: String] = [:]
    // The year in which Samoa had no 30 December, in steps that meet each hour of the day.
    for step in 0..<250 {
      let moment = Date(timeIntervalSince1970: 1_293_840_000 + Double(step) * 126_246)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekOfYear, .yearForWeekOfYear], from: moment)
      func two(_ number: Int?) -> String { String(format: "%02d", number ?? 0) }
      let month = "\(parts.year ?? 0)-\(two(parts.month))"
      expected["c\(step)"] =
        "\(month)-\(two(parts.day)) \(parts.yearForWeekOfYear ?? 0)-W\(two(parts.weekOfYear)) \(month)"
      try market.call(
        MadeCall("c\(step)") {
          $0.started = Instant(unixMs: Int64(moment.timeIntervalSince1970 * 1000)).iso8601
        })
    }
    let rows = try DatabaseQueue(path: market.path).read { db in
      try Row.fetchAll(db, sql: "SELECT call_id, day || ' ' || week || ' ' || month FROM call_days")
    }
    let found = Dictionary(
      uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as String) })
    #expect(found == expected)
  }

  @Test("another zone takes the place of the one before, and the same one again changes nothing")
  func changing() throws {
    let london = try #require(TimeZone(identifier: "Europe/London"))
    let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
    #expect(try market.store.setTimeZone(london, recordedAt: Samples.noon))
    #expect(try !market.store.setTimeZone(london, recordedAt: Samples.later))
    #expect(try market.store.setTimeZone(tokyo, recordedAt: Samples.later))
    #expect(try market.store.timeZone() == tokyo)
    #expect(
      try names("day", of: ["2026-10-03T15:00:00Z"], in: nil) == ["2026-10-04"])
  }

  @Test("a store of the fifteenth version gets the days of UTC, and then those of a zone")
  func olderStore() throws {
    try market.call(MadeCall("c") { $0.started = "2026-10-03T23:30:00Z" })
    try DatabaseQueue(path: market.path).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW call_days; DROP VIEW call_dimensions; DROP VIEW spend_dimensions;
          DROP TABLE account; DROP TABLE utc_offsets; DROP INDEX calls_by_caller;
          DELETE FROM grdb_migrations WHERE identifier LIKE '16 %'
          """)
    }
    let store = try SQLCallStore(path: market.path, opening: .existing)
    func days() throws -> [QueryTable.Value] {
      try store.table(of: .callVolume, by: "day").rows.compactMap(\.first)
    }
    #expect(try days() == ["2026-10-03"])
    try store.setTimeZone(
      #require(TimeZone(identifier: "Europe/Paris")), recordedAt: Samples.noon)
    #expect(try days() == ["2026-10-04"])
  }

  @Test("a call without a time is of no known day")
  func timeless() throws {
    try market.call(MadeCall("c") { $0.started = nil })
    for dimension in ["day", "week", "month"] {
      #expect(try market.rows(.callVolume, by: dimension).keys.sorted() == [""])
    }
  }
}
