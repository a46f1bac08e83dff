internal import CScan
internal import Pronunciation

/// What an entry promises of each of its blocks before a frame is unpacked: how much a path loses there
/// at the least. Searches skip by it.
///
/// Losses are whole numbers of ``unitsPerOne``, rounded down, so that sums of them never promise too much.
package struct EntryOutline: Sendable {
  /// How many units make 1: as many as keep the loss of an absent phone within a byte.
  package static let unitsPerOne = 26
  /// How many losses a block has: those of the phones, and some that are not used.
  package static let stride = Int(cs_row_size)
  /// How many frames a block has.
  package static let framesPerBlock = FrameBlock.frameCount

  /// How many blocks there are.
  package private(set) var blockCount = 0
  /// Block after block, phone after phone what a path loses at least that enters the phone there.
  package private(set) var losses: [UInt8] = []
  /// For each block what a path loses at least that spends all of it in one sound and the blank
  /// behind it.
  package private(set) var stayLosses: [UInt16] = []
  /// For each block the columns that are present, one bit each: the phones, and the mark between words
  /// behind them.
  package private(set) var present: [UInt64] = []
  /// For each block where it begins among the packed frames, and the end of the last.
  package private(set) var starts: [Int32] = []

  /// An outline of nothing, to be filled.
  package init() {}

  /// Becomes the outline of `entry`. Takes some 10 ns a block, and reuses the memory that it has.
  package mutating func become(of entry: IndexEntry) {
    blockCount = (entry.frameCount + FrameBlock.frameCount - 1) / FrameBlock.frameCount
    losses.removeAll(keepingCapacity: true)
    stayLosses.removeAll(keepingCapacity: true)
    present.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    let absent = Self.phoneLosses[Int(ScoreLevels.absent)]
    losses.append(contentsOf: repeatElement(absent, count: blockCount * Self.stride))
    stayLosses.reserveCapacity(blockCount)
    present.reserveCapacity(blockCount)
    starts.reserveCapacity(blockCount + 1)
    entry.bytes.withBytes { record in
      losses.withUnsafeMutableBufferPointer { losses in
        Self.phoneLosses.withUnsafeBufferPointer { phoneLosses in
          var walk = BlockWalk(
            record: record, sections: entry.sections, frameCount: entry.frameCount, from: 0)
          while walk.next() {
            let row = walk.index * Self.stride
            walk.spreadCeilings(over: losses, at: row, phoneLosses)
            stayLosses.append(
              UInt16(walk.stayUnits * Self.unitsPerOne / Int(FrameBlock.stayUnitsPerOne)))
            present.append(walk.present)
            starts.append(Int32(truncatingIfNeeded: walk.framesRange.lowerBound))
            if walk.index == blockCount - 1 {
              starts.append(Int32(truncatingIfNeeded: walk.framesRange.upperBound))
            }
          }
        }
      }
    }
  }

  private static let phoneLosses = ScoreLevels.phoneScores.map {
    UInt8((-$0 * Float(unitsPerOne)).rounded(.down))
  }
}

extension EntryOutline {
  /// Hands the packed frames of `entry` to `body`.
  package static func withFrames<Value>(
    of entry: IndexEntry, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    entry.bytes.withBytes { record in
      body(UnsafeRawBufferPointer(rebasing: record[entry.sections[.frames]]))
    }
  }
}
