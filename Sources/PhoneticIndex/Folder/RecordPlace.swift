internal import Diagnostics

/// Where a record lies in an index.
struct RecordPlace: Sendable, Hashable {
  let segment: Int
  let offset: Int
  let byteCount: Int
  let codec: Int
  let frameCount: Int

  init(segment: Int, offset: Int, byteCount: Int, codec: Int, frameCount: Int) {
    self.segment = segment
    self.offset = offset
    self.byteCount = byteCount
    self.codec = codec
    self.frameCount = frameCount
  }

  init(segment: Int, offset: Int, head: RecordHead) {
    self.init(
      segment: segment, offset: offset, byteCount: head.recordByteCount, codec: head.codec,
      frameCount: head.frameCount)
  }
}

extension RecordPlace {
  /// The entry that lies here in the index in `directory`, checked in full.
  func entry(in directory: String, key: RecordHead.Key) throws(InputError) -> IndexEntry {
    let path = Segment(number: segment, in: directory).path
    let bytes = try MappedBytes.stretch(offset..<offset + byteCount, of: path)
    do {
      return try IndexEntry(record: .mapped(bytes))
    } catch {
      throw InputError(
        path: path, at: .byte(offset + error.byte),
        reason: "\(key.description): \(error.reason)",
        advice: "run `earshot index rebuild` to make the entry anew from the recording")
    }
  }
}
