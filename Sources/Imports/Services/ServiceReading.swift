import CallModel

/// How a service writes a value, and so what it is in our own way of writing.
enum ServiceReading: Sendable, Hashable {
  /// As we do.
  case asWritten
  /// A telephone number, with its country or without.
  case phone
  /// A time with its offset from UTC, or of a clock in the zone that is stated.
  case time
  /// Seconds since 1970.
  case unixSeconds
  /// Milliseconds since 1970.
  case unixMilliseconds
  /// One of these words, in small letters; any other tells nothing.
  case words([String: String])
  /// A length of time of which only matters whether it is any.
  case isLonger
  /// Anything, which means this.
  case always(String)
  /// The name of a source, which says whether it was paid for.
  case nameOfSource

  /// Yes for no and no for yes.
  static let contrary = words([
    "yes": "no", "true": "no", "1": "no", "no": "yes", "false": "yes", "0": "yes",
  ])

  /// It in words, for the page of the format.
  var note: String {
    switch self {
    case .asWritten: ""
    case .phone: "without `+`: a number of `--country`"
    case .time: "without an offset: in `--zone`"
    case .unixSeconds: "seconds since 1970"
    case .unixMilliseconds: "milliseconds since 1970"
    case .words(let words) where self == .contrary && !words.isEmpty: "yes for no, no for yes"
    case .words(let words):
      Dictionary(grouping: words.keys.sorted()) { words[$0] ?? "" }.sorted { $0.key < $1.key }
        .map { "`\($0.key)` for \($0.value.joined(separator: ", "))" }.joined(separator: "; ")
    case .isLonger: "`yes` if longer than 0"
    case .always(let word): "always `\(word)`"
    case .nameOfSource:
      "where the medium is not told, of the platforms' own names: `cpc` for Google Ads, Bing Paid and the like, `display` for "
        + "Google Display, `organic` for Google Organic"
    }
  }

  /// What our own file would say where the service writes `text`; `nil` for nothing.
  func text(_ text: String, by conventions: CallConventions) throws(ValueFault) -> String? {
    if self == .asWritten { return text }
    let text = BlankEnds.trimmed(text)
    guard !text.isEmpty else { return nil }
    switch self {
    case .asWritten: return text
    case .phone:
      guard text.first != "+", let country = conventions.country else { return text }
      if let number = country.international(text) { return number }
      guard PhoneNumber("+" + text) != nil else { return text }
      throw ValueFault(
        "is no number of +\(country.digits): \(ValueFault.quoted(text))",
        advice: "write + and the country code first, for example +1 212 555 0100")
    case .time: return try ClockTime.text(text, in: conventions.timeZone)
    case .unixSeconds: return try Self.instant(text, unit: 1000)
    case .unixMilliseconds: return try Self.instant(text, unit: 1)
    case .words(let words): return words[text.lowercased()]
    case .always(let word): return word
    case .nameOfSource: return SourceName.medium(text)
    case .isLonger: return try DurationText.milliseconds(text) > 0 ? "yes" : "no"
    }
  }

  private static func instant(_ text: String, unit: Int64) throws(ValueFault) -> String {
    guard let count = Int64(text), count > 0, count < 253_402_300_800_000 / unit else {
      throw ValueFault("is not a time: \(ValueFault.quoted(text))", advice: "write it since 1970")
    }
    return Instant(unixMs: count * unit).iso8601
  }
}
