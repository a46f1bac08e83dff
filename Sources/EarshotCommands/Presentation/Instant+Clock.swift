package import CallModel
package import Foundation

extension Instant {
  /// The day by the clocks of `zone`, `2026-10-05`, as ISO 8601 counts days: also those before 1582 are Gregorian.
  package func day(in zone: TimeZone) -> String { clock(in: zone).day }

  /// Day and time of day by the clocks of `zone`, `2026-10-05 09:14`.
  package func minute(in zone: TimeZone) -> String {
    let (day, time) = clock(in: zone)
    return "\(day) \(time.prefix(5))"
  }

  private func clock(in zone: TimeZone) -> (day: String, time: Substring) {
    let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(unixMs) / 1000))
    let parts = Instant(unixMs: unixMs + Int64(offset) * 1000).iso8601.split(separator: "T")
    return (String(parts[0]), parts[1])
  }
}
