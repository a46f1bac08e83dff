import CallModel
import Diagnostics

/// Calls of a service that writes several records of one: what happened, what was learnt later, and what
/// corrects which. Each call comes once, where its first record stands; all records are held until then.
///
/// A record that another one corrects does not count. Of the others the later one's values count, by the
/// time of the correction, then by the order of the file.
final class CorrectedRecords: CallRecords {
  private let source: any CallRecords
  private var merged: [(record: CallRecord, bytes: [UInt8])]?
  private var position = 0
  private(set) var bytesOfLast: [UInt8] = []

  init(_ source: any CallRecords) { self.source = source }

  func next() throws(InputError) -> CallRecord? {
    if merged == nil { merged = try readAll() }
    guard let merged, position < merged.count else { return nil }
    defer { position += 1 }
    bytesOfLast = merged[position].bytes
    return merged[position].record
  }

  private func readAll() throws(InputError) -> [(record: CallRecord, bytes: [UInt8])] {
    var calls: [Transactions] = []
    var placeOfID: [String: Int] = [:]
    while let record = try source.next() {
      let bytes = source.bytesOfLast
      guard record.faults.isEmpty, let id = record.cells.first(where: { $0.column == .id })?.text
      else {
        calls.append(Transactions(record, bytes))
        continue
      }
      if let place = placeOfID[id] {
        calls[place].append(record, bytes)
      } else {
        placeOfID[id] = calls.count
        calls.append(Transactions(record, bytes))
      }
    }
    return calls.map { ($0.record, $0.bytes) }
  }
}

/// The records of one call.
private struct Transactions {
  private var records: [CallRecord]
  private(set) var bytes: [UInt8]

  init(_ record: CallRecord, _ bytes: [UInt8]) {
    records = [record]
    self.bytes = bytes
  }

  mutating func append(_ record: CallRecord, _ bytes: [UInt8]) {
    records.append(record)
    self.bytes += bytes
  }

  /// All of them in one.
  var record: CallRecord {
    var result = CallRecord(line: records[0].line)
    result.faults = records.flatMap(\.faults)
    var places: [CallColumn: Int] = [:]
    for record in inOrder {
      for cell in cells(of: record) where !BlankEnds.trimmed(cell.text).isEmpty {
        if let place = places[cell.column] {
          result.cells[place] = cell
        } else {
          places[cell.column] = result.cells.count
          result.cells.append(cell)
        }
      }
    }
    return result
  }

  /// Those that no other corrects, the latest correction last.
  private var inOrder: [CallRecord] {
    guard records.count > 1 else { return records }
    let corrected = Set(records.compactMap { $0.text("custom.corrects_transaction_id") })
    let standing = records.filter { record in
      record.text("custom.transaction_id").map { !corrected.contains($0) } ?? true
    }
    // Each corrects another, in a circle: nobody can say which holds, and the last one is as good as any.
    return (standing.isEmpty ? records : standing).enumerated()
      .map { (place: $0.offset, at: $0.element.text("custom.corrected_at") ?? "", $0.element) }
      .sorted { ($0.at, $0.place) < ($1.at, $1.place) }.map(\.2)
  }

  /// What a record says of its call: a signal says it under its own name, `custom.signal.quote`.
  private func cells(of record: CallRecord) -> [CallCell] {
    guard record.text("custom.transaction_type")?.lowercased() == "signal",
      let name = record.text("custom.signal_name")
    else { return record.cells }
    let path = "custom.signal." + ServiceColumnNames.customPath(name).dropFirst("custom.".count)
    guard let field = FieldSchema.standard.field(at: path) else { return record.cells }
    let said = record.cells.first { $0.column.name == "custom.signal_name" }
    return record.cells.filter { !$0.column.name.hasPrefix("custom.signal_") }
      + [
        CallCell(
          column: .fact(field), name: name, location: said?.location ?? .line(record.line),
          text: record.text("custom.signal_value") ?? "yes")
      ]
  }
}

extension CallRecord {
  /// What stands under the field at `path`; `nil` where nothing does.
  fileprivate func text(_ path: String) -> String? {
    cells.first { $0.column.name == path }.map { BlankEnds.trimmed($0.text) }.flatMap {
      $0.isEmpty ? nil : $0
    }
  }
}
