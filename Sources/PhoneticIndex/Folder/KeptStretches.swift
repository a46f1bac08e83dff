/// What of a segment stays when recordings are taken out.
struct KeptStretches {
  /// The stretches of the file, in order, behind its header.
  private(set) var ranges: [Range<Int>] = []
  /// Whose entries go.
  private(set) var removed: Set<RecordHead.Key> = []

  /// Looks through the file `bytes`, which is `segment` of what `catalogue` knows.
  ///
  /// A record that a later one has replaced goes, too, where anything does: what stays is written behind all others, and
  /// would count again.
  init(
    of bytes: UnsafeRawBufferPointer, in segment: Segment, without recordings: Set<RawDigest>,
    _ catalogue: Catalogue
  ) {
    switch Segment.beginning(of: bytes) {
    case .unfinished, .ofVersion: return
    case .sound, .different: break
    }
    let scan = SegmentScan(bytes, from: min(Segment.headerByteCount, bytes.count))
    var dropped: [Range<Int>] = []
    for (offset, head) in scan.records {
      let range = offset..<offset + head.recordByteCount
      if recordings.contains(head.recording) {
        removed.insert(head.key)
        dropped.append(range)
      } else if let place = catalogue.place(of: head.key),
        (place.segment, place.offset) != (segment.number, offset)
      {
        dropped.append(range)
      }
    }
    for stretch in scan.breaks {
      guard let key = stretch.key, recordings.contains(key.recording) else { continue }
      removed.insert(key)
      dropped.append(stretch.range)
    }
    var end = bytes.count
    if case .unfinished = scan.tail { end = scan.end }
    var start = min(Segment.headerByteCount, end)
    for range in dropped.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if start < range.lowerBound { ranges.append(start..<range.lowerBound) }
      start = range.upperBound
    }
    if start < end { ranges.append(start..<end) }
  }
}
