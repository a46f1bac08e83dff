public import Foundation

/// What files leave open: in which time zone their clocks are, and to which country a number without one
/// belongs.
public struct CallConventions: Sendable, Hashable {
  /// The zone of times without an offset from UTC; `nil` where nobody has said.
  public let timeZone: TimeZone?
  /// The country of numbers without `+`; `nil` where nobody has said.
  public let country: CallingCode?

  /// Times in `timeZone`, numbers of `country`.
  public init(timeZone: TimeZone? = nil, country: CallingCode? = nil) {
    self.timeZone = timeZone
    self.country = country
  }

  /// How our own files write times, of which nobody need say more where they say all.
  var timeReading: ServiceReading { timeZone == nil ? .asWritten : .time }

  /// How our own files write telephone numbers.
  var phoneReading: ServiceReading { country == nil ? .asWritten : .phone }
}

/// The digits by which a country is dialled from abroad, such as +1 or +44.
public struct CallingCode: Sendable, Hashable {
  /// The digits without the plus sign.
  let digits: String

  /// The code written `+44` or `44`; `nil` for anything but one to three digits that begin with none of
  /// nought.
  public init?(_ text: some StringProtocol) {
    let digits = text.hasPrefix("+") ? String(text.dropFirst()) : String(text)
    guard (1...3).contains(digits.count), digits.utf8.allSatisfy(ASCII.isDigit),
      digits.first != "0"
    else { return nil }
    self.digits = digits
  }

  /// Countries where the nought before a number within the country is dialled from abroad, too.
  private static let keepNought: Set<String> = ["39", "378", "379"]

  /// A `number` within the country, with blanks, brackets and hyphens or not, as E.164 has it; `nil` for
  /// anything else.
  func international(_ number: String) -> String? {
    guard number.allSatisfy({ $0.isASCII && ($0.isNumber || " .-()/".contains($0)) }) else {
      return nil
    }
    var national = number.filter(\.isNumber)
    if national.hasPrefix("00") { return "+" + national.dropFirst(2) }
    if digits == "1" {
      // The plan of North America: ten digits, with the 1 before them or not.
      if national.count == 11, national.hasPrefix("1") { national.removeFirst() }
      return national.count == 10 ? "+1" + national : nil
    }
    if national.hasPrefix("0"), !Self.keepNought.contains(digits) { national.removeFirst() }
    return national.isEmpty ? nil : "+" + digits + national
  }
}
