internal import CScan
internal import PhoneticIndex
internal import Pronunciation

/// One pronunciation followed through many stretches of an entry side by side, one stretch in each lane of a
/// vector. It makes the same additions and comparisons as ``LaneGroup``, in the same order, so its scores
/// are the same to the bit.
struct StretchLanes {
  private static let width = Int(cs_lane_count)
  private static let framesPerBlock = EntryOutline.framesPerBlock
  private static let heldCount = Int(cs_held_count) * width
  /// What stands for a lane's block where the lane has nothing to follow.
  private static let gap: Int32 = -1

  private let isPortable: Bool
  /// The phones that occur, one bit each.
  private var columns: UInt64 = 0
  /// For each phone the column that it has where a block is unpacked; the blank's is 0.
  private var tileColumns = [UInt8](repeating: 0, count: PhoneScores.rowLength)
  private var tileWidth = 1
  /// For each sound that column.
  private let soundColumns: [UInt8]
  /// For each sound what it costs to come from the sound before with no blank between.
  private let skipCosts: [Float]
  /// Step after step and lane after lane the blocks that are followed, `gap` between stretches.
  private var timeline: [Int32] = []

  init(phones: [Phone], portably isPortable: Bool) {
    self.isPortable = isPortable
    for phone in phones where tileColumns[Int(phone.rawValue)] == 0 {
      columns |= 1 << UInt64(phone.rawValue)
      tileColumns[Int(phone.rawValue)] = UInt8(tileWidth)
      tileWidth += 1
    }
    soundColumns = phones.map { [tileColumns] in tileColumns[Int($0.rawValue)] }
    skipCosts = phones.indices.map { $0 > 0 && phones[$0] != phones[$0 - 1] ? 0 : LaneGroup.never }
  }

  /// Follows the pronunciation through `stretches` of an entry, which are unpacked in `tracks`, and hands every peak above `least` to
  /// `body`: the first frame of its path, its last, and its score.
  mutating func follow(
    _ stretches: [Range<Int>], in tracks: EntryTracks, above least: Float,
    _ body: (_ start: Int, _ end: Int, _ score: Float) -> Void
  ) {
    guard !stretches.isEmpty else { return }
    let length = layOut(stretches)
    var peaks = [cs_peak](repeating: cs_peak(), count: Int(cs_most_peaks))
    timeline.withUnsafeBufferPointer { timeline in
      guard let blocks = timeline.baseAddress else { return }
      tracks.withEntry { entry in
        withPaths { pronunciation, paths in
          for position in 0..<length {
            let current = blocks + position * Self.width
            let count =
              isPortable
              ? cs_follow_block_portably(&pronunciation, &entry, current, &paths, least, &peaks)
              : cs_follow_block(&pronunciation, &entry, current, &paths, least, &peaks)
            for peak in peaks[..<Int(count)] {
              let offset = position * Self.framesPerBlock + Int(peak.offset)
              let block = timeline[offset / Self.framesPerBlock * Self.width + Int(peak.lane)]
              body(
                Int(peak.start),
                Int(block) * Self.framesPerBlock + offset % Self.framesPerBlock, peak.score)
            }
          }
        }
      }
    }
  }

  /// Spreads the stretches over the lanes, each to where there is least so far, with a gap behind it in
  /// which all its paths die and its last peaks come out.
  ///
  /// - Returns: how many blocks the longest lane has.
  private mutating func layOut(_ stretches: [Range<Int>]) -> Int {
    var lengths = [Int](repeating: 0, count: Self.width)
    var places: [Int] = []
    places.reserveCapacity(stretches.count)
    for stretch in stretches {
      var shortest = 0
      for lane in 1..<Self.width where lengths[lane] < lengths[shortest] { shortest = lane }
      places.append(lengths[shortest] * Self.width + shortest)
      lengths[shortest] += stretch.count + 1
    }
    let length = lengths.max() ?? 0
    timeline.removeAll(keepingCapacity: true)
    timeline.append(contentsOf: repeatElement(Self.gap, count: length * Self.width))
    for (stretch, place) in zip(stretches, places) {
      for (offset, block) in stretch.enumerated() {
        timeline[place + offset * Self.width] = Int32(truncatingIfNeeded: block)
      }
    }
    return length
  }

  /// Hands the pronunciation, and paths that have not begun, to `body` in the form of C.
  private func withPaths(_ body: (inout cs_pronunciation, inout cs_paths) -> Void) {
    let stateCount = soundColumns.count * Self.width
    let tileCount = Self.framesPerBlock * tileWidth * Self.width
    let scoreCount = 2 * stateCount + Self.heldCount
    withTables { pronunciation in
      // Vectors that lie across two lines of the processor's cache take twice as long.
      withUnsafeTemporaryAllocation(
        byteCount: (tileCount + 2 * scoreCount) * MemoryLayout<Float>.stride, alignment: 64
      ) { memory in
        guard let memory = memory.baseAddress else { return }
        let scores = memory.initializeMemory(
          as: Float.self, repeating: LaneGroup.never, count: tileCount + scoreCount)
        let starts = (memory + (tileCount + scoreCount) * MemoryLayout<Float>.stride)
          .initializeMemory(as: Int32.self, repeating: 0, count: scoreCount)
        var paths = cs_paths(
          sound_scores: scores + tileCount, sound_starts: starts,
          blank_scores: scores + tileCount + stateCount, blank_starts: starts + stateCount,
          tile: scores, held_scores: scores + tileCount + 2 * stateCount,
          held_starts: starts + 2 * stateCount)
        body(&pronunciation, &paths)
      }
    }
  }

  private func withTables(_ body: (inout cs_pronunciation) -> Void) {
    tileColumns.withUnsafeBufferPointer { tileColumns in
      soundColumns.withUnsafeBufferPointer { soundColumns in
        skipCosts.withUnsafeBufferPointer { skipCosts in
          Self.phoneScores.withUnsafeBufferPointer { phoneScores in
            Self.blankScores.withUnsafeBufferPointer { blankScores in
              // None of them is empty: a pronunciation has a sound.
              guard let tileColumns = tileColumns.baseAddress,
                let soundColumns = soundColumns.baseAddress,
                let skipCosts = skipCosts.baseAddress,
                let phoneScores = phoneScores.baseAddress,
                let blankScores = blankScores.baseAddress
              else { return }
              var pronunciation = cs_pronunciation(
                sound_count: Int32(self.soundColumns.count), tile_width: Int32(tileWidth),
                columns: columns, tile_columns: tileColumns, sound_columns: soundColumns,
                skip_costs: skipCosts, phone_scores: phoneScores, blank_scores: blankScores,
                absent_level: ScoreLevels.absent)
              body(&pronunciation)
            }
          }
        }
      }
    }
  }

  private static let phoneScores = ScoreLevels.phoneScores
  private static let blankScores = ScoreLevels.blankScores
}
