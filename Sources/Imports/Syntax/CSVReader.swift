/// Reads CSV as RFC 4180 has it, record by record: cells between delimiters, quotes around cells
/// that hold a delimiter, a quote (doubled) or a line break; lines end with CR LF, LF or CR.
///
/// A record that breaks the rules comes with its fault, and reading goes on at the next line.
/// The bytes must be UTF-8.
package struct CSVReader {
  /// One record.
  package struct Record: Equatable {
    /// The line on which it starts, counted from 1.
    package let line: Int
    /// Its cells without their quotes.
    package var cells: [String] = []
    /// What is wrong with it; the cells are then those before the fault.
    package var fault: Fault?

    /// A record that starts on `line`.
    package init(line: Int, cells: [String] = [], fault: Fault? = nil) {
      self.line = line
      self.cells = cells
      self.fault = fault
    }
  }

  /// How a record can break the rules.
  package enum Fault: Equatable {
    /// A quote within a cell that did not begin with one.
    case quoteInBareCell
    /// Something other than a delimiter after a closing quote.
    case textAfterQuote
    /// A quote that is never closed; it opens on this line.
    case unclosedQuote(line: Int)
  }

  let bytes: [UInt8]
  let delimiter: UInt8
  /// Where the next record begins.
  var position = 0
  /// The line on which it begins.
  var line: Int
  /// How many cells the record before had.
  private var usualCount = 0

  /// A reader of `bytes`, whose cells are separated by `delimiter` and whose first line has the number
  /// `line`.
  package init(_ bytes: [UInt8], delimiter: UInt8, line: Int = 1) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.line = line
  }

  /// Goes on behind the line that has the number `line` and begins at `start`.
  mutating func resume(afterLineAt start: Int, line: Int) {
    position = start
    self.line = line
    skipLine()
  }

  /// The delimiter of the file that `bytes` are: the first comma, semicolon or tab in its first line
  /// outside quotes, as spreadsheets write one or the other by country; a comma if there is none.
  package static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var isQuoted = false
    for byte in bytes.drop(while: { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }) {
      switch byte {
      case ASCII.quote: isQuoted.toggle()
      case ASCII.comma, ASCII.semicolon, ASCII.tab: if !isQuoted { return byte }
      case ASCII.lineFeed, ASCII.carriageReturn: if !isQuoted { return ASCII.comma }
      default: break
      }
    }
    return ASCII.comma
  }

  /// The next record; `nil` at the end. A line break at the end of the file ends the last record and
  /// starts none.
  package mutating func next() -> Record? {
    guard position < bytes.count else { return nil }
    var record = Record(line: line)
    record.cells.reserveCapacity(usualCount)
    defer { usualCount = record.cells.count }
    while true {
      let fault = readCell(into: &record.cells)
      if let fault {
        record.fault = fault
        skipLine()
        return record
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    takeLineBreak()
    return record
  }

  /// Reads one cell and stops at the delimiter, the line break or the end behind it.
  private mutating func readCell(into cells: inout [String]) -> Fault? {
    if position < bytes.count, bytes[position] == ASCII.quote { return readQuoted(into: &cells) }
    let start = position
    let (text, end) = bytes.withUnsafeBufferPointer { bytes in
      var end = start
      while end < bytes.count, !endsCell(bytes[end]), bytes[end] != ASCII.quote { end += 1 }
      return (String(decoding: bytes[start..<end], as: UTF8.self), end)
    }
    position = end
    if end < bytes.count, bytes[end] == ASCII.quote { return .quoteInBareCell }
    cells.append(text)
    return nil
  }

  private mutating func readQuoted(into cells: inout [String]) -> Fault? {
    let openingLine = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == ASCII.quote {
        position += 1
        guard position < bytes.count, bytes[position] == ASCII.quote else {
          cells.append(String(decoding: content, as: UTF8.self))
          return position == bytes.count || endsCell(bytes[position]) ? nil : .textAfterQuote
        }
        content.append(byte)
        position += 1
      } else if byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
        let start = position
        takeLineBreak()
        content.append(contentsOf: bytes[start..<position])
      } else {
        content.append(byte)
        position += 1
      }
    }
    return .unclosedQuote(line: openingLine)
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == ASCII.lineFeed || byte == ASCII.carriageReturn
  }

  /// Takes the line break at the position, if there is one: CR LF counts as one.
  private mutating func takeLineBreak() {
    guard position < bytes.count else { return }
    let first = bytes[position]
    guard first == ASCII.lineFeed || first == ASCII.carriageReturn else { return }
    position += 1
    if first == ASCII.carriageReturn, position < bytes.count, bytes[position] == ASCII.lineFeed {
      position += 1
    }
    line += 1
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != ASCII.lineFeed,
      bytes[position] != ASCII.carriageReturn
    {
      position += 1
    }
    takeLineBreak()
  }
}
