/// A telephone number in E.164: a plus sign and 7 to 15 digits.
public struct PhoneNumber: Sendable, Hashable, Codable, CustomStringConvertible {
  /// `+` and the digits, nothing else.
  public let e164: String

  /// The number written as `+1 (212) 555-0100` or the like: a plus sign, digits, and spaces, dots,
  /// hyphens or brackets between them. `nil` without the plus sign, with other characters, or with
  /// fewer than 7 or more than 15 digits.
  public init?(_ text: some StringProtocol) {
    guard text.first == "+" else { return nil }
    var digits = ""
    for character in text.dropFirst() {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else if !" .-()".contains(character) {
        return nil
      }
    }
    guard (7...15).contains(digits.count) else { return nil }
    e164 = "+" + digits
  }

  /// The E.164 form.
  public var description: String { e164 }
}
