internal import Pronunciation

/// Packs frames, block after block.
struct FrameEncoder: Sendable {
  /// Of so many blocks the first can be found at once.
  static let blocksPerSeekPoint = 16
  /// Where the block is in the outline, and where in the frames.
  static let seekPointByteCount = 8

  private(set) var frameCount = 0
  private var selection = RowSelection()
  private var blocks = BlockWriter()

  mutating func append(_ scores: PhoneScores) {
    let rowLength = PhoneScores.rowLength
    scores.values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: rowLength) {
        let row = UnsafeBufferPointer(rebasing: values[start..<start + rowLength])
        selection.append(row) { blocks.append($0, kept: $1) }
      }
    }
    frameCount += scores.frameCount
  }

  /// Ends the frames.
  mutating func finish() {
    selection.finish { blocks.append($0, kept: $1) }
    blocks.finish()
  }

  /// What was written.
  var sections: [(kind: SectionTable.Kind, bytes: [UInt8])] { blocks.sections }
}

/// Packs rows whose phones are chosen, block after block.
private struct BlockWriter: Sendable {
  private var block = FrameBlock()
  private var blockCount = 0
  /// Silent blocks that are not written yet.
  private var silentCount = 0
  private var outline: [UInt8] = []
  private var frames: [UInt8] = []
  private var seekPoints: [UInt8] = []

  mutating func append(_ row: UnsafeBufferPointer<Float>, kept: UInt64) {
    block.append(row, kept: kept)
    if block.filledCount == FrameBlock.frameCount { flush() }
  }

  /// Ends the frames.
  mutating func finish() {
    if block.filledCount > 0 { flush() }
    writeSilence()
  }

  var sections: [(kind: SectionTable.Kind, bytes: [UInt8])] {
    [(.outline, outline), (.seekPoints, seekPoints), (.frames, frames)]
  }

  private mutating func flush() {
    if blockCount.isMultiple(of: FrameEncoder.blocksPerSeekPoint) {
      writeSilence()
      seekPoints.append(littleEndian: UInt32(clamping: outline.count))
      seekPoints.append(littleEndian: UInt32(clamping: frames.count))
    }
    if block.isSilent {
      silentCount += 1
      if silentCount == FrameBlock.mostSilentBlocks { writeSilence() }
    } else {
      writeSilence()
      block.write(outline: &outline, frames: &frames)
    }
    blockCount += 1
    block = FrameBlock()
  }

  private mutating func writeSilence() {
    guard silentCount > 0 else { return }
    outline += [FrameBlock.silence, UInt8(clamping: silentCount)]
    silentCount = 0
  }
}
