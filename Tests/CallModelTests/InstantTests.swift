import CallModel
import Testing

@Suite struct InstantTests {
  @Test(
    "instants are read with any offset and written in UTC",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000Z"),
      ("2026-10-03T14:22:00-04:00", 1_791_051_720_000, "2026-10-03T18:22:00.000Z"),
      ("2026-10-03 14:22:00.250-0400", 1_791_051_720_250, "2026-10-03T18:22:00.250Z"),
      ("2026-10-03t18:22z", 1_791_051_720_000, "2026-10-03T18:22:00.000Z"),
      ("2026-10-04T03:22:00.5+09", 1_791_051_720_500, "2026-10-03T18:22:00.500Z"),
      ("2026-10-03T23:52:00,0019+05:30", 1_791_051_720_001, "2026-10-03T18:22:00.001Z"),
      ("2000-02-29T23:59:59.999Z", 951_868_799_999, "2000-02-29T23:59:59.999Z"),
      ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
      ("0000-01-01T00:00:00Z", -62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
      ("9999-12-31T23:59:59Z", 253_402_300_799_000, "9999-12-31T23:59:59.000Z"),
    ] as [(String, Int64, String)])
  func readAndWritten(text: String, unixMs: Int64, written: String) throws {
    let instant = try Instant(iso8601: text)
    #expect(instant.unixMs == unixMs)
    #expect(instant.iso8601 == written)
  }

  @Test(
    "a text that is no instant says why",
    arguments: [
      ("", .notATime), ("yesterday", .notATime), ("2026-10-03", .notATime),
      ("10/03/2026 14:22", .notATime), ("2026-10-03T14", .notATime),
      ("2026-10-03T1:22Z", .notATime),
      ("2026-10-03T14:22:0Z", .notATime), ("2026-10-03T14:22:00.Z", .notATime),
      ("2026-10-03T14:22:00Zz", .notATime), ("2026-10-03T14:22:00+4", .notATime),
      ("2026-10-03T14:22:00 UTC", .notATime), ("２026-10-03T14:22:00Z", .notATime),
      ("2026-10-03T14:22:00+04:75", .notATime), (" 2026-10-03T14:22:00Z", .notATime),
      ("2026-10-03T14:22", .missingOffset), ("2026-10-03 14:22:00.5", .missingOffset),
      ("2026-13-01T00:00Z", .outOfRange), ("2026-00-01T00:00Z", .outOfRange),
      ("2026-02-29T00:00Z", .outOfRange), ("1900-02-29T00:00Z", .outOfRange),
      ("2026-04-31T00:00Z", .outOfRange), ("2026-10-00T00:00Z", .outOfRange),
      ("2026-10-03T24:00Z", .outOfRange), ("2026-10-03T23:60Z", .outOfRange),
      ("2026-10-03T23:59:60Z", .outOfRange), ("2026-10-03T23:59:00+24:00", .outOfRange),
    ] as [(String, Instant.ISO8601Error)])
  func refused(text: String, reason: Instant.ISO8601Error) {
    #expect(throws: reason) { try Instant(iso8601: text) }
  }

  /// The calendar again, one day after the other.
  @Test("every day of four centuries is where counting days one by one puts it")
  func everyDay() throws {
    var (year, month, day) = (1700, 1, 1)
    var unixMs = try Instant(iso8601: "1700-01-01T00:00:00Z").unixMs
    while year < 2101 {
      let date =
        "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
      try #require(Instant(unixMs: unixMs).iso8601 == date + "T00:00:00.000Z")
      try #require(Instant(iso8601: date + "T00:00Z").unixMs == unixMs)
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      let last = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      unixMs += 86_400_000
      day += 1
      if day > last { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(unixMs == 4_133_980_800_000)
  }

  @Test("instants beyond the years that have names are written without a trap")
  func extremes() {
    #expect(Instant(unixMs: .max).iso8601.hasPrefix("292278994-08-17T07:12:55.807Z"))
    #expect(Instant(unixMs: .min).iso8601.hasSuffix("Z"))
  }

  @Test("texts sort as the instants do")
  func order() {
    let instants = [-62_167_219_200_000, -1, 0, 999, 1000, 1_791_051_720_250, 253_402_300_799_999]
      .map { Instant(unixMs: $0) }
    #expect(instants.map(\.iso8601) == instants.map(\.iso8601).sorted())
  }
}
