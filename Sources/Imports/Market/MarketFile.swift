public import CallModel
public import Diagnostics

/// A file about the market, as CSV or JSON lines, that is read row by row: of a file of any length no
/// more than a block is held. `docs/formats/market.md` describes it for the people who write it.
///
/// An export of a `MarketService` is read as it is, and held whole.
///
/// A row that does not fit is handed over with what is wrong with it, and reading goes on.
public struct MarketFile {
  /// What comes next in a file.
  public enum Entry: Sendable, Hashable {
    /// A row that fits.
    case row(MarketRow)
    /// A row that does not.
    case rejected(RejectedRow)
  }

  /// What became of what came next.
  public enum Taken: Sendable, Hashable {
    /// A row that fits was added.
    case row
    /// A row that does not.
    case rejected(RejectedRow)
  }

  /// The file, as the user named it.
  public let path: String
  /// What its rows are about.
  public let table: MarketTable
  /// The record of a CSV file that names the columns, its line break included; empty for JSON lines.
  public let header: [UInt8]
  /// Whether it is JSON lines.
  public let isJSONLines: Bool
  private let rows: any MarketRows
  private let keyIndices: [Int]
  private var keys = SeenKeys()

  /// Opens the file at `path` and reads its first line.
  ///
  /// - Parameter ignored: columns that are passed over; any other that the table does not have is an
  ///   error, since a misspelt one would be lost without a word.
  /// - Parameter currency: that of amounts that name none.
  /// - Parameter conventions: the zone of times without an offset, the country of numbers without one.
  /// - Parameter forms: how days and amounts of a service's export are written, where it does not prove it itself.
  public init(
    path: String, table: MarketTable, ignoring ignored: Set<String> = [],
    currency: Currency? = nil, conventions: CallConventions = CallConventions(),
    forms: ServiceForms = ServiceForms()
  ) throws(InputErrors) {
    try self.init(
      path: path, table: table, ignoring: ignored, currency: currency, conventions: conventions,
      forms: forms, blockSize: 1 << 20)
  }

  /// The same, in blocks of `blockSize` bytes.
  package init(
    path: String, table: MarketTable, ignoring ignored: Set<String>, currency: Currency? = nil,
    conventions: CallConventions = CallConventions(), forms: ServiceForms = ServiceForms(),
    blockSize: Int
  ) throws(InputErrors) {
    self.path = path
    self.table = table
    keyIndices = table.key.compactMap(table.index)
    do {
      let source = try FileBlocks(path: path)
      var start: [UInt8] = []
      try source.append(max(blockSize, 4), to: &start)
      let names = MarketColumnNames(table, ignoring: ignored)
      let reader = MarketRowReader(table, currency: currency, conventions: conventions)
      if let export = try ServiceExport(source, start: start, names: names) {
        let export = try ServiceMarketRows(
          export.bytes, table: export.table, path: path, names: names, reader: reader, forms: forms)
        header = export.header
        rows = export
        isJSONLines = false
        return
      }
      start = try Self.checked(start, path: path)
      isJSONLines = start.first { !ASCII.isBlank($0) } == ASCII.openingBrace
      if isJSONLines {
        header = []
        rows = JSONMarketRows(
          LineStream(source, start: start, blockSize: blockSize), path: path, names: names,
          reader: reader)
        return
      }
      let csv = try CSVMarketRows(
        CSVStream(source, start: start, blockSize: blockSize), path: path, names: names,
        reader: reader)
      header = csv.header
      rows = csv
    } catch let error as InputError {
      throw InputErrors(error)
    } catch let errors as InputErrors {
      throw errors
    } catch {
      throw InputErrors(InputError(path: path, reason: "cannot be read: \(error)"))
    }
  }

  /// The first bytes of a file without their mark, if they can be those of a table.
  private static func checked(_ bytes: [UInt8], path: String) throws(InputError) -> [UInt8] {
    try TextEncoding.checkStart(bytes, path: path)
    let bytes = TextEncoding.withoutByteOrderMark(bytes)
    switch bytes.first(where: { !ASCII.isBlank($0) }) {
    case nil:
      throw InputError(
        path: path, reason: "the file is empty", advice: "the first line names the columns")
    case ASCII.openingBracket:
      throw InputError(
        path: path, reason: "a JSON array, where one object on each line is expected",
        advice: "jq -c '.[]' FILE > rows.jsonl makes one of the other")
    default: return bytes
    }
  }

  /// Adds the row that comes next to `batch`, as `next()` reads it but in a fraction of the time; `nil` at the
  /// end.
  ///
  /// - Throws: that the file can no longer be read.
  public mutating func next(into batch: inout MarketBatch) throws(InputError) -> Taken? {
    if rows.takePlain(into: &batch, keys: &keys) { return .row }
    switch try next() {
    case .row(let row):
      batch.append(row)
      return .row
    case .rejected(let row): return .rejected(row)
    case nil: return nil
    }
  }

  /// What comes next; `nil` at the end.
  ///
  /// - Throws: that the file can no longer be read.
  public mutating func next() throws(InputError) -> Entry? {
    guard let entry = try rows.next() else { return nil }
    guard case .row(let row) = entry, table.keysAreUniqueInFile else { return entry }
    let key = RowKey(row.values, at: keyIndices)
    let first = key.bytes.withUnsafeBufferPointer { keys.insert($0, line: row.line) }
    guard let first else { return entry }
    return .rejected(
      RejectedRow(
        InputError(
          path: path, at: .line(row.line),
          reason: "line \(first) has the same \(table.key.joined(separator: ", "))",
          advice: "put rows together that are about the same"),
        bytes: rows.bytesOfLast))
  }
}

/// The rows of a file in one of the formats.
protocol MarketRows: AnyObject {
  /// What comes next; `nil` at the end.
  func next() throws(InputError) -> MarketFile.Entry?
  /// What was handed over last, as the file has it.
  var bytesOfLast: [UInt8] { get }
  /// Adds the row that comes next to `batch`, and its key to `keys`, if that needs no look at more than its bytes;
  /// whether it did.
  func takePlain(into batch: inout MarketBatch, keys: inout SeenKeys) -> Bool
}

extension MarketRows {
  func takePlain(into batch: inout MarketBatch, keys: inout SeenKeys) -> Bool { false }
}
