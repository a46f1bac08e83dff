import CallModel
import Diagnostics

/// Reads calls from CSV: a first record that names the columns, then one record for each call.
struct CSVCalls {
  private let schema: FieldSchema

  init(schema: FieldSchema) { self.schema = schema }

  /// One column: what it is about and how the file calls it.
  private struct Column {
    let column: CallColumn
    let name: String
  }

  /// Reads `bytes`, which are UTF-8, into `assembler`.
  func read(_ bytes: [UInt8], into assembler: inout CallAssembler) {
    var reader = CSVReader(bytes, delimiter: CSVReader.delimiter(of: bytes))
    var header = reader.next()
    while let record = header, isBlank(record) { header = reader.next() }
    guard let header else { return }
    if let fault = header.fault { return report(fault, in: header, to: &assembler) }
    let columns = columns(in: header, assembler: &assembler)
    guard columns.contains(where: { $0?.column == .id }) else {
      return assembler.report(
        .line(header.line), "no column is named `id`",
        advice: "the first line names the columns, for example id,recording,started,duration")
    }
    while let record = reader.next() {
      if let fault = record.fault {
        report(fault, in: record, to: &assembler)
      } else if !isBlank(record) {
        add(record, under: columns, to: &assembler)
      }
    }
  }

  /// Spreadsheets write the rows below a table as delimiters and nothing else.
  private func isBlank(_ record: CSVReader.Record) -> Bool {
    record.fault == nil && record.cells.allSatisfy { BlankEnds.trimmed($0).isEmpty }
  }

  /// The columns that `header` names; `nil` for one that cannot be used.
  private func columns(
    in header: CSVReader.Record, assembler: inout CallAssembler
  ) -> [Column?] {
    let names = CallColumnNames(schema: schema)
    var seen: [CallColumn: String] = [:]
    return header.cells.enumerated().map { index, name -> Column? in
      guard !BlankEnds.trimmed(name).isEmpty else {
        assembler.report(
          .line(header.line), "column \(index + 1) has no name",
          advice: "name it, or take it out of the file")
        return nil
      }
      do throws(ValueFault) {
        let column = try names.column(named: name)
        if let first = seen[column] {
          assembler.report(
            .line(header.line),
            "\(ValueFault.quoted(name)) and \(ValueFault.quoted(first)) are the same column",
            advice: "take one of them out of the file")
          return nil
        }
        seen[column] = name
        return Column(column: column, name: BlankEnds.trimmed(name))
      } catch {
        assembler.report(
          .line(header.line), "\(ValueFault.quoted(name)) \(error.reason)", advice: error.advice)
        return nil
      }
    }
  }

  private func add(
    _ record: CSVReader.Record, under columns: [Column?], to assembler: inout CallAssembler
  ) {
    guard record.cells.count == columns.count else {
      return assembler.report(
        .line(record.line),
        "the row has \(counted(record.cells.count)), the first line has \(counted(columns.count))",
        advice: "a cell with a comma in it stands in quotes")
    }
    let cells = zip(columns, record.cells).compactMap { column, text in
      column.map {
        CallAssembler.Cell(
          column: $0.column, name: $0.name, location: .line(record.line),
          text: text)
      }
    }
    assembler.add(cells, line: record.line)
  }

  private func counted(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  private func report(
    _ fault: CSVReader.Fault, in record: CSVReader.Record, to assembler: inout CallAssembler
  ) {
    assembler.report(
      .line(record.line), record.reason(for: fault), advice: CSVReader.Fault.advice)
  }
}
