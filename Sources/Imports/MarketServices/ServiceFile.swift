import CallModel
import Diagnostics

/// What is known of a service's file before its rows are read.
struct ServiceFile {
  let service: MarketService
  let table: MarketTable
  let cells: [ServiceCell]
  /// Where the last day stands that a row is told for; `nil` where each is told for one.
  let lastDay: (place: Int, name: String)?
  let path: String
  /// The line with the names of the columns.
  let line: Int

  /// One record of the table, which is no total.
  struct Record {
    let line: Int
    let range: Range<Int>
    let content: CSVReader.Record
  }

  /// Refuses a file that lacks a column which every row has.
  func checkColumns() throws(InputErrors) {
    let missing = table.columns.indices.filter { index in
      table.columns[index].isRequired && !cells.contains { $0.index == index }
    }
    let errors = missing.map { index in
      let column = table.columns[index].name
      let names = service.columns.filter { $0.column == column }.flatMap(\.names)
      return InputError(
        path: path, at: .line(line),
        reason: "this export from \(service.name) has no column "
          + names.map { "`\($0)`" }.joined(separator: " or "),
        advice: service.whereMissing[column] ?? "export it with that column")
    }
    if let errors = InputErrors(errors) { throw errors }
  }

  /// The records below the names of the columns in `bytes`, without blank ones and totals.
  func records(of bytes: [UInt8], from found: ServiceTable) -> [Record] {
    let rest = Array(bytes[found.end.position...])
    var reader = CSVReader(rest, delimiter: found.delimiter, line: found.end.line)
    var records: [Record] = []
    while true {
      let start = reader.position
      guard let content = reader.next() else { return records }
      if content.fault == nil, content.cells.allSatisfy({ BlankEnds.trimmed($0).isEmpty }) {
        continue
      }
      if isTotal(content) { continue }
      let offset = found.end.position
      records.append(
        Record(
          line: content.line, range: start + offset..<reader.position + offset, content: content))
    }
  }

  /// Whether a record adds others up, or says whose the report is: it says so, and names no day or no campaign.
  private func isTotal(_ record: CSVReader.Record) -> Bool {
    guard record.fault == nil else { return false }
    let saysSo = record.cells.contains {
      let text = BlankEnds.trimmed($0).lowercased()
      return text == "total" || text.hasPrefix("total:") || text.hasPrefix("©")
    }
    if service.totalsNameNothing, !saysSo {
      return namesOfCampaign.allSatisfy { text(of: $0, in: record).isEmpty }
    }
    return saysSo
      && cells.contains {
        table.columns[$0.index].isRequired && table.columns[$0.index].kind != .money
          && text(of: $0, in: record).isEmpty
      }
  }

  /// The cells that name the campaign.
  private var namesOfCampaign: [ServiceCell] {
    cells.filter { ["campaign_id", "campaign_name"].contains(table.columns[$0.index].name) }
  }

  /// What stands in a cell of `record`; nothing where it is too short.
  func text(of cell: ServiceCell, in record: CSVReader.Record) -> String {
    cell.place < record.cells.count ? MarketReading.trimmed(record.cells[cell.place]) : ""
  }

  /// Refuses a file whose amounts have no currency.
  func checkCurrency(of records: [Record], otherwise: Currency?) throws(InputErrors) {
    guard otherwise == nil, let amount = cells.first(where: { $0.reading == .amount }),
      amount.currency == nil,
      !cells.contains(where: { table.columns[$0.index].kind == .currency })
    else { return }
    let bare = records.first { record in
      ServiceNumber(text(of: amount, in: record.content)).map { !$0.hasCurrency } ?? false
    }
    guard let bare else { return }
    throw InputErrors(
      InputError(
        path: path, at: .line(bare.line),
        reason: "nothing in the file tells the currency of `\(amount.name)`",
        advice: "name it with --currency, for example --currency USD"))
  }

  /// How days and amounts are written: as `stated`, else as the file itself proves.
  ///
  /// - Throws: that a cell can be read in two ways, and nothing tells which.
  func forms(of records: [Record], stated: ServiceForms) throws(InputErrors) -> ServiceForms {
    var days = ServiceProof<ServiceForms.DayOrder>()
    var marks = ServiceProof<ServiceForms.DecimalMark>()
    for record in records where record.content.fault == nil {
      for cell in cells {
        let text = text(of: cell, in: record.content)
        switch cell.reading {
        case .day:
          guard let day = ServiceDay(text), day.needsOrder || day.proof != nil else { continue }
          days.hear(day.proof, line: record.line, name: cell.name, text: text)
        case .amount:
          guard let number = ServiceNumber(text), number.needsMark || number.proof != nil else {
            continue
          }
          marks.hear(number.proof, line: record.line, name: cell.name, text: text)
        case .asWritten, .count, .keyword: continue
        }
      }
    }
    var errors: [InputError] = []
    if stated.dayOrder == nil, days.answer == nil, let open = days.open {
      errors.append(
        ambiguity(
          open, days.isContradiction, "the month or the day first",
          "--day-order month-first or --day-order day-first"))
    }
    if stated.decimalMark == nil, marks.answer == nil, let open = marks.open {
      errors.append(
        ambiguity(
          open, marks.isContradiction, "a mark of thousands or of decimals",
          "--decimal-mark point or --decimal-mark comma"))
    }
    if let errors = InputErrors(errors) { throw errors }
    return ServiceForms(
      dayOrder: stated.dayOrder ?? days.answer, decimalMark: stated.decimalMark ?? marks.answer)
  }

  private func ambiguity(
    _ open: (line: Int, name: String, text: String), _ isContradiction: Bool, _ ways: String,
    _ options: String
  ) -> InputError {
    InputError(
      path: path, at: .line(open.line),
      reason: "`\(open.name)` may have \(ways): \(ValueFault.quoted(open.text)), and "
        + (isContradiction ? "the rows of the file contradict each other" : "no row tells which"),
      advice: "say it with \(options)")
  }
}

extension ServiceFile {
  /// The row that `record` is.
  func entry(
    of record: Record, _ bytes: [UInt8], _ reader: MarketRowReader, _ forms: ServiceForms
  ) -> MarketFile.Entry {
    let content = record.content
    let own = bytes[record.range]
    func rejected(_ reason: String, _ advice: String) -> MarketFile.Entry {
      .rejected(
        RejectedRow(
          InputError(path: path, at: .line(record.line), reason: reason, advice: advice),
          bytes: Array(own)))
    }
    if let fault = content.fault {
      return rejected(content.reason(for: fault), CSVReader.Fault.advice)
    }
    guard cells.allSatisfy({ $0.place < content.cells.count }) else {
      return rejected(
        "the row has too few cells: \(content.cells.count)",
        "mend it: the line with the names of the columns has more")
    }
    guard MarketText.isUTF8(own) else { return rejected("not UTF-8 text", "save it as UTF-8") }
    if let fault = severalDays(content) { return rejected(fault.reason, fault.advice ?? "") }
    var row = reader.row()
    for cell in cells {
      let text = cell.reading.text(content.cells[cell.place], in: forms)
      if let currency = cell.currency,
        let code = table.columns.firstIndex(where: { $0.kind == .currency }),
        !cells.contains(where: { $0.index == code })
      {
        row.take(currency.code, at: code, called: cell.name)
      }
      if !text.isEmpty {
        row.take(text, at: cell.index, called: cell.name)
      } else if table.columns[cell.index].isRequired {
        row.reportEmpty(cell.index, called: cell.name)
      }
    }
    for constant in service.constants {
      if let index = table.index(of: constant.column) {
        row.take(constant.text, at: index, called: constant.column)
      }
    }
    return row.finish(line: record.line, of: path, bytes: Array(own))
  }

  /// That a row is told for several days together.
  private func severalDays(_ record: CSVReader.Record) -> ValueFault? {
    guard let first = cells.first(where: { $0.reading == .day }), let lastDay,
      lastDay.place < record.cells.count
    else { return nil }
    let last = MarketReading.trimmed(record.cells[lastDay.place])
    guard !last.isEmpty, last != text(of: first, in: record) else { return nil }
    return ValueFault(
      "`\(first.name)` and `\(lastDay.name)` are several days",
      advice: service.whereMissing["day"] ?? "export the report by day")
  }

  /// What tells the row of `record` from others, `nil` for each part of it that cannot be read.
  func key(of record: Record, _ forms: ServiceForms) -> [String?] {
    table.key.map { name in
      guard let index = table.index(of: name) else { return "" }
      guard let cell = cells.first(where: { $0.index == index }) else { return "" }
      guard record.content.fault == nil, cell.place < record.content.cells.count else { return nil }
      let text = cell.reading.text(record.content.cells[cell.place], in: forms)
      if text.isEmpty { return table.columns[index].isRequired ? nil : "" }
      if cell.reading == .day, ServiceDay(text)?.iso8601(nil) != text { return nil }
      return text
    }
  }
}
