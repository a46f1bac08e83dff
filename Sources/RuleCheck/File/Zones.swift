import CallModel
import Diagnostics
import Foundation
import RuleSyntax

/// Time zones by name, and the moments at which days begin in them.
enum Zones {
  /// The zone that is written, which must be one of the IANA database.
  static func zone(named name: StringLiteral, _ reporter: inout Reporter) -> TimeZone? {
    let isPlace = name.value.contains("/") || name.value == "UTC"
    if isPlace, let zone = TimeZone(identifier: name.value) { return zone }
    let nearest =
      place(meantBy: name.value)
      ?? reporter.suggestions.nearest(to: name.value, among: known)
    reporter.add(
      .badLiteral, "there is no time zone `\(name.value)`", at: name.span, "not a known time zone",
      help: nearest.map { "did you mean `\($0)`?" }
        ?? "write a name of the IANA database, such as `America/New_York`",
      // What an abbreviation means depends on the country, and on the season.
      fix: abbreviations[name.value.uppercased()] != nil
        ? nil : nearest.map { (name.span, "\"\($0)\"") })
    return nil
  }

  /// The zone of a city, or the one that an abbreviation is mostly used for.
  private static func place(meantBy text: String) -> String? {
    if let place = abbreviations[text.uppercased()] { return place }
    let places = zonesByCity[text.replacing(" ", with: "_").lowercased(), default: []]
    return places.count == 1 ? places[0] : nil
  }

  private static let known = TimeZone.knownTimeZoneIdentifiers

  /// Zones by the city that they are called after, in small letters.
  private static let zonesByCity = Dictionary(
    grouping: known,
    by: { zone in zone.lowercased().split(separator: "/").last.map(String.init) ?? "" })

  private static let abbreviations = [
    "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
    "CST": "America/Chicago", "CDT": "America/Chicago", "MST": "America/Denver",
    "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles",
    "KST": "Asia/Seoul", "JST": "Asia/Tokyo", "GMT": "Europe/London", "BST": "Europe/London",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
  ]

  /// The first moment of `date` in `zone`, `daysLater` days later; where clocks skipped that day, that of the next one.
  ///
  /// Days are counted as ISO 8601 counts them, those before 1582 too, which Foundation's calendar takes for Julian.
  static func start(of date: CalendarDate, daysLater: Int = 0, in zone: TimeZone) -> Instant {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    // At noon every day exists; its first moment may be later than midnight, where clocks are put
    // forward at midnight. Around a day that clocks skip the smaller offset leads behind it.
    let utcNoon = Date(
      timeIntervalSince1970: Double(date.daysSinceEpoch + daysLater) * 86_400 + 43_200)
    let offset = zone.secondsFromGMT(for: utcNoon)
    let other = zone.secondsFromGMT(for: utcNoon - TimeInterval(offset))
    let start = calendar.startOfDay(for: utcNoon - TimeInterval(min(offset, other)))
    return Instant(unixMs: Int64((start.timeIntervalSince1970 * 1000).rounded()))
  }
}
