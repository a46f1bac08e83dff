import CallModel
import Diagnostics
import EarshotCommands
import Foundation
import Pipeline
import Testing

@Suite("What a search says") struct SearchPresentationTests {
  private func calendar(_ zone: String) throws -> Calendar {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: zone))
    return calendar
  }

  private func point(_ text: String, zone: String = "UTC") throws -> DayOrInstant? {
    // 2026-10-08, 12:00 UTC.
    DayOrInstant(
      text, now: Date(timeIntervalSince1970: 1_791_460_800), calendar: try calendar(zone))
  }

  private func text(_ point: DayOrInstant?) -> [String] {
    point.map { [$0.start.iso8601, $0.end.iso8601] } ?? []
  }

  @Test(
    "a day is from midnight to midnight, in the calendar's time zone, on the day of a clock change too"
  )
  func days() throws {
    #expect(
      text(try point("2026-10-03")) == ["2026-10-03T00:00:00.000Z", "2026-10-04T00:00:00.000Z"])
    #expect(
      text(try point("2026-11-01", zone: "America/New_York"))
        == ["2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"])
  }

  @Test("days back count from today; a time is the time itself")
  func others() throws {
    #expect(text(try point("0d")) == ["2026-10-08T00:00:00.000Z", "2026-10-09T00:00:00.000Z"])
    #expect(text(try point("30d")).first == "2026-09-08T00:00:00.000Z")
    #expect(
      text(try point("2026-10-03T14:00:00-04:00"))
        == ["2026-10-03T18:00:00.000Z", "2026-10-03T18:00:00.000Z"])
  }

  @Test(
    "anything else is no day",
    arguments: [
      "", "d", "-3d", "99999d", "30", "yesterday", "2026-02-30", "2026-13-01", "2026-1-1",
      "2026-10-03T14:00:00", "26-10-03", "2026/10/03", "+026-10-03", "١٢٣٤-01-01",
    ])
  func noDay(text: String) throws {
    #expect(try point(text) == nil)
  }

  @Test("cells are quoted where they have to be, and are no formulas")
  func csv() {
    #expect(CSVText.line(["a", "b c", ""]) == "a,b c,")
    #expect(CSVText.line(["a,b", "say \"no\"", "x\ny"]) == "\"a,b\",\"say \"\"no\"\"\",\"x\ny\"")
    #expect(
      CSVText.line(["=1+1", "-3.5", "+12125550100", "@sum"]) == "'=1+1,-3.5,+12125550100,'@sum")
  }

  @Test(
    "how much sound, and how long it took",
    arguments: [
      (30_000, "30 s"), (60_000, "1 min"), (2_280_000, "38 min"), (8_640_000, "2.4 h"),
      (3_679_200_000, "1,022 h"),
    ])
  func hours(ms: Int64, expected: String) {
    #expect(PlainText.hours(ms: ms) == expected)
  }

  @Test(
    "seconds",
    arguments: [(0.004, "0.00 s"), (0.043, "0.04 s"), (0.999, "1.0 s"), (12.34, "12.3 s")])
  func seconds(_ seconds: Double, expected: String) {
    #expect(PlainText.seconds(seconds) == expected)
  }

  @Test(
    "how often something happens in an hour",
    arguments: [
      (0, "0.00"), (0.001, "0.01"), (0.25, "0.25"), (0.999, "1.0"), (3.42, "3.4"), (12, "12"),
      (.infinity, "1,000,000"),
    ])
  func rate(_ rate: Double, expected: String) {
    #expect(PlainText.rate(rate) == expected)
  }

  @Test("calls that could not be searched are counted and named by reason, the most frequent first")
  func coverage() {
    let gaps =
      [SearchGap(callID: "t", reason: .wordsNotKept)]
      + (1...7).map { SearchGap(callID: "c-\($0)", reason: .notIndexed) }
    let lines = CoverageText.lines(gaps, store: "a.db")
    #expect(lines.count == 2)
    #expect(lines[0].hasSuffix(": 7 calls: c-1, c-2, c-3, c-4, c-5 and 2 more"))
    #expect(lines[0].contains("earshot index rebuild --store a.db"))
    #expect(lines[1].hasSuffix(": 1 call: t"))
    #expect(CoverageText.lines([], store: "a.db").isEmpty)
  }
}
