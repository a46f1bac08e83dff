import CScan
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("Half bytes are spread over what they belong to, by every version alike")
struct HalfByteTests {
  private func bytes(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in
      // Runs, runs that are none, and frames here and there.
      [0x0F, 0x01, UInt8.random(in: 0...255, using: &generator)][
        Int.random(in: 0..<3, using: &generator)]
    }
  }

  @Test("levels go to the columns that are present", arguments: 0..<40)
  func levels(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let values = (0..<17).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let present =
      UInt64.random(in: 0..<1 << 39, using: &generator)
      & UInt64.random(in: 0..<1 << 39, using: &generator)
    let needed = (present.nonzeroBitCount + 1) / 2
    for count in [needed, needed + 9, max(0, needed - 2)] {
      let levels = bytes(count, &generator)
      var expected = [UInt8](repeating: values[16], count: Int(cs_row_size))
      var next = 0
      for column in 0..<39 where present >> UInt64(column) & 1 != 0 {
        let level = next / 2 < count ? levels[next / 2] >> UInt8(next % 2 * 4) & 15 : 0
        expected[column] = values[Int(level)]
        next += 1
      }
      for spread in [cs_spread_levels, cs_spread_levels_portably] {
        var row = [UInt8](repeating: 7, count: Int(cs_row_size))
        levels.withUnsafeBufferPointer { levels in
          guard let first = levels.baseAddress else { return }
          spread(first, first + count, present, values, &row)
        }
        #expect(count == 0 || row == expected)
      }
    }
  }

  /// One track after the other, half byte by half byte.
  private func unpacked(
    _ frames: [UInt8], present: UInt64, wanted: UInt64, over tracks: [UInt8]
  ) -> [UInt8] {
    let size = Int(cs_track_size)
    var tracks = tracks
    var nibbles = frames.flatMap { [$0 & 15, $0 >> 4] }.makeIterator()
    var rest = present
    for track in 0... {
      let isWanted = track == 0 || wanted >> UInt64(rest.trailingZeroBitCount) & 1 != 0
      if track > 0 { rest &= rest - 1 }
      var unpacked = [UInt8](repeating: track == 0 ? 0 : 16, count: size)
      let (first, last) = (Int(nibbles.next() ?? 0), Int(nibbles.next() ?? 0))
      var held = first <= last ? Array(first...last) : []
      if first == 15, last == 0 {
        var bits = 0
        for part in 0..<4 { bits |= Int(nibbles.next() ?? 0) << (4 * part) }
        held = (0..<16).filter { bits >> $0 & 1 != 0 }
      }
      for frame in held { unpacked[frame] = nibbles.next() ?? 0 }
      if isWanted { tracks.replaceSubrange(track * size..<(track + 1) * size, with: unpacked) }
      if rest & wanted == 0 { break }
    }
    return tracks
  }

  @Test("blocks are unpacked as a slow reader does it, however many at once", arguments: 0..<60)
  func blocks(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let wanted = UInt64.random(in: 0..<1 << 39, using: &generator)
    let room = 40 * Int(cs_track_size)
    // Blocks that hold all that they should, and such as are cut off.
    let blocks = (0..<seed % 10).map { _ in
      (
        present: UInt64.random(in: 0..<1 << 39, using: &generator)
          & UInt64.random(in: 0..<1 << 39, using: &generator),
        frames: bytes(
          Int.random(in: 0..<(Bool.random(using: &generator) ? 8 : 300), using: &generator),
          &generator)
      )
    }
    let before = [UInt8](repeating: 99, count: room)
    let expected = blocks.flatMap {
      unpacked($0.frames, present: $0.present, wanted: wanted, over: before)
    }
    for unpack in [cs_unpack_blocks, cs_unpack_blocks_portably] {
      var tracks = [UInt8](repeating: 99, count: blocks.count * room)
      blocks.flatMap(\.frames).withUnsafeBufferPointer { frames in
        tracks.withUnsafeMutableBufferPointer { tracks in
          guard let tracks = tracks.baseAddress, var start = frames.baseAddress else { return }
          let packed = blocks.enumerated().map { index, block in
            defer { start += block.frames.count }
            return cs_packed_block(
              frames: start, end: start + block.frames.count, present: block.present,
              tracks: tracks + index * room)
          }
          unpack(packed, Int32(packed.count), wanted, 16)
        }
      }
      #expect(tracks == expected)
    }
  }
}
