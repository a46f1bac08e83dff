import CallModel
import Claims
import Diagnostics
import TranscriptInput

/// Lines may end in carriage returns.
func claimLineEnds(_ bytes: [UInt8], mean result: Result<Transcript, InputError>) {
  guard case .success(let transcript) = result else { return }
  let lineFeed = UInt8(ascii: "\n")
  guard !bytes.contains(UInt8(ascii: "\r")), bytes.first != UInt8(ascii: "{"), !isMarked(bytes)
  else { return }
  let windows = bytes.flatMap { $0 == lineFeed ? [UInt8(ascii: "\r"), lineFeed] : [$0] }
  claim((try? reading(windows).get()) == transcript, "lines may end in carriage returns")
}

/// The same text with a byte order mark, or in two bytes a character, means the same.
func claimMarked(_ bytes: [UInt8], means result: Result<Transcript, InputError>) {
  guard !isMarked(bytes), let text = String(validating: bytes, as: UTF8.self) else { return }
  claim(reading([0xEF, 0xBB, 0xBF] + bytes) == result, "a byte order mark changes nothing")
  let littleEndian = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  claim(reading([0xFF, 0xFE] + littleEndian) == result, "UTF-16 is read as UTF-8 is")
}

/// JSON that was cut off is never read.
func claimCutOff(_ bytes: [UInt8]) {
  guard bytes.first == UInt8(ascii: "{"),
    let end = bytes.lastIndex(of: UInt8(ascii: "}")), end > 0,
    case .success = reading(bytes)
  else { return }
  // Somewhere that follows from the input.
  let at = bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF } % end
  claim((try? reading(Array(bytes[..<at])).get()) == nil, "JSON that was cut off is not read")
}

/// Whether bytes begin with a byte order mark.
private func isMarked(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE])
    || bytes.starts(with: [0xFE, 0xFF])
}
