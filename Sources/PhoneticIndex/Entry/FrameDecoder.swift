internal import Pronunciation

/// Unpacks the frames of a record whose bytes have been checked.
struct FrameDecoder {
  let record: UnsafeRawBufferPointer
  let sections: SectionTable
  let frameCount: Int

  /// The rows of the frames in `range`. Costs some 20 ns a frame, and up to a microsecond to find the first.
  func scores(in range: Range<Int>) -> PhoneScores {
    let rowLength = PhoneScores.rowLength
    let values = [Float](unsafeUninitializedCapacity: range.count * rowLength) { rows, count in
      count = range.count * rowLength
      fill(rows, with: range)
    }
    return PhoneScores(unchecked: values)
  }

  private func fill(_ rows: UnsafeMutableBufferPointer<Float>, with range: Range<Int>) {
    guard !range.isEmpty else { return }
    let rowLength = PhoneScores.rowLength
    rows.initialize(repeating: ScoreLevels.absentScore)
    for row in 0..<range.count { rows[row * rowLength + PhoneFold.blankColumn] = 0 }

    let frames = UnsafeRawBufferPointer(rebasing: record[sections[.frames]])
    let blockSize = FrameBlock.frameCount
    var walk = BlockWalk(
      record: record, sections: sections, frameCount: frameCount,
      from: range.lowerBound / blockSize)
    while walk.next(), walk.index * blockSize < range.upperBound {
      guard !walk.framesRange.isEmpty else { continue }
      let firstRow = walk.index * blockSize - range.lowerBound
      let put = { (frame: Int, column: Int, score: Float) in
        let row = firstRow + frame
        if row >= 0, row < range.count { rows[row * rowLength + column] = score }
      }
      var tracks = BlockTracks(frames: frames, range: walk.framesRange)
      let blanks = tracks.nextPresence()
      tracks.takeLevels(blanks) { put($0, PhoneFold.blankColumn, Self.blankScores[$1]) }
      var rest = walk.present
      while rest != 0 {
        let column = rest.trailingZeroBitCount
        // The mark between words is listed where the blank would be.
        let target = column == PhoneFold.blankColumn ? PhoneFold.wordBoundaryColumn : column
        let presence = tracks.nextPresence()
        tracks.takeLevels(presence) { put($0, target, Self.phoneScores[$1]) }
        rest &= rest &- 1
      }
    }
  }

  private static let blankScores = ScoreLevels.blankScores
  private static let phoneScores = ScoreLevels.phoneScores
}
