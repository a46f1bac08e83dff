/// What a segment holds, read from the heads of its records alone.
struct SegmentScan {
  /// A stretch that is no sound record.
  struct Break: Sendable, Hashable {
    let range: Range<Int>
    /// The first byte known to be wrong.
    let byte: Int
    /// Whose record it was, where the copy of its head could be read.
    let key: RecordHead.Key?
  }

  /// How a segment ends.
  enum Tail: Sendable, Hashable {
    /// With a whole record, or with none.
    case clean
    /// In a record that was being written when its writer was stopped, or that was cut off later; whose it is, where its
    /// head is whole.
    case unfinished(RecordHead.Key?)
    /// With something that cannot be read.
    case unreadable
  }

  /// The records, each with the offset of its first byte.
  private(set) var records: [(offset: Int, head: RecordHead)] = []
  private(set) var breaks: [Break] = []
  private(set) var tail = Tail.clean
  /// Where the last record ends.
  private(set) var end: Int

  /// Reads the heads of all records in `bytes`, a whole segment, from the byte `start` on.
  init(_ bytes: UnsafeRawBufferPointer, from start: Int) {
    end = start
    while end < bytes.count {
      if let head = RecordHead(in: bytes, at: end) {
        guard bytes.count - end >= head.recordByteCount else {
          tail = .unfinished(head.key)
          return
        }
        records.append((end, head))
        end += head.recordByteCount
      } else if let next = Self.resumption(in: bytes, from: end) {
        breaks.append(next)
        end = next.range.upperBound
      } else {
        tail = Self.isUnfinished(bytes, from: end) ? .unfinished(nil) : .unreadable
        return
      }
    }
  }

  /// Whether what begins at `start`, where no head can be read, and after which nothing can, is the
  /// beginning of a head that was cut off, or room that was made and not filled.
  private static func isUnfinished(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var cursor = ByteCursor(bytes, at: start)
    guard bytes.count - start >= 8 else { return true }
    guard cursor.next(UInt32.self) == RecordHead.magic else {
      return !bytes[start...].contains { $0 != 0 }
    }
    return bytes.count - start < min(Int(cursor.next(UInt32.self)), RecordHead.mostBytes)
  }

  /// The stretch from `start`, where no head can be read, to where the next record begins.
  private static func resumption(in bytes: UnsafeRawBufferPointer, from start: Int) -> Break? {
    for offset in stride(from: start + 8, to: bytes.count - 8, by: 8) {
      guard
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
          == RecordHead.magic,
        let head = RecordHead(in: bytes, at: offset)
      else { continue }
      // A copy at the end of a record, or the head of a record that is whole?
      let copyEnd = offset + head.byteCount + RecordHead.footerByteCount
      let recordStart = copyEnd - head.recordByteCount
      if head.isFollowedByFooter(in: bytes, at: offset), recordStart >= start {
        if recordStart > start {
          return Break(range: start..<recordStart, byte: start, key: nil)
        }
        let wrong = (0..<head.byteCount).first { bytes[start + $0] != bytes[offset + $0] } ?? 0
        return Break(range: start..<copyEnd, byte: start + wrong, key: head.key)
      }
      return Break(range: start..<offset, byte: start, key: nil)
    }
    return nil
  }
}

extension RecordHead {
  /// Whether what stands behind this head, which is at `offset`, is what ends a record.
  fileprivate func isFollowedByFooter(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    var cursor = ByteCursor(bytes, at: offset + byteCount)
    return cursor.next(UInt64.self) == UInt64(recordByteCount)
      && cursor.next(UInt32.self) == UInt32(byteCount)
      && cursor.next(UInt32.self) == Self.endMagic && !cursor.isExhausted
  }
}
