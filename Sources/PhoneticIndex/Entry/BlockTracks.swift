internal import Pronunciation

/// Unpacks the columns of one block.
struct BlockTracks {
  private let frames: UnsafeRawBufferPointer
  /// Where the next half byte is, and where the block's end.
  private var offset: Int
  private let end: Int

  init(frames: UnsafeRawBufferPointer, range: Range<Int>) {
    self.frames = frames
    offset = range.lowerBound * 2
    end = range.upperBound * 2
  }

  @inline(__always)
  private mutating func nibble() -> UInt8 {
    guard offset < end else { return 0 }
    let byte = frames[offset >> 1]
    defer { offset += 1 }
    return offset & 1 == 0 ? byte & 15 : byte >> 4
  }

  /// The frames in which the next column is present, one bit each; the levels of these follow.
  @inline(__always)
  mutating func nextPresence() -> UInt32 {
    let first = nibble()
    let last = nibble()
    if first <= last { return (2 &<< UInt32(last)) &- (1 &<< UInt32(first)) }
    guard first | last << 4 == FrameBlock.scattered else { return 0 }
    var presence: UInt32 = 0
    for shift in stride(from: UInt32(0), to: 16, by: 4) { presence |= UInt32(nibble()) &<< shift }
    return presence
  }

  /// Hands the level of each frame in `presence` to `body`.
  @inline(__always)
  mutating func takeLevels(_ presence: UInt32, _ body: (_ frame: Int, _ level: Int) -> Void) {
    var rest = presence
    while rest != 0 {
      body(rest.trailingZeroBitCount, Int(nibble()))
      rest &= rest &- 1
    }
  }

  /// Steps over the levels of `presence`.
  @inline(__always)
  mutating func skipLevels(_ presence: UInt32) { offset += presence.nonzeroBitCount }
}
