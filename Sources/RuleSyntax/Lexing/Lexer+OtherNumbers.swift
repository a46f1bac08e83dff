import CallModel
import Diagnostics

/// Numbers, amounts and days as they are written elsewhere: each is reported with what to write instead.
extension Lexer {
  /// Says that what begins at `start` is no duration, and which one or which amount is meant if that is
  /// clear.
  mutating func notDuration(from start: Int) {
    let text = self.text(from: start)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let word = String(text.dropFirst(digits.count))
    if let meant = Self.clock(of: text) {
      report(
        .badLiteral, "`\(text)` is not a time", from: start, "half of a day",
        help: "the day has 24 hours: write `\(meant)`", fix: meant)
      return
    }
    let sign = UnitWord.sign(for: word)
    // `5M` can be a slip for minutes, and for months or millions elsewhere.
    let meant = word == "원" ? "₩\(digits)" : word.count > 1 ? sign.map { digits + $0 } : nil
    report(
      .badLiteral, "`\(text)` is neither a number nor a duration", from: start, "not understood",
      help: meant.map { "write `\($0)`" } ?? "durations are written like 250ms, 45s, 5m or 1h30m",
      fix: meant)
  }

  /// `1.5m`, which has no unit that is small enough: says what to write instead.
  mutating func brokenDuration(from start: Int) -> Token.Kind {
    let text = self.text(from: start)
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = UnitWord.sign(for: String(text.dropFirst(number.count)))
      .flatMap(DurationUnit.init(rawValue:))
    let ms = unit.flatMap { unit in Double(number).map { ($0 * Double(unit.ms)).rounded() } }
    let meant = ms.flatMap { $0 < 1e12 ? Int64($0) : nil }
      .map { $0.isMultiple(of: 1000) ? "\($0 / 1000)s" : "\($0)ms" }
    report(
      .badLiteral, "`\(text)` is not a value", from: start, "not understood",
      help: meant.map { "durations have no decimals: write `\($0)`" }
        ?? "put a space after the value",
      fix: meant)
    return .malformed
  }

  /// What the clock of 24 hours says for `9am` or `5:30PM`; `nil` for anything else.
  static func clock(of text: String) -> String? {
    let written = text.lowercased()
    guard let half = ["am", "pm"].first(where: written.hasSuffix) else { return nil }
    let parts = written.dropLast(2).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let hour = Int(parts[0]), (1...12).contains(hour),
      let minute = parts.count == 1 ? 0 : Int(parts[1]), (0..<60).contains(minute)
    else { return nil }
    let hours = hour % 12 + (half == "pm" ? 12 : 0)
    return [hours, minute].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
  }

  /// What `$5k` or `₩3M` means in digits; `nil` for anything else.
  static func amountInFull(_ text: String) -> String? {
    guard let factor: Int64 = ["k": 1000, "m": 1_000_000][text.last?.lowercased() ?? ""] else {
      return nil
    }
    let number = text.dropLast()
    let sign = number.prefix { !$0.isNumber }
    guard let amount = FixedDecimal(parsing: String(number.dropFirst(sign.count))),
      amount.millionths < Int64.max / factor
    else { return nil }
    let millionths = amount.millionths * factor
    guard millionths.isMultiple(of: 1_000_000) else { return nil }
    return "\(sign)\(millionths / 1_000_000)"
  }

  /// Whether what begins at `start` goes on from `01.03` with a point and a year.
  func isPointedDate(from start: Int) -> Bool {
    let parts = text(from: start).split(separator: ".")
    return parts.allSatisfy { $0.count <= 2 } && reader.byte(at: index) == UInt8(ascii: ".")
      && digitFollows(index)
  }

  /// `01.03.2026`, a day as it is written in much of Europe.
  mutating func pointedDate(from start: Int) -> Token.Kind {
    index += 1
    takeDigits()
    let parts = text(from: start).split(separator: ".")
    let meant =
      parts.count == 3 && parts[2].count == 4
      ? ([parts[2]] + [parts[1], parts[0]].map { $0.count == 1 ? "0" + $0 : $0 })
        .joined(separator: "-") : nil
    report(
      .badLiteral, "`\(text(from: start))` is not a date", from: start, "not understood",
      help: "write year, month and day: `\(meant ?? "2026-03-02")`", fix: meant)
    return .malformed
  }

  /// Whether `2026–03–02` stands at `start`, with dashes that a word processor has made.
  func isDashedDate(at start: Int) -> Bool {
    guard let (first, length) = reader.scalar(at: start + 4), Self.dashes.contains(first) else {
      return false
    }
    let second = start + 4 + length + 2
    guard let (dash, _) = reader.scalar(at: second) else { return false }
    return digitFollows(start + 3 + length) && (Self.dashes.contains(dash) || dash == "-")
  }

  mutating func dashedDate(from start: Int) -> Token.Kind {
    while let (scalar, length) = reader.scalar(at: index),
      Self.dashes.contains(scalar) || scalar == "-" || scalar.isASCIIDigit
    { index += length }
    let meant = String(
      text(from: start).unicodeScalars.map { Self.dashes.contains($0) ? "-" : Character($0) })
    report(
      .badLiteral, "`\(text(from: start))` is not a date", from: start, "typographic dashes",
      help: "write `\(meant)`", fix: meant)
    return .malformed
  }

  /// The amount that `$99,50` or `€1.299,00` means, with a comma before its decimals and, perhaps, points
  /// between thousands. Takes the decimals of the latter.
  mutating func pointForComma(_ groups: [Int], from start: Int) -> String? {
    if groups.count == 2, groups[1] == 2, reader.byte(at: index - 3) == UInt8(ascii: ",") {
      return text(from: start).replacing(",", with: ".")
    }
    guard reader.byte(at: index) == UInt8(ascii: ","), digitFollows(index),
      let point = text(from: start).split(separator: ".").last, point.count == 3,
      text(from: start).contains(".")
    else { return nil }
    index += 1
    takeDigits()
    return String(
      text(from: start).map { $0 == "." ? "," : $0 == "," ? "." : $0 })
  }
}
