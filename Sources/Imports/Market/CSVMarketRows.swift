import CallModel
import Diagnostics

/// The rows of a CSV file about the market: a first record that names the columns, then a record for
/// each row.
final class CSVMarketRows: MarketRows {
  private var stream: CSVStream
  private let path: String
  private let reader: MarketRowReader
  /// For each cell of a record its column and how the file calls it; `nil` for what is passed over.
  private let columns: [(index: Int, name: String)?]
  /// What reads most rows; `nil` where no row of the table is read so.
  private var plainReader: PlainRowReader?
  private var ends: [Int] = []
  private var last: CSVStream.Record?
  /// The first record as the file has it.
  let header: [UInt8]

  /// - Throws: everything that is wrong with the names of the columns.
  init(
    _ stream: CSVStream, path: String, names: MarketColumnNames, reader: MarketRowReader
  ) throws {
    var stream = stream
    var first = try stream.next()
    while let record = first, record.isBlank { first = try stream.next() }
    guard let first else {
      throw InputError(path: path, reason: "the file is empty")
    }
    self.path = path
    self.reader = reader
    self.stream = stream
    header = Array(stream.bytes(of: first))
    columns = try Self.columns(in: first, path: path, names: names)
    plainReader = PlainRowReader(
      names.table, indices: columns.map { $0?.index }, currency: reader.currency)
  }

  private static func columns(
    in header: CSVStream.Record, path: String, names: MarketColumnNames
  ) throws -> [(index: Int, name: String)?] {
    var errors: [InputError] = []
    let line = header.record.line
    func report(_ reason: String, _ advice: String?) {
      errors.append(InputError(path: path, at: .line(line), reason: reason, advice: advice))
    }
    if header.isTooLong { report("the first line never ends", nil) }
    if let fault = header.record.fault {
      report(header.record.reason(for: fault), CSVReader.Fault.advice)
    }
    var nameOfIndex: [Int: String] = [:]
    let columns = header.record.cells.enumerated().map {
      place, name -> (index: Int, name: String)? in
      guard !BlankEnds.trimmed(name).isEmpty || names.passesOver(name) else {
        report("column \(place + 1) has no name", "name it, or take it out of the file")
        return nil
      }
      do throws(ValueFault) {
        guard let index = try names.index(named: name) else { return nil }
        if let first = nameOfIndex.updateValue(name, forKey: index) {
          report(
            "\(ValueFault.quoted(name)) and \(ValueFault.quoted(first)) are the same column",
            "take one of them out of the file, or pass over it with --ignore")
        }
        return (index, BlankEnds.trimmed(name))
      } catch {
        report("\(ValueFault.quoted(name)) \(error.reason)", error.advice)
        return nil
      }
    }
    if nameOfIndex.isEmpty, !header.isTooLong, header.record.fault == nil {
      // A title, or a file of something else: what its cells are called makes no difference.
      errors = []
      report(
        "the first line names no column of \(names.table.kind): "
          + ValueFault.quoted(header.record.cells.first { !$0.isEmpty } ?? ""),
        "it names the columns: take out what stands above them")
    } else {
      for column in names.missing(among: Set(nameOfIndex.keys)) {
        report("no column is named `\(column.name)`", names.advice(forMissing: column))
      }
    }
    if let errors = InputErrors(errors) { throw errors }
    return columns
  }

  func takePlain(into batch: inout MarketBatch, keys: inout SeenKeys) -> Bool {
    guard var reader = plainReader else { return false }
    // Held by nobody else meanwhile, so that nothing is copied.
    plainReader = nil
    defer { plainReader = reader }
    return stream.takePlain(ends: &ends) { reader.read($0, into: &batch, keys: &keys) }
  }

  func next() throws(InputError) -> MarketFile.Entry? {
    while let record = try stream.next() {
      last = record
      if record.isTooLong || !record.isBlank { return entry(of: record) }
    }
    return nil
  }

  var bytesOfLast: [UInt8] { last.map { Array(stream.bytes(of: $0)) } ?? [] }

  private func entry(of stretch: CSVStream.Record) -> MarketFile.Entry {
    let record = stretch.record
    if stretch.isTooLong {
      return rejected(
        record.line, "the row is longer than \(CSVStream.recordLimit >> 20) MiB",
        "look for a quote that is never closed")
    }
    if let fault = record.fault {
      return rejected(record.line, record.reason(for: fault), CSVReader.Fault.advice)
    }
    guard record.cells.count == columns.count else {
      return rejected(
        record.line,
        "the row has \(counted(record.cells.count)), the first line has \(counted(columns.count))",
        "a cell with a comma in it stands in quotes")
    }
    guard MarketText.isUTF8(stream.bytes(of: stretch)) else {
      return rejected(record.line, "not UTF-8 text", "save the file as UTF-8")
    }
    var row = reader.row()
    for (column, text) in zip(columns, record.cells) where !text.isEmpty {
      if let column { row.take(text, at: column.index, called: column.name) }
    }
    return row.finish(line: record.line, of: path, bytes: bytesOfLast)
  }

  private func rejected(_ line: Int, _ reason: String, _ advice: String) -> MarketFile.Entry {
    .rejected(
      RejectedRow(
        InputError(path: path, at: .line(line), reason: reason, advice: advice), bytes: bytesOfLast)
    )
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}
