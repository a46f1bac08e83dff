import CallModel
import Diagnostics

/// The rows of a file in which one of ours may stand in parts, as where a platform tells a keyword once for each ad
/// group and match type: their amounts and counts are added up.
///
/// A sum of which one part does not fit would be too small, and the part alone, once it is mended, would take the
/// place of the sum: all parts are set aside then, and come back together.
struct PartedRows {
  private let table: MarketTable
  private let path: String
  private let keyIndices: [Int]
  private var whole: [[String]: Whole] = [:]
  private var rejected: [(line: Int, row: RejectedRow, key: [String?])] = []

  /// What is known of one row of ours.
  private struct Whole {
    var parts: [(row: MarketRow, bytes: [UInt8])]
  }

  init(_ table: MarketTable, path: String) {
    self.table = table
    self.path = path
    keyIndices = table.key.compactMap(table.index)
  }

  /// Adds a row that fits.
  mutating func append(_ row: MarketRow, bytes: ArraySlice<UInt8>) {
    let key = keyIndices.map { index in
      if case .text(let text) = row.values[index] { text } else { "" }
    }
    whole[key, default: Whole(parts: [])].parts.append((row, Array(bytes)))
  }

  /// Adds a row that does not, with what is known of its key.
  mutating func append(_ row: RejectedRow, line: Int, key: [String?]) {
    rejected.append((line, row, key))
  }

  /// All of them in the order of the file.
  func entries() -> [MarketFile.Entry] {
    var entries: [(line: Int, entry: MarketFile.Entry)] = rejected.map {
      ($0.line, .rejected($0.row))
    }
    let incomplete = incompleteLines()
    for (key, whole) in whole {
      let line = whole.parts[0].row.line
      do throws(ValueFault) {
        if let other = incomplete(key) {
          throw ValueFault(
            "belongs together with line \(other), which does not fit",
            advice: "mend that one, and import this one with it: alone each is less than the whole")
        }
        entries.append((line, .row(MarketRow(line: line, values: try sum(whole.parts)))))
      } catch {
        for part in whole.parts {
          let told = InputError(
            path: path, at: .line(part.row.line), reason: "the row \(error.reason)",
            advice: error.advice)
          entries.append((part.row.line, .rejected(RejectedRow(told, bytes: part.bytes))))
        }
      }
    }
    return entries.sorted { $0.line < $1.line }.map(\.entry)
  }

  /// For a key the line of a row that does not fit and may be a part of the same.
  private func incompleteLines() -> ([String]) -> Int? {
    var byKey: [[String]: Int] = [:]
    var open: [[String?]: Int] = [:]
    var isParted = whole.values.contains { $0.parts.count > 1 }
    for row in rejected {
      let known = row.key.compactMap { $0 }
      guard known.count == row.key.count else {
        open[row.key] = min(open[row.key] ?? row.line, row.line)
        continue
      }
      if byKey[known] != nil || whole[known] != nil { isParted = true }
      byKey[known] = min(byKey[known] ?? row.line, row.line)
    }
    // Where no row stands in parts, one whose key cannot be read is a part of none.
    let patterns = isParted ? open.sorted { $0.value < $1.value } : []
    // Of so many nobody can tell any more what belongs to what.
    let any = patterns.count > Self.patternLimit ? patterns.first?.value : nil
    return { key in
      if let line = byKey[key] ?? any { return line }
      return patterns.first { pattern in
        zip(pattern.key, key).allSatisfy { $0 == nil || $0 == $1 }
      }?.value
    }
  }

  private static let patternLimit = 1000

  /// The values of several rows of one key: amounts and counts added, all else as the first has it.
  private func sum(_ parts: [(row: MarketRow, bytes: [UInt8])]) throws(ValueFault) -> [MarketValue]
  {
    var values = parts[0].row.values
    for part in parts.dropFirst() {
      for index in values.indices where !keyIndices.contains(index) {
        values[index] = try sum(values[index], part.row.values[index], parts[0].row.line)
      }
    }
    return values
  }

  private func sum(
    _ one: MarketValue, _ other: MarketValue, _ line: Int
  ) throws(ValueFault) -> MarketValue {
    switch (one, other) {
    case (.unknown, _): return other
    case (.integer(let one), .integer(let other)):
      let (sum, isTooLarge) = one.addingReportingOverflow(other)
      if isTooLarge { throw tooLarge(line) }
      return .integer(sum)
    case (.money(let one), .money(let other)):
      guard one.currency == other.currency else {
        throw ValueFault(
          "is a part of one sum with line \(line), and they are in \(one.currency.code) and \(other.currency.code)",
          advice: "export each currency by itself")
      }
      let (sum, isTooLarge) = one.minorUnits.addingReportingOverflow(other.minorUnits)
      if isTooLarge { throw tooLarge(line) }
      return .money(Money(minorUnits: sum, currency: one.currency))
    default: return one
    }
  }

  private func tooLarge(_ line: Int) -> ValueFault {
    ValueFault("is a part of one sum with line \(line), which is more than anybody has")
  }
}
