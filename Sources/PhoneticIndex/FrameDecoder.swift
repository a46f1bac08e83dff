/// Unpacks the frames of a record whose bytes have been checked.
struct FrameDecoder {
  let record: UnsafeRawBufferPointer
  let sections: SectionTable

  /// Whether every frame of `frameCount` can be read.
  func canRead(frameCount: Int) -> Bool {
    sections[.frames].count == frameCount * PhoneScores.rowLength
  }

  func scores(in range: Range<Int>) -> PhoneScores {
    let rowLength = PhoneScores.rowLength
    let frames = sections[.frames]
    let start = frames.lowerBound + range.lowerBound * rowLength
    let bytes = record[start..<start + range.count * rowLength]
    return PhoneScores(unchecked: bytes.map { Float($0) / -14 })
  }
}
