/// Half bytes, one after the other; the first of two is the lower half.
struct NibbleWriter {
  private(set) var bytes: [UInt8] = []
  private var isHalf = false

  mutating func append(_ nibble: UInt8) {
    if isHalf {
      bytes[bytes.count - 1] |= nibble << 4
    } else {
      bytes.append(nibble & 15)
    }
    isHalf.toggle()
  }

  private mutating func append(byte: UInt8) {
    append(byte & 15)
    append(byte >> 4)
  }

  /// Adds in which frames of a block something is present, and the levels that it has there; `leftOut`
  /// is the level that means that it is not.
  ///
  /// One run of frames is written as the first and the last. A first behind the last is no run:
  /// two such pairs say that it is present nowhere, or here and there.
  mutating func append(track: ArraySlice<UInt8>, leftOut: UInt8) {
    var presence: UInt32 = 0
    for (frame, level) in track.enumerated() where level != leftOut {
      presence |= 1 << UInt32(frame)
    }
    let first = UInt8(truncatingIfNeeded: presence.trailingZeroBitCount)
    let last = UInt8(truncatingIfNeeded: 31 - presence.leadingZeroBitCount)
    if presence == 0 {
      append(byte: FrameBlock.nowhere)
    } else if Int(last - first) + 1 == presence.nonzeroBitCount {
      append(byte: first | last << 4)
    } else {
      append(byte: FrameBlock.scattered)
      append(byte: UInt8(truncatingIfNeeded: presence))
      append(byte: UInt8(truncatingIfNeeded: presence >> 8))
    }
    for level in track where level != leftOut { append(level) }
  }
}
