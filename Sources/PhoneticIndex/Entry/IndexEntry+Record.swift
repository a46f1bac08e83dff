internal import ContentHash

extension IndexEntry {
  /// Why a record is not an entry.
  struct Damage: Error {
    /// The first byte known to be wrong, counted from the record's first.
    let byte: Int
    let reason: String
  }

  /// The entry that the record `bytes` holds, all of it checked.
  init(record bytes: EntryBytes) throws(Damage) {
    guard let head = bytes.withBytes({ RecordHead(in: $0, at: 0) }) else {
      throw Damage(byte: 0, reason: "no entry begins here")
    }
    if let damage = bytes.withBytes({ head.damage(in: $0) }) { throw damage }
    guard head.codec == Self.codecVersion else {
      throw Damage(byte: 0, reason: "the entry is packed in another way")
    }
    let blockCount = (head.frameCount + FrameBlock.frameCount - 1) / FrameBlock.frameCount
    let seekPointCount =
      (blockCount + FrameEncoder.blocksPerSeekPoint - 1) / FrameEncoder.blocksPerSeekPoint
    guard head.table[.seekPoints].count == seekPointCount * FrameEncoder.seekPointByteCount else {
      throw Damage(byte: 0, reason: "the entry's parts do not fit together")
    }
    guard let recording = head.recording.digest, let model = head.model.digest else {
      throw Damage(byte: 0, reason: "the entry has no names")
    }
    let speech = bytes.withBytes { Self.stretches(in: $0, head.table[.speech]) }
    header = Header(
      recording: recording, channel: head.channel,
      model: ModelIdentity(name: head.modelName, digest: model), speech: speech)
    frameCount = head.frameCount
    self.bytes = bytes
    sections = head.table
  }

  private static func stretches(
    in record: UnsafeRawBufferPointer, _ section: Range<Int>
  ) -> [Range<Int>] {
    var cursor = ByteCursor(UnsafeRawBufferPointer(rebasing: record[section]))
    var stretches: [Range<Int>] = []
    for _ in 0..<section.count / 8 {
      let start = Int(cursor.next(UInt32.self))
      let end = Int(cursor.next(UInt32.self))
      stretches.append(start..<max(start, end))
    }
    return stretches
  }
}

extension RecordHead {
  /// The first byte of `record`, which begins with this head, that is known to be wrong: in a section, or
  /// in what stands behind them.
  func damage(in record: UnsafeRawBufferPointer) -> IndexEntry.Damage? {
    guard record.count == recordByteCount else {
      return IndexEntry.Damage(byte: record.count, reason: "the entry is cut off")
    }
    for section in table.sections {
      let bytes = UnsafeRawBufferPointer(rebasing: record[section.range])
      if let byte = section.checksum.firstDamagedByte(in: bytes) {
        return IndexEntry.Damage(
          byte: section.range.lowerBound + byte, reason: "a byte is not as it was written")
      }
      let padding = section.range.upperBound..<(section.range.upperBound + 7) / 8 * 8
      if let byte = record[padding].firstIndex(where: { $0 != 0 }) {
        return IndexEntry.Damage(byte: byte, reason: "a byte is not as it was written")
      }
    }
    return damageBehindSections(in: record)
  }

  private func damageBehindSections(in record: UnsafeRawBufferPointer) -> IndexEntry.Damage? {
    let tail = recordByteCount - Self.footerByteCount - byteCount
    var footer: [UInt8] = []
    footer.append(littleEndian: UInt64(recordByteCount))
    footer.append(littleEndian: UInt32(byteCount))
    footer.append(littleEndian: Self.endMagic)
    let expected = record[..<byteCount] + footer
    for (offset, byte) in expected.enumerated() where record[tail + offset] != byte {
      return IndexEntry.Damage(byte: tail + offset, reason: "a byte is not as it was written")
    }
    return nil
  }
}
