import CallModel
import ContentHash

/// What people can be reached by, hashed as each platform wants it. The hashes of one telephone number differ
/// from platform to platform: some want its plus sign, others only its digits.
enum HashedContact {
  /// The SHA-256 of `+12125550100`: Google, Microsoft.
  static func phoneWithPlus(_ phone: PhoneNumber) -> String { hash(phone.e164) }

  /// The SHA-256 of `12125550100`: Meta.
  static func phoneDigits(_ phone: PhoneNumber) -> String { hash(String(phone.e164.dropFirst())) }

  /// The SHA-256 of the address without blanks and in small letters: Meta.
  static func email(_ address: String) -> String { hash(plain(address)) }

  /// The same without dots and what stands behind a plus sign before the `@` of Google's own addresses: Google.
  static func googleEmail(_ address: String) -> String {
    let plain = plain(address)
    let isGoogles = plain.hasSuffix("@gmail.com") || plain.hasSuffix("@googlemail.com")
    return hash(isGoogles ? withShortName(plain) : plain)
  }

  /// The same, whosever the address is: Microsoft.
  static func microsoftEmail(_ address: String) -> String { hash(withShortName(plain(address))) }

  private static func withShortName(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@") else { return address }
    return address[..<at].prefix { $0 != "+" }.filter { $0 != "." } + address[at...]
  }

  /// The SHA-256 of a name of ours, such as a customer's number.
  static func name(_ name: String) -> String { hash(plain(name)) }

  private static func plain(_ text: String) -> String {
    var text = Substring(text.lowercased())
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func hash(_ text: String) -> String { SHA256Digest(ofUTF8: text).hex }
}
