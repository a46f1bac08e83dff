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

  /// A length of time for people: `3 days`, `5 hours`, `20 minutes`.
  static func text(_ ms: Int64) -> String {
    let (count, unit) =
      ms >= 2 * dayMs
      ? (ms / dayMs, "day") : ms >= 2 * hourMs ? (ms / hourMs, "hour") : (ms / 60_000, "minute")
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }
}
