internal import CScan
internal import PhoneticIndex

/// The blocks of an entry that searches have come to, unpacked once for all of them.
struct EntryTracks: Sendable {
  private static let trackSize = Int(cs_track_size)

  private var frameCount = 0
  /// The columns that are unpacked, one bit each.
  private var wanted: UInt64 = 0
  /// For each block the columns that are present, one bit each.
  private var present: [UInt64] = []
  /// For each block where its tracks begin, in tracks, and the end of the last.
  private var firstTracks: [UInt32] = []
  private var isUnpacked: [Bool] = []
  private var tracks: [UInt8] = []

  /// Becomes the tracks of the entry whose outline is `outline`, none unpacked, in the memory that
  /// it has; of the phones `wanted`, one bit each.
  mutating func become(of outline: EntryOutline, frameCount: Int, wanted: UInt64) {
    self.frameCount = frameCount
    self.wanted = wanted
    present.removeAll(keepingCapacity: true)
    firstTracks.removeAll(keepingCapacity: true)
    isUnpacked.removeAll(keepingCapacity: true)
    isUnpacked.append(contentsOf: repeatElement(false, count: outline.blockCount))
    firstTracks.append(0)
    var count: UInt32 = 0
    present.append(contentsOf: outline.present)
    firstTracks.reserveCapacity(outline.blockCount + 1)
    let starts = outline.starts
    for (block, columns) in present.enumerated() {
      if starts[block + 1] > starts[block] { count += 1 + UInt32(columns.nonzeroBitCount) }
      firstTracks.append(count)
    }
    let size = Int(count) * Self.trackSize
    if tracks.count < size {
      tracks.append(contentsOf: repeatElement(0, count: size - tracks.count))
    }
  }

  /// Unpacks the blocks of `stretches` that are not yet.
  mutating func unpack(
    _ stretches: [Range<Int>], of entry: IndexEntry, _ outline: EntryOutline,
    portably isPortable: Bool
  ) {
    let unpack = isPortable ? cs_unpack_blocks_portably : cs_unpack_blocks
    EntryOutline.withFrames(of: entry) { frames in
      guard let bytes = frames.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
      tracks.withUnsafeMutableBufferPointer { tracks in
        guard let tracks = tracks.baseAddress else { return }
        let starts = outline.starts
        var packed: [cs_packed_block] = []
        for stretch in stretches {
          for block in stretch where !isUnpacked[block] {
            isUnpacked[block] = true
            guard firstTracks[block + 1] > firstTracks[block] else { continue }
            packed.append(
              cs_packed_block(
                frames: bytes + Int(starts[block]), end: bytes + Int(starts[block + 1]),
                present: present[block],
                tracks: tracks + Int(firstTracks[block]) * Self.trackSize))
          }
        }
        unpack(packed, Int32(truncatingIfNeeded: packed.count), wanted, ScoreLevels.absent)
      }
    }
  }

  /// Hands the tracks to `body` in the form of C.
  func withEntry(_ body: (inout cs_entry) -> Void) {
    present.withUnsafeBufferPointer { present in
      firstTracks.withUnsafeBufferPointer { firstTracks in
        tracks.withUnsafeBufferPointer { tracks in
          guard let present = present.baseAddress, let firstTracks = firstTracks.baseAddress
          else { return }
          // With no tracks at all none is read.
          let none = UnsafeRawPointer(present).assumingMemoryBound(to: UInt8.self)
          var entry = cs_entry(
            present: present, first_tracks: firstTracks, tracks: tracks.baseAddress ?? none,
            frame_count: Int32(truncatingIfNeeded: frameCount))
          body(&entry)
        }
      }
    }
  }
}
