import CallModel
import PlatformExport

/// A conversion of $100 that somebody made on the telephone on 2026-10-03, five minutes after a click.
struct Sample {
  var outcomeID: Int64 = 12
  var originID: Int64 = 12
  var name = "card sale"
  var value: Money? = Money(minorUnits: 10_000, currency: .usd)
  var callID = "c-1"
  var startedAt = Sample.instant("2026-10-03T14:22:00-04:00")
  var convertedAt = Sample.instant("2026-10-03T14:26:30-04:00")
  var caller = PhoneNumber("+12125550100")
  var clicks = [
    AdClick(kind: .gclid, id: "Cj0K-Ab_1", at: Sample.instant("2026-10-03T14:17:00-04:00"))
  ]
  var person = ConversionEvent.Person()
  var origin = ConversionEvent.Origin()

  var event: ConversionEvent {
    ConversionEvent(
      outcomeID: outcomeID, originID: originID, name: name, value: value, convertedAt: convertedAt,
      call: ConversionEvent.Facts(
        id: callID, startedAt: startedAt,
        durationMs: convertedAt.unixMs - startedAt.unixMs, isInbound: true, isAnswered: true,
        callerNumber: caller, trackingNumber: "+12125550199", agentID: "a-7", agentTeam: "sales"),
      clicks: clicks, person: person, origin: origin)
  }

  /// A day later, when everything is old enough and nothing too old.
  static let now = instant("2026-10-04T20:00:00Z")

  static func instant(_ text: String) -> Instant {
    (try? Instant(iso8601: text)) ?? Instant(unixMs: 0)
  }
}
