internal import CScan
internal import Pronunciation

/// Goes through the blocks of an entry, one after the other.
///
/// The record's checksums hold, but whoever made it may have been somebody else: whatever the bytes are,
/// nothing is read beyond them, and what cannot be read is silence.
struct BlockWalk {
  /// The bytes of a block's outline before the ceilings.
  private static let fixedByteCount = 8

  private let outline: UnsafeRawBufferPointer
  private let frames: UnsafeRawBufferPointer
  private let blockCount: Int
  private var outlineOffset = 0
  private var nextFramesOffset = 0
  private var silentCount = 0

  /// The block that the walk has come to.
  private(set) var index: Int
  /// The most that a path can have left that spends the whole block in one sound, in units.
  private(set) var stayUnits = 0
  /// The columns that are present, one bit each.
  private(set) var present: UInt64 = 0
  /// Where in the outline the best level of each of them stands.
  private(set) var ceilingsOffset = 0
  /// Where in the frames the block lies.
  private(set) var framesRange = 0..<0

  /// A walk that begins before block `start`, or at the nearest seek point before it.
  init(record: UnsafeRawBufferPointer, sections: SectionTable, frameCount: Int, from start: Int) {
    outline = UnsafeRawBufferPointer(rebasing: record[sections[.outline]])
    frames = UnsafeRawBufferPointer(rebasing: record[sections[.frames]])
    blockCount = (frameCount + FrameBlock.frameCount - 1) / FrameBlock.frameCount
    let seekPoints = UnsafeRawBufferPointer(rebasing: record[sections[.seekPoints]])
    let seekPoint = max(0, start) / FrameEncoder.blocksPerSeekPoint
    index = seekPoint * FrameEncoder.blocksPerSeekPoint - 1
    var cursor = ByteCursor(seekPoints, at: seekPoint * FrameEncoder.seekPointByteCount)
    outlineOffset = Int(cursor.next(UInt32.self))
    nextFramesOffset = Int(cursor.next(UInt32.self))
    while index < start - 1, next() {}
  }

  /// Goes to the next block; `false` where there is none.
  mutating func next() -> Bool {
    guard index + 1 < blockCount else { return false }
    index += 1
    framesRange = nextFramesOffset..<nextFramesOffset
    present = 0
    stayUnits = 0
    if silentCount > 0 {
      silentCount -= 1
      return true
    }
    guard outline.count - outlineOffset >= 2 else { return true }
    if outline[outlineOffset] == FrameBlock.silence {
      silentCount = max(1, Int(outline[outlineOffset + 1])) - 1
      outlineOffset += 2
      return true
    }
    guard outline.count - outlineOffset >= Self.fixedByteCount else { return true }
    stayUnits = Int(outline[outlineOffset])
    let low = outline.loadUnaligned(fromByteOffset: outlineOffset + 1, as: UInt32.self)
    let high = outline[outlineOffset + 5] & 0x7F
    present = UInt64(UInt32(littleEndian: low)) | UInt64(high) << 32
    let byteCount = Int(
      UInt16(
        littleEndian: outline.loadUnaligned(fromByteOffset: outlineOffset + 6, as: UInt16.self)))
    ceilingsOffset = outlineOffset + Self.fixedByteCount
    let ceilingCount = (present.nonzeroBitCount + 1) / 2
    outlineOffset = ceilingsOffset + ceilingCount
    nextFramesOffset += byteCount
    guard outlineOffset <= outline.count, nextFramesOffset <= frames.count else {
      outlineOffset = outline.count
      nextFramesOffset = framesRange.lowerBound
      present = 0
      stayUnits = 0
      return true
    }
    framesRange = framesRange.lowerBound..<nextFramesOffset
    return true
  }

  /// Gives each column of the row at `offset` of `rows` what `values` has for its best level.
  @inline(__always)
  func spreadCeilings(
    over rows: UnsafeMutableBufferPointer<UInt8>, at offset: Int,
    _ values: UnsafeBufferPointer<UInt8>
  ) {
    guard present != 0, let rows = rows.baseAddress, let values = values.baseAddress,
      let outline = outline.baseAddress?.assumingMemoryBound(to: UInt8.self)
    else { return }
    cs_spread_levels(
      outline + ceilingsOffset, outline + self.outline.count, present, values, rows + offset)
  }
}
