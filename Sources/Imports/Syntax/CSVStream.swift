import Diagnostics

/// The records of a CSV file of any length, of which no more than a block is held at a time.
struct CSVStream {
  /// A record that is longer is at fault: a quote was opened in it, most likely, and never closed.
  static let recordLimit = 32 << 20

  /// One record, and where it stands in the block that is held until the next one is asked for.
  struct Record {
    let record: CSVReader.Record
    let isTooLong: Bool
    fileprivate let range: Range<Int>

    /// Whether nothing is in it: spreadsheets write the rows below a table as delimiters and nothing else.
    var isBlank: Bool {
      record.fault == nil && record.cells.allSatisfy { BlankEnds.trimmed($0).isEmpty }
    }
  }

  private let source: FileBlocks
  private let blockSize: Int
  private let recordLimit: Int
  private let delimiter: UInt8
  private var block: [UInt8]
  private var reader: CSVReader

  /// A stream of `source`, of which `start` has been read already.
  init(
    _ source: FileBlocks, start: [UInt8], blockSize: Int = 1 << 20, recordLimit: Int = recordLimit
  ) {
    self.source = source
    self.blockSize = blockSize
    self.recordLimit = recordLimit
    delimiter = CSVReader.delimiter(of: start)
    block = start
    reader = CSVReader(start, delimiter: delimiter)
  }

  /// The next record; `nil` at the end.
  mutating func next() throws(InputError) -> Record? {
    while true {
      let (start, line) = (reader.position, reader.line)
      let record = reader.next()
      // What touches the end of the block may go on behind it.
      guard reader.position == block.count, !source.isAtEnd else {
        return record.map { Record(record: $0, isTooLong: false, range: start..<reader.position) }
      }
      if block.count - start >= recordLimit {
        reader.resume(afterLineAt: start, line: line)
        return Record(
          record: CSVReader.Record(line: line), isTooLong: true, range: start..<reader.position)
      }
      try refill(from: start, line: line)
    }
  }

  /// Hands over the next record if it is plain and in the block, as `CSVReader.takePlain` does.
  mutating func takePlain(ends: inout [Int], _ body: (PlainRecord) -> Bool) -> Bool {
    reader.takePlain(ends: &ends, body)
  }

  /// The bytes of the record that was taken last, its line break included.
  func bytes(of record: Record) -> ArraySlice<UInt8> { block[record.range] }

  /// Drops what lies before `start` and reads on; a long record is read in ever larger pieces, so that
  /// going over it again costs little.
  private mutating func refill(from start: Int, line: Int) throws(InputError) {
    var rest = Array(block[start...])
    try source.append(max(blockSize, rest.count), to: &rest)
    block = rest
    reader = CSVReader(rest, delimiter: delimiter, line: line)
  }
}
