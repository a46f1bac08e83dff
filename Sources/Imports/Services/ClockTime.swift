import CallModel
import Foundation

/// Reads times as services write them: with an offset, or as the clock of an account showed them.
enum ClockTime {
  /// The time in `text` with its offset from UTC: what has none is of a clock in `timeZone`.
  ///
  /// `2026-10-03 02:22 PM -07:00`, `2026-10-03 14:22:10`; what cannot be read is left as it is, for whoever
  /// reads it next to refuse as the file has it.
  static func text(_ text: String, in timeZone: TimeZone?) throws(ValueFault) -> String {
    let iso = withoutHalves(text)
    if (try? Instant(iso8601: iso)) != nil { return iso }
    guard let wall = try? Instant(iso8601: iso + "Z") else { return text }
    guard let timeZone else { return iso }
    let instants = candidates(wall, timeZone)
    switch instants.count {
    case 1: return instants[0].iso8601
    case 0:
      throw ValueFault(
        "is no time that was: \(ValueFault.quoted(text))",
        advice: "the clocks of \(timeZone.identifier) were put forward over it")
    default:
      throw ValueFault(
        "was twice: \(ValueFault.quoted(text))",
        advice:
          "the clocks of \(timeZone.identifier) were put back over it; add the offset from UTC")
    }
  }

  /// The moments at which a clock in `timeZone` showed what one in UTC showed at `wall`.
  private static func candidates(_ wall: Instant, _ timeZone: TimeZone) -> [Instant] {
    func offsetMs(_ unixMs: Int64) -> Int64 {
      let date = Date(timeIntervalSince1970: Double(unixMs) / 1000)
      return Int64(timeZone.secondsFromGMT(for: date)) * 1000
    }
    let dayMs: Int64 = 86_400_000
    let offsets = Set([offsetMs(wall.unixMs - dayMs), offsetMs(wall.unixMs + dayMs)])
    return offsets.filter { offsetMs(wall.unixMs - $0) == $0 }.sorted()
      .map { Instant(unixMs: wall.unixMs - $0) }
  }

  /// `2026-10-03 02:22 PM -07:00` as `2026-10-03 14:22-07:00`.
  private static func withoutHalves(_ text: String) -> String {
    var words = text.split(separator: " ").map(String.init)
    if let half = words.firstIndex(where: { ["am", "pm"].contains($0.lowercased()) }), half > 0 {
      guard let time = full(words[half - 1], isAfternoon: words[half].lowercased() == "pm") else {
        return text
      }
      words[half - 1] = time
      words.remove(at: half)
    }
    // Between day and time stands one blank, before the offset none.
    guard words.count > 2, words[0].utf8.count == 10 else { return words.joined(separator: " ") }
    if words[2].uppercased() == "UTC" { words[2] = "Z" }
    return words[0] + " " + words[1...].joined()
  }

  /// `02:22` of the afternoon as `14:22`.
  private static func full(_ time: String, isAfternoon: Bool) -> String? {
    let parts = time.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let hour = Int(parts[0]), (1...12).contains(hour) else { return nil }
    let full = hour % 12 + (isAfternoon ? 12 : 0)
    return (full < 10 ? "0" : "") + "\(full):" + parts[1]
  }
}
