internal import ContentHash

/// The beginning of a record: everything but its sections. The same bytes stand once more at the
/// record's end, so that a damaged one can still be named and stepped over.
struct RecordHead: Sendable, Hashable {
  /// The first four bytes, "ETRY".
  static let magic: UInt32 = 0x5952_5445
  /// The last four bytes of a record, "ENDR".
  static let endMagic: UInt32 = 0x5244_4E45
  /// The bytes behind the second head: the record's length, the head's length, `endMagic`.
  static let footerByteCount = 16
  /// The bytes of a head without its name and the lines of its sections.
  static let fixedByteCount = 112
  /// No head is longer: names end at 255 bytes and sections at 64.
  static let mostBytes = 4096
  static let mostSections = 64
  static let mostNameBytes = 255

  var byteCount: Int
  var recordByteCount: Int
  var recording: RawDigest
  var model: RawDigest
  var modelName: String
  var channel: Int
  var frameCount: Int
  var codec: Int
  var table: SectionTable

  /// The head at `offset` in `bytes`; `nil` where none is, or where a byte of it is wrong.
  ///
  /// The record itself may be cut off.
  init?(in bytes: UnsafeRawBufferPointer, at offset: Int) {
    var cursor = ByteCursor(bytes, at: offset)
    guard cursor.next(UInt32.self) == Self.magic else { return nil }
    byteCount = Int(cursor.next(UInt32.self))
    guard (Self.fixedByteCount...Self.mostBytes).contains(byteCount), byteCount.isMultiple(of: 8),
      bytes.count - offset >= byteCount
    else { return nil }
    let checkedCount = byteCount - WeightedChecksum.byteCount
    var end = ByteCursor(bytes, at: offset + checkedCount)
    let stored = WeightedChecksum(sum: end.next(UInt64.self), weighted: end.next(UInt64.self))
    let checked = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + checkedCount])
    guard WeightedChecksum(of: checked) == stored else { return nil }
    // From here on these are the bytes that a writer meant; of another one, perhaps, than ours.
    guard let recordByteCount = Int(exactly: cursor.next(UInt64.self)) else { return nil }
    self.recordByteCount = recordByteCount
    recording = RawDigest(&cursor)
    model = RawDigest(&cursor)
    channel = Int(cursor.next(UInt32.self))
    frameCount = Int(cursor.next(UInt32.self))
    let frameDurationMs = cursor.next(UInt16.self)
    codec = Int(cursor.next(UInt16.self))
    let nameCount = Int(cursor.next(UInt16.self))
    let sectionCount = Int(cursor.next(UInt16.self))
    modelName = String(decoding: cursor.next(bytes: nameCount), as: UTF8.self)
    _ = cursor.next(bytes: (8 - nameCount % 8) % 8)
    table = SectionTable()
    var start = byteCount
    for _ in 0..<min(sectionCount, Self.mostSections) {
      let kind = cursor.next(UInt32.self)
      let count = Int(cursor.next(UInt32.self))
      let checksum = WeightedChecksum(
        sum: cursor.next(UInt64.self), weighted: cursor.next(UInt64.self))
      table.sections.append(.init(kind: kind, range: start..<start + count, checksum: checksum))
      start += (count + 7) / 8 * 8
    }
    guard !cursor.isExhausted, cursor.offset <= offset + checkedCount,
      frameDurationMs == PhoneScores.frameDurationMs, sectionCount <= Self.mostSections,
      recordByteCount == start + byteCount + Self.footerByteCount
    else { return nil }
  }

  /// Under what the record is kept.
  var key: Key { Key(recording: recording, model: model, channel: channel) }

  /// The same as ``IndexEntry/ID``, in less memory.
  struct Key: Sendable, Hashable {
    let recording: RawDigest
    let model: RawDigest
    let channel: Int
  }
}

// MARK: Writing

extension RecordHead {
  /// A whole record: the entry that `header` describes, with the sections `contents`.
  static func record(
    _ header: IndexEntry.Header, frameCount: Int, codec: Int,
    contents: [(kind: SectionTable.Kind, bytes: [UInt8])]
  ) -> (bytes: [UInt8], table: SectionTable) {
    let name = Array(header.model.name.truncated(toBytes: mostNameBytes).utf8)
    let paddedName = (name.count + 7) / 8 * 8
    let headCount =
      fixedByteCount + paddedName + contents.count * SectionTable.lineByteCount
    var table = SectionTable()
    var start = headCount
    for (kind, bytes) in contents {
      let checksum = bytes.withUnsafeBytes { WeightedChecksum(of: $0) }
      table.sections.append(
        .init(kind: kind.rawValue, range: start..<start + bytes.count, checksum: checksum))
      start += (bytes.count + 7) / 8 * 8
    }
    let recordCount = start + headCount + footerByteCount

    var head: [UInt8] = []
    head.append(littleEndian: magic)
    head.append(littleEndian: UInt32(headCount))
    head.append(littleEndian: UInt64(recordCount))
    head.append(RawDigest(header.recording))
    head.append(RawDigest(header.model.digest))
    head.append(littleEndian: UInt32(clamping: header.channel))
    head.append(littleEndian: UInt32(clamping: frameCount))
    head.append(littleEndian: UInt16(PhoneScores.frameDurationMs))
    head.append(littleEndian: UInt16(codec))
    head.append(littleEndian: UInt16(name.count))
    head.append(littleEndian: UInt16(contents.count))
    head += name
    head.pad(to: 8)
    for section in table.sections {
      head.append(littleEndian: section.kind)
      head.append(littleEndian: UInt32(section.range.count))
      head.append(littleEndian: section.checksum.sum)
      head.append(littleEndian: section.checksum.weighted)
    }
    let checksum = head.withUnsafeBytes { WeightedChecksum(of: $0) }
    head.append(littleEndian: checksum.sum)
    head.append(littleEndian: checksum.weighted)

    var record = head
    record.reserveCapacity(recordCount)
    for (_, bytes) in contents {
      record += bytes
      record.pad(to: SectionTable.alignment)
    }
    record += head
    record.append(littleEndian: UInt64(recordCount))
    record.append(littleEndian: UInt32(headCount))
    record.append(littleEndian: endMagic)
    return (record, table)
  }
}

extension String {
  /// As much of the string, whole characters, as fits into `count` bytes of UTF-8.
  fileprivate func truncated(toBytes count: Int) -> String {
    var shortened = self
    while shortened.utf8.count > count { shortened.removeLast() }
    return shortened
  }
}
