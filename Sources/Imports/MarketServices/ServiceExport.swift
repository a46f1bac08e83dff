import CallModel
import Diagnostics

/// All of a service's file, as UTF-8, and where the names of its columns stand.
struct ServiceExport {
  let bytes: [UInt8]
  let table: ServiceTable

  /// Reads the rest of `source`, which begins with `start`, if it is an export of a service; `nil`, and nothing is
  /// read unless it is UTF-16, for any other file.
  init?(
    _ source: FileBlocks, start: [UInt8], names: MarketColumnNames
  ) throws(InputError) {
    func found(in bytes: [UInt8]) -> ServiceTable? {
      ServiceTable(bytes, kind: names.table.kind, isIgnored: names.passesOver)
    }
    guard !UTF16Text.isMarked(start) else {
      let all = try Self.rest(of: source, behind: start)
      guard let bytes = UTF16Text.utf8(all), let table = found(in: bytes) else { return nil }
      (self.bytes, self.table) = (bytes, table)
      return
    }
    let bytes = TextEncoding.withoutByteOrderMark(start)
    guard let table = found(in: bytes) else { return nil }
    self.bytes = try Self.rest(of: source, behind: bytes)
    self.table = table
  }

  private static func rest(
    of source: FileBlocks, behind start: [UInt8]
  ) throws(InputError) -> [UInt8] {
    var bytes = start
    // In ever larger pieces, so that what is there is not moved too often.
    while !source.isAtEnd { try source.append(max(1 << 20, bytes.count), to: &bytes) }
    return bytes
  }
}
