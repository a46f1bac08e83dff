import Diagnostics

extension SoundExtent {
  /// The sound of an AU file (`dns.` where it is little-endian). The size 0xffffffff is the
  /// format's own way to say that its writer did not know.
  ///
  /// Format: `audio(4)`, Sun Microsystems 1992.
  static func au(
    in file: borrowing OpenFile, start: Int, head: [UInt8]
  ) throws(InputError) -> SoundExtent {
    let isLittleEndian = head.has("dns.")
    let field = { (at: Int) in
      isLittleEndian ? head.littleEndian(at: at, count: 4) : head.bigEndian(at: at, count: 4)
    }
    guard let dataOffset = field(4), let size = field(8), file.byteCount >= start + 24 else {
      throw InputError(
        path: file.path,
        reason: "the AU header ends after \(file.byteCount) bytes (an AU file needs 24)")
    }
    let present = max(file.byteCount - start - Int(dataOffset), 0)
    let isOpenEnded = size >= UInt64(Limits.openEndedDataBytes)
    return SoundExtent(
      container: .au, bytes: start..<file.byteCount,
      completeness: isOpenEnded || size <= UInt64(present)
        ? .kept : .cut(present: present, promised: Int(size)))
  }
}
