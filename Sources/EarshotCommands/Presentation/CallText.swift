import CallModel
import Foundation

/// What tables say of a call besides its id.
enum CallText {
  /// When it began, `10-05 09:14`, or `2026-10-05 09:14` where calls of several years may stand side by
  /// side; `nil` if nobody knows.
  static func started(_ call: Call, timeZone: TimeZone, withYear: Bool = false) -> String? {
    guard case .instant(let instant)? = call.facts["call.started"] else { return nil }
    return time(instant, timeZone: timeZone, withYear: withYear)
  }

  /// A time as tables show it.
  static func time(_ instant: Instant, timeZone: TimeZone, withYear: Bool) -> String {
    let text = instant.minute(in: timeZone)
    return withYear ? text : String(text.suffix(11))
  }

  /// When it began, in UTC as ISO 8601 has it.
  static func startedISO(_ call: Call) -> String? {
    guard case .instant(let instant)? = call.facts["call.started"] else { return nil }
    return instant.iso8601
  }

  /// Its campaign: the name, else the id.
  static func campaign(_ call: Call) -> String? {
    for path in ["campaign.name", "campaign.id"] {
      if case .text(let name)? = call.facts[path] { return name }
    }
    return nil
  }
}
