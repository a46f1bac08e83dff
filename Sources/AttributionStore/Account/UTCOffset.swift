import CallModel
import Foundation

/// From when on the clocks of a time zone are how far before UTC.
struct UTCOffset: Hashable {
  /// The first moment at which it holds; `nil` for since ever.
  let start: Instant?
  /// Seconds; 3600 an hour east of Greenwich.
  let seconds: Int

  /// The years of which a store knows the clocks: those in which calls were recorded, and long enough
  /// after them.
  private static let known =
    Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 4_102_444_800)

  /// The offsets of a time zone from 1970 to 2100, oldest first, as far as is known today.
  static func all(of zone: TimeZone) -> [UTCOffset] {
    var moment = known.lowerBound
    var offsets = [UTCOffset(start: nil, seconds: zone.secondsFromGMT(for: moment))]
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment,
      next < known.upperBound
    {
      moment = next
      let seconds = zone.secondsFromGMT(for: next)
      guard seconds != offsets.last?.seconds else { continue }
      offsets.append(
        UTCOffset(
          start: Instant(unixMs: Int64((next.timeIntervalSince1970 * 1000).rounded())),
          seconds: seconds))
    }
    return offsets
  }
}
