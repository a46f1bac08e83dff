import CallModel
import ContentHash

/// The name of a vCon among all: a UUID of version 8, which begins with when the call began, as version 7
/// does, and goes on with a hash of the call and its recording. The same call has the same one however
/// often it is exported.
struct VConUUID {
  /// As it is written, with hyphens.
  let text: String

  init(_ exported: ExportedCall) {
    let call = exported.call
    var startMs: UInt64 = 0
    if case .instant(let start) = call.facts["call.started"], start.unixMs > 0 {
      startMs = UInt64(start.unixMs)
    }
    let hash = SHA256Digest(
      ofUTF8: [call.id, String(startMs), exported.recording?.sha256 ?? ""].joined(separator: "\n"))
    var digits = Array(
      Self.hexadecimal(startMs & 0xFFFF_FFFF_FFFF, count: 12) + hash.hex.prefix(20))
    digits[12] = "8"
    // The variant is in the upper two bits of this digit: 8, 9, a or b.
    digits[16] = Array("89ab")[(digits[16].hexDigitValue ?? 0) % 4]
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    text = parts.joined(separator: "-")
  }

  private static func hexadecimal(_ number: UInt64, count: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
