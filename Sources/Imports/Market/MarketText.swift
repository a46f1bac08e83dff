import CallModel
import Diagnostics

/// Reads what only files about the market hold.
enum MarketText {
  /// The longest cell, in bytes: longer than any address that a browser opens.
  static let cellLimit = 16_384

  /// No count is larger, so that thousands of them can be added up.
  private static let countLimit: Int64 = 999_999_999_999_999

  /// Passes texts of a sensible length.
  static func checkLength(_ text: String) throws(ValueFault) {
    guard text.utf8.count <= cellLimit else {
      throw ValueFault(
        "is \(text.utf8.count) bytes long",
        advice: "a cell holds at most \(cellLimit) bytes")
    }
  }

  /// Whether `bytes` are well-formed.
  static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { $0.allSatisfy { $0 < 0x80 } }
      || String(validating: bytes, as: UTF8.self) != nil
  }

  /// What `text` says as one of the kinds that calls do not have.
  static func value(
    _ text: String, of kind: MarketColumn.Kind
  ) throws(ValueFault) -> MarketValue {
    let text = BlankEnds.trimmed(text)
    guard !text.isEmpty else { return .unknown }
    try ControlCharacters.check(text)
    return switch kind {
    case .day: .text(try day(text))
    case .personEmail: .contact(try email(text))
    case .count: .integer(try count(text))
    case .quantity: .integer(try quantity(text))
    case .currency: .text(try currency(text))
    case .instantOrDay: try instantOrDay(text)
    default: .unknown
    }
  }

  /// Whether `text` has a time, where it may be a day alone: it is longer than one.
  static func isTime(_ text: String) -> Bool { BlankEnds.trimmed(text).utf8.count > 10 }

  private static func instantOrDay(_ text: String) throws(ValueFault) -> MarketValue {
    if isTime(text) { return .instant(try FieldValueReader.instant(text)) }
    return .text(try day(text))
  }

  private static func day(_ text: String) throws(ValueFault) -> String {
    guard text.utf8.count == 10, let midnight = try? Instant(iso8601: text + "T00:00Z") else {
      throw ValueFault(
        "is not a day: \(ValueFault.quoted(text))", advice: "write it as 2026-10-03")
    }
    return String(midnight.iso8601.prefix(10))
  }

  private static func email(_ text: String) throws(ValueFault) -> String {
    let address = text.lowercased()
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !address.contains(where: { $0.isWhitespace || $0 == "," || $0 == "<" })
    else {
      // The address itself is nobody's business in a log.
      throw ValueFault("is not an e-mail address", advice: "write one address, name@example.com")
    }
    return address
  }

  private static func count(_ text: String) throws(ValueFault) -> Int64 {
    guard text.utf8.allSatisfy(ASCII.isDigit), let count = Int64(text) else {
      throw ValueFault(
        "is not a count: \(ValueFault.quoted(text))", advice: "write digits, for example 1200")
    }
    guard count <= countLimit else {
      throw ValueFault(
        "is more than anybody counts: \(ValueFault.quoted(text))",
        advice: "mend it: with such numbers sums cannot be counted")
    }
    return count
  }

  private static func quantity(_ text: String) throws(ValueFault) -> Int64 {
    guard text.first == "-" else { return try count(text) }
    do throws(ValueFault) {
      return -(try count(String(text.dropFirst())))
    } catch {
      throw ValueFault(
        "is not a whole number: \(ValueFault.quoted(text))", advice: "write digits, for example -1")
    }
  }

  private static func currency(_ text: String) throws(ValueFault) -> String {
    guard let currency = Currency(code: text.uppercased()) else {
      throw ValueFault(
        "is not a currency: \(ValueFault.quoted(text))", advice: "write its code, such as USD")
    }
    return currency.code
  }
}
