import CallModel
import Diagnostics

/// The rows of a service's file: without the titles above and the totals below, in our own way of writing, those
/// that are parts of one put together.
///
/// All of the file is read before the first row is handed over, since a later row may tell how days and amounts are
/// written, or be a part of the first.
final class ServiceMarketRows: MarketRows {
  let header: [UInt8]
  private(set) var bytesOfLast: [UInt8] = []
  private let entries: [MarketFile.Entry]
  private var position = 0

  /// - Parameter bytes: all of the file.
  /// - Throws: that a column is missing, or that nothing tells how days or amounts are written.
  init(
    _ bytes: [UInt8], table found: ServiceTable, path: String, names: MarketColumnNames,
    reader: MarketRowReader, forms: ServiceForms
  ) throws(InputErrors) {
    header = Array(bytes[found.header])
    let cells = found.columns(of: names.table, isIgnored: names.passesOver)
    let file = ServiceFile(
      service: found.service, table: names.table, cells: cells,
      lastDay: found.lastDay(beside: cells), path: path, line: found.line)
    try file.checkColumns()
    let records = file.records(of: bytes, from: found)
    try file.checkCurrency(of: records, otherwise: reader.currency)
    let forms = try file.forms(of: records, stated: forms)
    var sums = PartedRows(names.table, path: path)
    for record in records {
      switch file.entry(of: record, bytes, reader, forms) {
      case .row(let row): sums.append(row, bytes: bytes[record.range])
      case .rejected(let row):
        sums.append(row, line: record.line, key: file.key(of: record, forms))
      }
    }
    entries = sums.entries()
  }

  func next() -> MarketFile.Entry? {
    guard position < entries.count else { return nil }
    defer { position += 1 }
    return entries[position]
  }
}
