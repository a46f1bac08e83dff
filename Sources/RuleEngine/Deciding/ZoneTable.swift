import CallModel
import Foundation
import RuleCheck

/// The time zones that a plan reckons in, looked up once.
///
/// What a zone's rules are is the one thing that the engine takes from the machine: the system's
/// time zone data.
struct ZoneTable: Sendable {
  private let zones: [String: TimeZone]

  /// The zones that `nodes` name.
  init(_ nodes: [PlanNode]) {
    var names = Set<String>()
    for case .comparison(let field, let test) in nodes {
      names.formUnion(field.zoneNames)
      switch test {
      case .isIn(.timesOfDay(_, _, let zone)), .isNotIn(.timesOfDay(_, _, let zone)):
        names.insert(zone)
      case .compares(_, to: .field(let other)): names.formUnion(other.zoneNames)
      default: break
      }
    }
    zones = Dictionary(
      names.compactMap { name in TimeZone(identifier: name).map { (name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What clocks in `zone` show at `instant`; `nil` if there is no such zone, or for an instant that
  /// no calendar reaches.
  func localTime(of instant: Instant, in zone: String) -> LocalTime? {
    guard let zone = zones[zone], Self.reach.contains(instant.unixMs) else { return nil }
    let date = Date(timeIntervalSince1970: Double(instant.unixMs) / 1000)
    return LocalTime(unixMs: instant.unixMs, offsetSeconds: zone.secondsFromGMT(for: date))
  }

  /// Ten thousand years to either side of 1970: zone rules mean nothing beyond.
  private static let reach = -315_569_520_000_000...Int64(315_569_520_000_000)
}

extension CheckedField {
  fileprivate var zoneNames: [String] {
    if case .weekday(let zone) = self { [zone] } else { [] }
  }
}

/// A day of the week and a time of day.
struct LocalTime: Equatable {
  /// `mon` to `sun`.
  let weekday: String
  /// Milliseconds after midnight, 0 ..< 86,400,000.
  let timeOfDayMs: Int

  init(unixMs: Int64, offsetSeconds: Int) {
    let dayMs: Int64 = 86_400_000
    let localMs = unixMs + Int64(offsetSeconds) * 1000
    let timeOfDayMs = ((localMs % dayMs) + dayMs) % dayMs
    let day = (localMs - timeOfDayMs) / dayMs
    // 1970-01-01 was a Thursday, the fourth of the week's seven days.
    weekday = FieldSchema.weekdays[Int(((day + 3) % 7 + 7) % 7)]
    self.timeOfDayMs = Int(timeOfDayMs)
  }
}
