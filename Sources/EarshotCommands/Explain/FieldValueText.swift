package import CallModel
import Foundation
package import RuleEngine

/// Values of call facts as rules write them: `6m10s`, `40%`, `$9.99`, `2026-10-03T18:22:00Z`.
package enum FieldValueText {
  /// `value` in words; what is not known is a dash.
  ///
  /// - Parameter zone: by whose clocks a moment is written; UTC if there is none of this name.
  package static func text(_ value: FieldValue?, inZone zone: String? = nil) -> String {
    switch value {
    case nil: "not known"
    case .flag(let flag)?: flag ? "yes" : "no"
    case .duration(let ms)?: duration(ms: ms)
    case .money(let money)?: money.description
    case .number(let number)?: number.description
    case .percent(let fraction)?: percent(fraction)
    case .phone(let number)?: number.e164
    case .text(let text)?: "\"\(text)\""
    case .choice(let word)?: word
    case .instant(let instant)?: time(instant, in: zone.flatMap { TimeZone(identifier: $0) })
    }
  }

  /// A length of time, `1h2m3s`, `450ms`; `0s` for none.
  package static func duration(ms: Int64) -> String {
    let units: [(Int64, String)] = [(3_600_000, "h"), (60_000, "m"), (1000, "s"), (1, "ms")]
    var rest = Int64(clamping: ms.magnitude)
    var text = ""
    for (size, name) in units where rest >= size {
      text += "\(rest / size)\(name)"
      rest %= size
    }
    return (ms < 0 ? "-" : "") + (text.isEmpty ? "0s" : text)
  }

  private static func percent(_ fraction: FixedDecimal) -> String {
    let (whole, isTooLarge) = fraction.millionths.multipliedReportingOverflow(by: 100)
    return (isTooLarge ? fraction : FixedDecimal(millionths: whole)).description
      + (isTooLarge ? "" : "%")
  }

  /// What was compared: the value, and the other field's if there is one, by the clocks that the rule's own times count in.
  package static func texts(_ compared: ComparedValues) -> (own: String, other: String) {
    (
      text(compared.value, inZone: compared.zone), text(compared.otherValue, inZone: compared.zone)
    )
  }

  /// With the offset of `zone`, without the fraction of a second where there is none.
  private static func time(_ instant: Instant, in zone: TimeZone?) -> String {
    let date = Date(timeIntervalSince1970: Double(instant.unixMs) / 1000)
    let offset = zone?.secondsFromGMT(for: date) ?? 0
    let clock = Instant(unixMs: instant.unixMs + Int64(offset) * 1000).iso8601
    let whole = String(clock.dropLast(clock.hasSuffix(".000Z") ? 5 : 1))
    guard offset != 0 else { return whole + "Z" }
    let minutes = offset.magnitude / 60
    return whole + (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":"
      + twoDigits(minutes % 60)
  }

  private static func twoDigits(_ number: UInt) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
