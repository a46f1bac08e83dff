import Foundation

/// The lines of a file without quotes, cut at commas, in blocks of a megabyte.
struct CSVLines {
  private let path: String

  init(_ path: String) throws { self.path = path }

  struct NotReadable: Error { let path: String }

  /// Calls `body` with the cells of each line but the first, until it returns `false`.
  func forEach(_ body: ([ArraySlice<UInt8>]) throws -> Bool) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { throw NotReadable(path: path) }
    defer { try? file.close() }
    var rest: [UInt8] = []
    var isHeader = true
    while let block = try file.read(upToCount: 1 << 20), !block.isEmpty {
      let bytes = rest + block
      var start = 0
      while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
        if !isHeader {
          let line = bytes[start..<end]
          let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
          guard try body(cells) else { return }
        }
        isHeader = false
        start = end + 1
      }
      rest = Array(bytes[start...])
    }
  }
}
