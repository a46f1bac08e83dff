import CallModel
import Diagnostics

/// The calls of a CSV file: a first record that names the columns, then one record for each call.
final class CSVCallRecords: CallRecords {
  private var stream: CSVStream
  private let vocabulary: any CallVocabulary
  private let columns: [Column]
  /// What reads most calls; `nil` where a column may tell what another one tells.
  private var plainReader: PlainCallReader?
  private var ends: [Int] = []
  private var last: CSVStream.Record?
  /// The first record as the file has it.
  let header: [UInt8]

  /// One column: what it tells and how the file calls it.
  private struct Column {
    let meanings: [CallMeaning]
    let name: String
  }

  /// - Parameter vocabulary: what the names mean, by all of them.
  /// - Throws: everything that is wrong with the names of the columns.
  init(
    _ stream: CSVStream, path: String, vocabulary: ([String]) -> any CallVocabulary
  ) throws {
    var stream = stream
    var first = try stream.next()
    while let record = first, record.isBlank { first = try stream.next() }
    guard let first else { throw InputErrors(CallsFile.emptyFile(path)) }
    let vocabulary = vocabulary(first.record.cells)
    self.vocabulary = vocabulary
    self.stream = stream
    header = Array(stream.bytes(of: first))
    columns = try Self.columns(in: first.record, path: path, vocabulary: vocabulary)
    plainReader =
      vocabulary.hasSynonyms ? nil : PlainCallReader(columns.map(\.meanings.first?.column))
  }

  private static func columns(
    in header: CSVReader.Record, path: String, vocabulary: any CallVocabulary
  ) throws -> [Column] {
    var errors: [InputError] = []
    func report(_ reason: String, _ advice: String?) {
      errors.append(
        InputError(path: path, at: .line(header.line), reason: reason, advice: advice))
    }
    if let fault = header.fault { report(header.reason(for: fault), CSVReader.Fault.advice) }
    var seen: [CallColumn: String] = [:]
    let columns = header.cells.enumerated().map { index, name in
      let written = BlankEnds.trimmed(name)
      if written.isEmpty {
        report("column \(index + 1) has no name", "name it, or take it out of the file")
      }
      let column = Column(meanings: written.isEmpty ? [] : meanings(of: name), name: written)
      for meaning in column.meanings where !vocabulary.hasSynonyms {
        guard let first = seen.updateValue(name, forKey: meaning.column) else { continue }
        report(
          "\(ValueFault.quoted(name)) and \(ValueFault.quoted(first)) are the same column",
          "take one of them out of the file")
        seen[meaning.column] = first
      }
      return column
    }
    func meanings(of name: String) -> [CallMeaning] {
      do throws(ValueFault) {
        return try vocabulary.meanings(of: name)
      } catch {
        report("\(ValueFault.quoted(name)) \(error.reason)", error.advice)
        return []
      }
    }
    if header.fault == nil, !columns.contains(where: { $0.meanings.contains { $0.column == .id } })
    {
      report(vocabulary.withoutID.reason, vocabulary.withoutID.advice)
    }
    if let errors = InputErrors(errors) { throw errors.limited(to: 50) }
    return columns
  }

  func takePlain(into batch: inout CallBatch, ids: inout SeenKeys) -> Bool {
    guard var reader = plainReader else { return false }
    // Held by nobody else meanwhile, so that nothing is copied.
    plainReader = nil
    defer { plainReader = reader }
    return stream.takePlain(ends: &ends) { reader.read($0, into: &batch, ids: &ids) }
  }

  func next() throws(InputError) -> CallRecord? {
    while let record = try stream.next() {
      last = record
      if record.isTooLong || !record.isBlank { return read(record) }
    }
    return nil
  }

  var bytesOfLast: [UInt8] { last.map { Array(stream.bytes(of: $0)) } ?? [] }

  private func read(_ stretch: CSVStream.Record) -> CallRecord {
    let record = stretch.record
    if stretch.isTooLong {
      return CallRecord(
        line: record.line, reason: "the row is longer than \(CSVStream.recordLimit >> 20) MiB",
        advice: "look for a quote that is never closed")
    }
    if let fault = record.fault {
      return CallRecord(
        line: record.line, reason: record.reason(for: fault), advice: CSVReader.Fault.advice)
    }
    guard record.cells.count == columns.count else {
      return CallRecord(
        line: record.line,
        reason:
          "the row has \(counted(record.cells.count)), the first line has \(counted(columns.count))",
        advice: "a cell with a comma in it stands in quotes")
    }
    guard MarketText.isUTF8(stream.bytes(of: stretch)) else {
      return CallRecord(
        line: record.line, reason: "not UTF-8 text", advice: "save the file as UTF-8")
    }
    var cells = CallCells(line: record.line, vocabulary: vocabulary)
    for (column, text) in zip(columns, record.cells) {
      for meaning in column.meanings {
        cells.take(text, as: meaning, called: column.name, at: .line(record.line))
      }
    }
    return cells.record
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}
