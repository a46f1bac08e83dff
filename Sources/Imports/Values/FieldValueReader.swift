import CallModel
import Diagnostics
import TextNormalize

/// Reads the text of a cell as a value of a field's type.
enum FieldValueReader {
  /// The value that `text` writes for `field`; `nil` if it is blank, or says that a number was
  /// withheld: then the value is not known.
  static func value(_ text: String, for field: Field) throws(ValueFault) -> FieldValue? {
    let text = BlankEnds.trimmed(text)
    guard !text.isEmpty else { return nil }
    try ControlCharacters.check(text)
    return switch field.type {
    case .flag: .flag(try flag(text))
    case .duration: .duration(ms: try DurationText.milliseconds(text))
    case .money: .money(try MoneyText.money(text))
    case .number: .number(try number(text))
    case .percent: .percent(try percent(text))
    case .phone: try phone(text).map { .phone($0) }
    case .text: .text(text.nfc)
    case .choice: .choice(try choice(text, among: field.choices))
    case .instant: .instant(try instant(text))
    }
  }

  private static func flag(_ text: String) throws(ValueFault) -> Bool {
    switch text.lowercased() {
    case "yes", "true", "1", "y", "t": return true
    case "no", "false", "0", "n", "f": return false
    default:
      throw ValueFault(
        "is neither yes nor no: \(ValueFault.quoted(text))", advice: "write yes or no")
    }
  }

  private static func number(_ text: String) throws(ValueFault) -> FixedDecimal {
    guard let number = FixedDecimal(parsing: text) else {
      throw ValueFault(
        "is not a number: \(ValueFault.quoted(text))",
        advice: "write digits with a point and at most six decimals, for example 3.5")
    }
    return number
  }

  private static func percent(_ text: String) throws(ValueFault) -> FixedDecimal {
    guard text.last == "%", let number = FixedDecimal(parsing: BlankEnds.trimmed(text.dropLast())),
      number.millionths.isMultiple(of: 100)
    else {
      throw ValueFault(
        "is not a percentage: \(ValueFault.quoted(text))",
        advice: "write it with the sign and at most four decimals, for example 40%")
    }
    return FixedDecimal(millionths: number.millionths / 100)
  }

  /// What telephone systems write where a caller has withheld the number.
  private static let withheld: Set<String> = [
    "anonymous", "blocked", "no caller id", "none", "private", "restricted", "unavailable",
    "unknown",
    "withheld",
  ]

  private static func phone(_ text: String) throws(ValueFault) -> PhoneNumber? {
    if withheld.contains(text.lowercased()) { return nil }
    if let number = PhoneNumber(text) { return number }
    let isWithoutPlus = text.first != "+" && PhoneNumber("+" + text) != nil
    throw ValueFault(
      isWithoutPlus
        ? "does not say which country it belongs to: \(ValueFault.quoted(text))"
        : "is not a telephone number: \(ValueFault.quoted(text))",
      advice: "write + and the country code first, for example +1 212 555 0100",
      option: isWithoutPlus ? "name the country with `--country +1`" : nil)
  }

  private static func choice(
    _ text: String, among choices: [String]
  ) throws(ValueFault) -> String {
    let word = text.lowercased()
    if choices.contains(word) { return word }
    let all = choices.joined(separator: ", ")
    throw ValueFault(
      "is none of \(all): \(ValueFault.quoted(text))",
      advice: Spelling.nearest(to: word, among: choices).map { "did you mean \($0)?" })
  }

  /// The time that `text`, without blanks around it, writes.
  static func instant(_ text: String) throws(ValueFault) -> Instant {
    do {
      return try Instant(iso8601: text)
    } catch {
      let example = "2026-10-03T14:22:00-04:00"
      throw switch error {
      case .notATime:
        ValueFault("is not a time: \(ValueFault.quoted(text))", advice: "write it as \(example)")
      case .missingOffset:
        ValueFault(
          "does not say in which time zone it is: \(ValueFault.quoted(text))",
          advice: "add the offset from UTC, for example \(example), or Z for UTC",
          option: "name the zone with `--zone America/New_York`")
      case .outOfRange:
        ValueFault("is no day and time that exists: \(ValueFault.quoted(text))")
      }
    }
  }
}
