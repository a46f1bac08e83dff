package import CallModel

/// Values of call facts as rules write them: `6m10s`, `40%`, `$9.99`, `2026-10-03T18:22:00Z`.
package enum FieldValueText {
  /// `value` in words; what is not known is a dash.
  package static func text(_ value: FieldValue?) -> String {
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
    case .instant(let instant)?: time(instant)
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

  /// In UTC, without the fraction of a second where there is none.
  private static func time(_ instant: Instant) -> String {
    let text = instant.iso8601
    return text.hasSuffix(".000Z") ? String(text.dropLast(5)) + "Z" : text
  }
}
