import AttributionStore
import CallModel
import TestSupport
import Testing

@Suite struct StoredInstantTests {
  private func unixMs(_ text: String) -> Int64? {
    Array(text.utf8).withUnsafeBufferPointer(StoredInstant.unixMs)
  }

  @Test("what is stored is read back, from the year 0 to 9999, leap days too")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 1)
    let first = try Instant(iso8601: "0000-01-01T00:00:00Z").unixMs
    let last = try Instant(iso8601: "9999-12-31T23:59:59.999Z").unixMs
    let days = try ["2000-02-29", "1900-02-28", "2024-02-29", "0000-02-29", "0000-03-01"].map {
      try Instant(iso8601: $0 + "T12:34:56.789Z").unixMs
    }
    let random = (0..<20_000).map { _ in Int64.random(in: first...last, using: &generator) }
    for ms in days + [first, last, 0, -1] + random {
      let text = try #require(StoredInstant.text(Instant(unixMs: ms)))
      #expect(unixMs(text) == ms, "\(text)")
    }
  }

  @Test("other texts are none")
  func others() {
    for text in [
      "", "2026-10-03", "2026-10-03T18:22:00.000", "2026-10-03T18:22:00.00Z",
      "2026-1a-03T18:22:00.000Z", "2026-13-03T18:22:00.000Z", "2026-10-00T18:22:00.000Z",
      "2026-10-03T18:22:00.000+", "\u{661}026-10-03T18:22:00.00Z",
    ] { #expect(unixMs(text) == nil, "\(text)") }
  }
}
