import CallModel

/// Collects what speaks against telling a platform of a conversion now.
struct Objections {
  let event: ConversionEvent
  let now: Instant
  private(set) var all: [ExportObjection] = []

  init(to event: ConversionEvent, at now: Instant) {
    self.event = event
    self.now = now
  }

  mutating func add(_ rule: ExportRule, _ reason: String, _ advice: String) {
    all.append(ExportObjection(event, rule: rule, reason: reason, advice: advice))
  }
}

/// Lengths of time in the unit that rules have.
enum Span {
  static let hourMs: Int64 = 3_600_000
  static let dayMs: Int64 = 24 * hourMs

  /// A length of time for people, in whole units: `3 days`, `5 hours`, `20 minutes`.
  static func text(_ ms: Int64) -> String {
    let unit = unit(of: ms)
    return text(ms / unit.ms, unit.name)
  }

  /// One that is longer than `limitMs`, and is not told as that: `90 days 5 hours`, where `90 days` is the limit.
  static func text(_ ms: Int64, beyond limitMs: Int64) -> String {
    let unit = unit(of: ms)
    let whole = ms / unit.ms * unit.ms
    let rest = ms - whole
    guard whole <= limitMs, rest > 0 else { return text(ms) }
    let (restMs, restName): (Int64, String) =
      rest >= hourMs ? (hourMs, "hour") : rest >= 60_000 ? (60_000, "minute") : (1000, "second")
    // Less than a second is told as one: it is what is too much.
    return "\(text(ms)) \(text(max(1, rest / restMs), restName))"
  }

  private static func unit(of ms: Int64) -> (ms: Int64, name: String) {
    ms >= 2 * dayMs ? (dayMs, "day") : ms >= 2 * hourMs ? (hourMs, "hour") : (60_000, "minute")
  }

  private static func text(_ count: Int64, _ unit: String) -> String {
    "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
