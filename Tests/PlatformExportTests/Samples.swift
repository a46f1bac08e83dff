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
  var day: String?
  var convertedAt = Sample.instant("2026-10-03T14:26:30-04:00")
  var caller = PhoneNumber("+12125550100")
  var clicks = [
    AdClick(kind: .gclid, id: "Cj0K-Ab_1", at: Sample.instant("2026-10-03T14:17:00-04:00"))
  ]
  var person = ConversionEvent.Person()
  var origin = ConversionEvent.Origin()
  var isInbound: Bool? = true
  var durationMs: Int64? = 270_000

  var event: ConversionEvent {
    ConversionEvent(
      outcomeID: outcomeID, originID: originID, name: name, value: value, convertedAt: convertedAt,
      call: ConversionEvent.Facts(
        id: callID, startedAt: startedAt, day: day,
        durationMs: durationMs, isInbound: isInbound, isAnswered: true,
        callerNumber: caller, trackingNumber: "+12125550199", agentID: "a-7", agentTeam: "sales"),
      clicks: clicks, person: person, origin: origin)
  }

  /// The change that its platform has not heard of.
  var change: ConversionChange { ConversionChange(event) }

  /// A day later, when everything is old enough and nothing too old.
  static let now = instant("2026-10-04T20:00:00Z")

  /// What exports are made of in golden files: a sale by Google's click with consent, one in another currency by
  /// Microsoft's and Meta's, an appointment that is worth nothing on the first call, and two changes.
  static var month: [ConversionChange] {
    let known = ConversionEvent.Person(
      email: " Ann.Lee@Gmail.com ", customerID: "5012", dealID: "0065g00000ABCdeAAG",
      visitorID: "v-1", analyticsClientID: "1234567890.1700000000",
      analyticsSessionID: "1700000123",
      metaBrowserID: "fb.1.1700000000000.987654321",
      consent: AdConsent(userData: .granted, personalization: .denied))
    let spring = ConversionEvent.Origin(
      channel: "paid search", source: "google", medium: "cpc", campaignID: "77",
      campaignName: "Spring, early \"birds\"", keyword: "credit card",
      landingPage: "https://example.com/cards?x=1")
    let clicks = ["2026-10-02T08:00:00Z", "2026-10-02T09:30:15.250Z"].map(instant)
    let won = Sample(
      outcomeID: 14, originID: 13, name: "card sale",
      value: Currency(code: "KRW").map {
        Money(minorUnits: 1_250_000, currency: $0)
      }, callID: "c-2", startedAt: instant("2026-10-02T10:00:00Z"),
      convertedAt: instant("2026-10-02T10:10:00.900Z"), caller: PhoneNumber("+82212345678"),
      clicks: [
        AdClick(kind: .gbraid, id: "0AAAA_gb", at: clicks[0]),
        AdClick(kind: .msclkid, id: "f894f652ea334e739002f7167ab8f8e3", at: clicks[0]),
        AdClick(kind: .fbclid, id: "IwAR2x_y", at: clicks[1]),
      ],
      person: ConversionEvent.Person(
        customerID: "00Q5g00000XYZabEAD", analyticsClientID: "555555555.1600000000"))
    var appointment = Sample(outcomeID: 20, originID: 20, name: "appointment", value: nil)
    appointment.convertedAt = instant("2026-10-03T14:26:31-04:00")
    appointment.person = known
    appointment.origin = spring
    var restated = Sample(
      outcomeID: 31, originID: 30, value: Money(minorUnits: 124_000, currency: .usd),
      callID: "c-3", caller: PhoneNumber("+442071838750"),
      clicks: [
        AdClick(kind: .gclid, id: "Cj0K-older", at: clicks[0]),
        AdClick(kind: .msclkid, id: "0a1b2c3d", at: clicks[0]),
      ], person: known)
    restated.origin = spring
    var retracted = restated
    (retracted.outcomeID, retracted.originID, retracted.callID) = (41, 40, "c-4")
    retracted.clicks = [AdClick(kind: .gclid, id: "Cj0K-gone", at: clicks[1])]
    retracted.clicks.append(AdClick(kind: .msclkid, id: "9f8e7d", at: clicks[1]))
    return [
      ConversionChange(Sample(person: known, origin: spring).event), won.change, appointment.change,
      ConversionChange(
        restated.event, .restated(previous: Money(minorUnits: 10_000, currency: .usd))),
      ConversionChange(retracted.event, .retracted),
    ]
  }

  static func instant(_ text: String) -> Instant {
    (try? Instant(iso8601: text)) ?? Instant(unixMs: 0)
  }
}
