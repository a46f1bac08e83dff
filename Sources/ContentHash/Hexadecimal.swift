/// Bytes as two lower-case hexadecimal digits each.
package enum Hexadecimal {
  private static let digits = Array("0123456789abcdef".utf8)

  /// The digits of `bytes`.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var ascii: [UInt8] = []
    ascii.reserveCapacity(2 * bytes.underestimatedCount)
    for byte in bytes {
      ascii.append(digits[Int(byte >> 4)])
      ascii.append(digits[Int(byte & 0xF)])
    }
    return String(decoding: ascii, as: UTF8.self)
  }

  /// The bytes that `text` writes, in digits of either case; `nil` if it is anything else.
  package static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    let ascii = Array(text.utf8)
    guard ascii.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(ascii.count / 2)
    for place in stride(from: 0, to: ascii.count, by: 2) {
      guard let high = value(ascii[place]), let low = value(ascii[place + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
