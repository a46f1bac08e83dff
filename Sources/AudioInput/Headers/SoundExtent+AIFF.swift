import Diagnostics

extension SoundExtent {
  /// The sound of an AIFF or AIFF-C file: the `SSND` chunk, whose first eight bytes are no sound.
  ///
  /// Format: Audio Interchange File Format 1.3 (Apple 1989).
  static func aiff(in file: borrowing OpenFile, start: Int) throws(InputError) -> SoundExtent {
    var offset = start + 12
    for _ in 0..<Limits.headerChunks {
      let head = try file.bytes(at: offset, count: 8)
      guard let size = head.bigEndian(at: 4, count: 4) else { break }
      if head.has("SSND") {
        let present = max(file.byteCount - offset - 16, 0)
        let promised = max(Int(size) - 8, 0)
        let isOpenEnded = size >= UInt64(Limits.openEndedDataBytes)
        return SoundExtent(
          container: .aiff, bytes: start..<file.byteCount,
          completeness: isOpenEnded || promised <= present
            ? .kept : .cut(present: present, promised: promised))
      }
      offset += 8 + Int(size) + Int(size & 1)
    }
    throw InputError(
      path: file.path,
      reason: "the AIFF header ends after \(file.byteCount) bytes, before any sound")
  }
}
