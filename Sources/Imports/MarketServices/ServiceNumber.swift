import CallModel

/// A number as services write it, with a currency or without: `1,021.40`, `1.021,40 €`, `$12`, `USD 1'021.40`.
struct ServiceNumber {
  /// What stands around it: the currency and the sign.
  private let currency: String
  private let isNegative: Bool
  /// From the first digit to the last.
  private let digits: String

  /// `nil` for what has no digit, or anything but marks between its digits.
  init?(_ text: String) {
    guard let start = text.firstIndex(where: Self.isDigit),
      let end = text.lastIndex(where: Self.isDigit)
    else { return nil }
    let around = text[..<start] + " " + text[text.index(after: end)...]
    digits = text[start...end].filter { !$0.isWhitespace && $0 != "'" && $0 != "\u{2019}" }
    guard digits.allSatisfy({ Self.isDigit($0) || $0 == "." || $0 == "," }) else { return nil }
    let signs = around.filter { $0 == "-" || $0 == "\u{2212}" }
    guard signs.count <= 1 else { return nil }
    isNegative = !signs.isEmpty
    currency = BlankEnds.trimmed(
      String(around.filter { $0 != "-" && $0 != "\u{2212}" && $0 != "\u{A0}" }))
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  /// Whether a currency stands with it.
  var hasCurrency: Bool { !currency.isEmpty }

  /// Whether nothing but a `DecimalMark` tells what it is: `1,021` is a thousand or one.
  var needsMark: Bool { proof == nil && digits.contains { $0 == "." || $0 == "," } }

  /// The mark of decimals that it can only have; `nil` if it can have either.
  var proof: ServiceForms.DecimalMark? {
    guard let last = digits.last(where: { $0 == "." || $0 == "," }) else { return nil }
    let (own, other): (ServiceForms.DecimalMark, ServiceForms.DecimalMark) =
      last == "." ? (.point, .comma) : (.comma, .point)
    let parts = digits.split(separator: last, omittingEmptySubsequences: false)
    if digits.contains(last == "." ? "," : ".") { return own }
    if parts.count > 2 { return other }
    // Three digits behind the only mark, and one to three before it that may begin a number.
    let isGroup = parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0"
    return isGroup ? nil : own
  }

  /// The amount as our own files have it: `USD 1,021.40`; `nil` where it needs a mark that is not given.
  func money(_ mark: ServiceForms.DecimalMark?) -> String? {
    if needsMark, mark == nil { return nil }
    let isComma = (mark ?? proof) == .comma
    let number = digits.map { character -> Character in
      guard isComma else { return character }
      return character == "," ? "." : character == "." ? "," : character
    }
    let sign = isNegative ? "-" : ""
    let isCode = currency.contains(where: \.isLetter)
    return currency + (isCode ? " " : "") + sign + String(number)
  }

  /// A whole number without the marks between its groups; `nil` for anything else.
  var count: String? {
    guard !isNegative, currency.isEmpty else { return nil }
    let groups = digits.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard
      groups.count == 1
        || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    return groups.joined()
  }
}
