/// Bytes written in base64url (RFC 4648), as vCons hold recordings. What writers mix up is read too:
/// the signs of plain base64, padding or none, and line breaks.
enum Base64URL {
  /// Why a text cannot be decoded.
  struct Fault: Error {
    /// What is wrong, with the place in the text.
    let reason: String
  }

  /// The bytes that `text` writes. Linear in its length.
  static func decoded(_ text: String) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3 + 3)
    var bits: UInt32 = 0
    var digitCount = 0
    var paddingAt: Int?
    for (offset, sign) in text.utf8.enumerated() {
      switch values[Int(sign)] {
      case let value where value < 64:
        if let paddingAt { throw Fault(reason: "goes on after the `=` at its byte \(paddingAt)") }
        bits = bits << 6 | UInt32(value)
        digitCount += 1
        if digitCount % 4 == 0 { append(bits, count: 3, to: &bytes) }
      case padding: paddingAt = paddingAt ?? offset
      case blank: continue
      default: throw Fault(reason: "is not base64url: see its byte \(offset)")
      }
    }
    switch digitCount % 4 {
    case 0: break
    case 2: append(bits << 12, count: 1, to: &bytes)
    case 3: append(bits << 6, count: 2, to: &bytes)
    default: throw Fault(reason: "is not whole base64url: it has been cut off")
    }
    return bytes
  }

  private static func append(_ bits: UInt32, count: Int, to bytes: inout [UInt8]) {
    for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: bits >> (16 - 8 * place))) }
  }

  private static let padding: UInt8 = 64
  private static let blank: UInt8 = 65

  /// What each byte of a text stands for: a digit of base 64, padding, a blank, or nothing.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    let digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8
    for (value, sign) in digits.enumerated() { values[Int(sign)] = UInt8(value) }
    values[Int(UInt8(ascii: "+"))] = 62
    values[Int(UInt8(ascii: "/"))] = 63
    values[Int(UInt8(ascii: "="))] = padding
    for sign in [0x09, 0x0A, 0x0D, 0x20] { values[sign] = blank }
    return values
  }()
}
