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

  /// The same without dots before the `@` of Google's own addresses: Google.
  static func googleEmail(_ address: String) -> String {
    let plain = plain(address)
    let parts = plain.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, ["gmail.com", "googlemail.com"].contains(parts[1]) else {
      return hash(plain)
    }
    return hash(parts[0].filter { $0 != "." } + "@" + parts[1])
  }

  /// The same without dots and what stands behind a plus sign before the `@`, whosever the address is: Microsoft.
  static func microsoftEmail(_ address: String) -> String {
    let plain = plain(address)
    guard let at = plain.lastIndex(of: "@") else { return hash(plain) }
    let name = plain[..<at].prefix { $0 != "+" }.filter { $0 != "." }
    return hash(name + plain[at...])
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
