public import CallModel
public import Diagnostics
import TextNormalize

/// What people say about calls, as CSV: which outcomes each call should have. docs/formats/labels.md
/// describes it for the people who write it.
public enum LabelsFile {
  /// The labels in the file at `path`, in its order.
  ///
  /// The first line names the columns: `call`, `outcome`, and `expected` with yes or no; without it
  /// each line says yes. If anything in the file cannot be used, nothing of it is.
  public static func read(path: String) throws(InputErrors) -> [CallLabel] {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path: path) } catch { throw InputErrors(error) }
    return try parse(bytes, path: path)
  }

  /// The labels in `bytes`, which are what the file at `path` holds. Never traps.
  public static func parse(_ bytes: [UInt8], path: String) throws(InputErrors) -> [CallLabel] {
    do { try TextEncoding.check(bytes, path: path) } catch { throw InputErrors(error) }
    let bytes = TextEncoding.withoutByteOrderMark(bytes)
    var reader = CSVReader(bytes, delimiter: CSVReader.delimiter(of: bytes))
    var lines = LabelLines(path: path)
    while let record = reader.next() { lines.add(record) }
    return try lines.finish()
  }
}

/// The records of a labels file as they come.
private struct LabelLines {
  let path: String
  private var columns: Columns?
  private var labels: [CallLabel] = []
  private var lineOfLabel: [[String]: (line: Int, isWanted: Bool)] = [:]
  private var errors: [InputError] = []
  private var omittedCount = 0

  init(path: String) { self.path = path }

  private struct Columns {
    let call: Int
    let outcome: Int
    let expected: Int?
  }

  mutating func add(_ record: CSVReader.Record) {
    let cells = record.cells.map { BlankEnds.trimmed($0).nfc }
    if let fault = record.fault {
      report(record.line, record.reason(for: fault), CSVReader.Fault.advice)
    } else if cells.allSatisfy(\.isEmpty) {
      return
    } else if let columns {
      add(cells, line: record.line, under: columns)
    } else {
      readHeader(cells, line: record.line)
    }
  }

  private mutating func readHeader(_ cells: [String], line: Int) {
    let names = cells.map { $0.lowercased() }
    guard let call = names.firstIndex(where: { ["call", "call_id", "id"].contains($0) }),
      let outcome = names.firstIndex(where: { ["outcome", "conversion", "tag"].contains($0) })
    else {
      report(
        line, "the columns `call` and `outcome` are not both there",
        "the first line names the columns: call,outcome,expected")
      columns = Columns(call: .max, outcome: .max, expected: nil)
      return
    }
    columns = Columns(call: call, outcome: outcome, expected: names.firstIndex(of: "expected"))
  }

  private mutating func add(_ cells: [String], line: Int, under columns: Columns) {
    // A header that could not be read has been reported.
    guard columns.call != .max else { return }
    func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
    let (call, outcome) = (cell(columns.call), cell(columns.outcome))
    guard !call.isEmpty, !outcome.isEmpty else {
      return report(
        line, call.isEmpty ? "no call is named" : "no outcome is named",
        "each line names a call, and a conversion or a tag")
    }
    let written = columns.expected.map(cell) ?? "yes"
    let isWanted: Bool
    switch written.lowercased() {
    case "yes", "true", "1", "y": isWanted = true
    case "no", "false", "0", "n": isWanted = false
    default:
      return report(
        line, "`expected` is neither yes nor no: \(ValueFault.quoted(written))", "write yes or no")
    }
    if let first = lineOfLabel[[call, outcome]] {
      guard first.isWanted != isWanted else { return }
      return report(
        line, "line \(first.line) says the contrary about this call and outcome",
        "leave one of them out")
    }
    lineOfLabel[[call, outcome]] = (line, isWanted)
    labels.append(CallLabel(callID: call, outcome: outcome, isWanted: isWanted))
  }

  private mutating func report(_ line: Int, _ reason: String, _ advice: String) {
    guard errors.count < 50 else {
      omittedCount += 1
      return
    }
    errors.append(InputError(path: path, at: .line(line), reason: reason, advice: advice))
  }

  func finish() throws(InputErrors) -> [CallLabel] {
    if let errors = InputErrors(errors, omittedCount: omittedCount) { throw errors }
    guard columns != nil else {
      throw InputErrors(
        InputError(
          path: path, reason: "the file is empty",
          advice: "the first line names the columns: call,outcome,expected"))
    }
    return labels
  }
}
