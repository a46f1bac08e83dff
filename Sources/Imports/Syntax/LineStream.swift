import Diagnostics
import Glibc

/// The lines of a file of any length, of which no more than a block is held at a time.
struct LineStream {
  /// A longer line is at fault.
  static let lineLimit = 32 << 20

  /// One line without its line break.
  struct Line {
    let number: Int
    let bytes: ArraySlice<UInt8>
    let isTooLong: Bool
  }

  private let source: FileBlocks
  private let blockSize: Int
  private let lineLimit: Int
  private var block: [UInt8]
  private var position = 0
  private var number = 0

  /// A stream of `source`, of which `start` has been read already.
  init(
    _ source: FileBlocks, start: [UInt8], blockSize: Int = 1 << 20, lineLimit: Int = lineLimit
  ) {
    self.source = source
    self.blockSize = blockSize
    self.lineLimit = lineLimit
    block = start
  }

  /// The next line; `nil` at the end.
  mutating func next() throws(InputError) -> Line? {
    var isTooLong = false
    while true {
      if let end = block[position...].firstIndex(of: ASCII.lineFeed) {
        defer { position = end + 1 }
        return line(to: end, isTooLong: isTooLong)
      }
      guard !source.isAtEnd else {
        guard position < block.count else { return nil }
        defer { position = block.count }
        return line(to: block.count, isTooLong: isTooLong)
      }
      // Of a line that is too long only the beginning is kept.
      if block.count - position >= lineLimit {
        isTooLong = true
        block = Array(block[position..<position + min(1000, block.count - position)])
      } else {
        block = Array(block[position...])
      }
      position = 0
      try source.append(max(blockSize, block.count), to: &block)
    }
  }

  private mutating func line(to end: Int, isTooLong: Bool) -> Line {
    number += 1
    return Line(number: number, bytes: block[position..<end], isTooLong: isTooLong)
  }
}
