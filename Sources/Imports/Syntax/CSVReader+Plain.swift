/// A record as nearly all are: printable ASCII without quotes, and a line break behind it.
struct PlainRecord {
  /// Its bytes without the line break.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where each cell ends.
  let ends: [Int]
  /// The line on which it stands, counted from 1.
  let line: Int
}

extension CSVReader {
  /// Hands over the record that comes next if it is plain, and goes on behind it if `body` takes it; whether
  /// it did. What is not taken is left to `next()`, which would read the same cells.
  ///
  /// - Parameter ends: what is used again from record to record.
  mutating func takePlain(
    ends: inout [Int], _ body: (PlainRecord) -> Bool
  ) -> Bool {
    let (start, delimiter, line) = (position, delimiter, line)
    let behind = bytes.withUnsafeBufferPointer { bytes -> Int? in
      ends.removeAll(keepingCapacity: true)
      let limit = min(bytes.count, start + PlainRecord.byteLimit)
      var place = start
      while place < limit {
        let byte = bytes[place]
        if byte == delimiter {
          ends.append(place - start)
        } else if byte == ASCII.lineFeed {
          let isAfterReturn = place > start && bytes[place - 1] == ASCII.carriageReturn
          let end = isAfterReturn ? place - 1 : place
          ends.append(end - start)
          let record = PlainRecord(
            bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]), ends: ends, line: line)
          return body(record) ? place + 1 : nil
        } else if byte < ASCII.space || byte > 0x7E || byte == ASCII.quote {
          let isLineBreak =
            byte == ASCII.carriageReturn && place + 1 < bytes.count
            && bytes[place + 1] == ASCII.lineFeed
          guard isLineBreak else { return nil }
        }
        place += 1
      }
      return nil
    }
    guard let behind else { return false }
    position = behind
    self.line += 1
    return true
  }
}

extension PlainRecord {
  /// Longer records are rare, and not for this path.
  static let byteLimit = 1 << 16
}
