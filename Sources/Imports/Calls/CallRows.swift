public import CallModel
public import Diagnostics
import JSONText

/// The calls of a calls file, read one after the other: of CSV and JSON lines of any length no more than a
/// block is held, of a JSON document its bytes.
///
/// A row that does not fit is handed over with what is wrong with it, and reading goes on.
public struct CallRows {
  /// What comes next in a file.
  public enum Entry: Sendable, Hashable {
    /// A row that fits.
    case call(Call)
    /// A row that does not.
    case rejected(RejectedRow)
  }

  /// What became of what came next.
  public enum Taken: Sendable, Hashable {
    /// A call was added.
    case call
    /// A row that does not fit.
    case rejected(RejectedRow)
  }

  /// The file, as the user named it.
  public let path: String
  /// The service whose columns the file has; `nil` for our own.
  public let service: CallService?
  /// The record of a CSV file that names the columns, its line break included; empty for JSON.
  public let header: [UInt8]
  private let records: any CallRecords
  private var assembler: CallAssembler

  /// Opens the file at `path` and finds out whose columns it has.
  ///
  /// - Parameter conventions: what the file leaves open.
  /// - Throws: that the file cannot be read, or everything that is wrong with its columns.
  public init(
    path: String, schema: FieldSchema = .standard, conventions: CallConventions = CallConventions()
  ) throws(InputErrors) {
    do {
      let source = try FileBlocks(path: path)
      var start: [UInt8] = []
      try source.append(1 << 20, to: &start)
      try TextEncoding.checkStart(start, path: path)
      try Self.checkThatIsNoVCon(start, path: path)
      try self.init(start, of: source, path: path, schema: schema, conventions: conventions)
    } catch let errors as InputErrors {
      throw errors
    } catch let error as InputError {
      throw InputErrors(error)
    } catch {
      throw InputErrors(InputError(path: path, reason: "cannot be read: \(error)"))
    }
  }

  /// The calls of a file that begins with `start`, of which `source` holds the rest.
  init(
    _ start: [UInt8], of source: FileBlocks, path: String, schema: FieldSchema,
    conventions: CallConventions
  ) throws(InputErrors) {
    self.path = path
    assembler = CallAssembler(path: path, isFile: true)
    do {
      let opened = try Self.opened(
        TextEncoding.withoutByteOrderMark(start), of: source, path: path,
        vocabularies: CallVocabularies(schema: schema, conventions: conventions))
      service = opened.service
      header = opened.header
      records =
        opened.service.map(\.hasCorrections) == true
        ? CorrectedRecords(opened.records) : opened.records
    } catch let errors as InputErrors {
      throw errors
    } catch let error as InputError {
      throw InputErrors(error)
    } catch {
      throw InputErrors(InputError(path: path, reason: "cannot be read: \(error)"))
    }
  }

  /// Adds the call that comes next to `batch`, as `next()` reads it but in a fraction of the time where the file has
  /// our own columns; `nil` at the end.
  ///
  /// - Throws: that the file can no longer be read.
  public mutating func next(into batch: inout CallBatch) throws(InputError) -> Taken? {
    if service == nil, records.takePlain(into: &batch, ids: &assembler.ids) { return .call }
    switch try next() {
    case .call(let call):
      batch.append(call)
      return .call
    case .rejected(let row): return .rejected(row)
    case nil: return nil
    }
  }

  /// What comes next; `nil` at the end.
  ///
  /// - Throws: that the file can no longer be read.
  public mutating func next() throws(InputError) -> Entry? {
    while let record = try records.next() {
      if isOther(record) { continue }
      return switch assembler.assemble(record) {
      case .call(let call): .call(call)
      case .faulty(let errors): .rejected(RejectedRow(errors, bytes: records.bytesOfLast))
      }
    }
    return nil
  }

  /// Whether a record of the service is something else than a call.
  private func isOther(_ record: CallRecord) -> Bool {
    guard let service, !service.otherDirections.isEmpty else { return false }
    let direction = record.cells.first { $0.column.name == "call.direction" }
    return direction.map { service.otherDirections.contains($0.text.lowercased()) } ?? false
  }
}

extension CallRows {
  /// A vCon is one call and not a list of them: whoever takes its lines for rows would set all of them aside.
  private static func checkThatIsNoVCon(_ start: [UInt8], path: String) throws(InputError) {
    let text = TextEncoding.withoutByteOrderMark(start).lazy.filter { !ASCII.isBlank($0) }
    guard text.starts(with: Array(#"{"vcon":"#.utf8)) else { return }
    throw InputError(
      path: path, reason: "a vCon, and its name does not say so",
      advice: "give it a name that ends in .vcon.json")
  }

  private typealias Opened = (service: CallService?, header: [UInt8], records: any CallRecords)

  private static func opened(
    _ start: [UInt8], of source: FileBlocks, path: String, vocabularies: CallVocabularies
  ) throws -> Opened {
    guard let first = start.first(where: { !ASCII.isBlank($0) }) else {
      throw CallsFile.emptyFile(path)
    }
    guard first == ASCII.openingBrace || first == ASCII.openingBracket else {
      var service: CallService?
      let csv = try CSVCallRecords(CSVStream(source, start: start), path: path) { names in
        service = CallService.of(names)
        return vocabularies.vocabulary(of: service)
      }
      return (service, csv.header, csv)
    }
    if let document = try document(start, of: source, path: path) {
      var elements = document
      let service = elements.next().flatMap { CallService.of(names(in: $0.bytes)) }
      return (
        service, [],
        JSONListCallRecords(document, vocabulary: vocabularies.vocabulary(of: service))
      )
    }
    let line = start.drop(while: ASCII.isBlank).prefix { $0 != ASCII.lineFeed }
    let service = CallService.of(names(in: line))
    return (
      service, [],
      JSONLinesCallRecords(
        LineStream(source, start: start), vocabulary: vocabularies.vocabulary(of: service))
    )
  }

  /// The list of a JSON document; `nil` for JSON lines. All of it is read.
  private static func document(
    _ start: [UInt8], of source: FileBlocks, path: String
  ) throws -> JSONElements? {
    guard JSONElements(start, under: CallService.listNames) != nil else { return nil }
    var bytes = start
    while !source.isAtEnd {
      guard bytes.count < FileBytes.limit else {
        throw InputError(
          path: path, reason: "larger than 1 GiB", advice: "split the file and read it in parts")
      }
      try source.append(max(1 << 20, bytes.count), to: &bytes)
    }
    return JSONElements(bytes, under: CallService.listNames)
  }

  /// The names of the members of the object in `bytes`, one below another with dots between them.
  private static func names(in bytes: ArraySlice<UInt8>) -> [String] {
    guard case .object(let members)? = try? JSONReader.read(bytes) else { return [] }
    return members.map(\.name)
  }
}
