import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// Rows of every table that are read straight into a batch, beside what `next()` reads of the same file.
@Suite struct PlainTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(
    _ table: MarketTable, _ currency: Currency?, _ blockSize: Int
  ) throws
    -> MarketFile
  {
    try MarketFile(
      path: folder.path("rows.csv"), table: table, ignoring: [], currency: currency,
      blockSize: blockSize)
  }

  /// What a file holds, in its order, rejections as their errors.
  private func slowly(_ table: MarketTable, _ currency: Currency?) throws -> [String] {
    var file = try file(table, currency, 1 << 20)
    var all: [String] = []
    while let entry = try file.next() {
      switch entry {
      case .row(let row): all.append("\(row.values)")
      case .rejected(let row): all.append("\(row.errors) \(row.bytes)")
      }
    }
    return all
  }

  private func packed(
    _ table: MarketTable, _ currency: Currency?, _ blockSize: Int
  ) throws -> [String] {
    var file = try file(table, currency, blockSize)
    var batch = MarketBatch(columnCount: table.columns.count)
    var all: [String] = []
    while let taken = try file.next(into: &batch) {
      switch taken {
      case .row: all.append("\(batch.values(ofRow: batch.rowCount - 1))")
      case .rejected(let row): all.append("\(row.errors) \(row.bytes)")
      }
    }
    return all
  }

  /// What cells of a column may hold, at fault or not; what stands in most of them comes first.
  private static func cells(of column: MarketColumn) -> [String] {
    switch column.kind {
    case .text where column.name == "stage":
      [
        "Proposal", "Closed Won", "closed-lost", "closedwon", "won", " lost ", "Gewonnen ü", "",
        "Closed Won (Sales Pipeline)", "5. Closed/Lost",
      ]
    case .text: ["a", "b", " a", "ü", "\"a\"", ""]
    case .choice(let words): [words[0], words[1], words[1].uppercased(), "nothing of these", ""]
    case .instant:
      ["2026-10-03T18:00:00Z", "2026-10-03T14:00:00.25-04:00", "2026-10-03 18:00Z", "soon", ""]
    case .day:
      ["2026-10-03", "2028-02-29", "2026-02-29", "2026-10-3", " 2026-10-04", "10/3/26", ""]
    case .instantOrDay:
      ["2026-10-03", "2026-10-03T18:00:00Z", "2026-13-01", "2026-10-03T18:00", "2025-01-01", ""]
    case .flag: ["yes", "no", "true", "FALSE", "0", "1", "y", "perhaps", ""]
    case .ownNumber, .personPhone: ["+12125550100", "+1 212 555 0100", "anonymous", "212", ""]
    case .personEmail: ["ann@example.com", "Ann@example.com", "a@b@c", "@b", "a b@c", "a,b@c", ""]
    case .duration: ["40", "6m10s", "0:40", "long", ""]
    case .count, .quantity:
      ["1200", "0", "007", "-1", "1.5", "1234567890123456", "99999999999999999999", ""]
    case .money:
      [
        "21.40", "21", "-21.4", "0.00", ".5", "5.", "1,200.00", "USD 9.99", "$5", "--1", "-",
        "1.234", "123456789012345", "12a", "9999999999.9999", "",
      ]
    case .currency: ["USD", "EUR", "KRW", "usd", "KWD", "XXX", " USD", ""]
    }
  }

  @Test(
    "are what the slow reader reads, with amounts, keys and what follows from other cells",
    arguments: MarketTable.Kind.allCases, 0..<5)
  func random(kind: MarketTable.Kind, seed: UInt64) throws {
    let table = MarketTable.of(kind)
    var generator = SeededGenerator(seed: seed)
    let columns = table.columns.filter { column in
      column.isRequired || Bool.random(using: &generator)
    }.shuffled(using: &generator)
    var text = columns.map(\.name).joined(separator: ",") + "\n"
    for number in 0..<80 {
      let faultRate = number % 4 == 0 ? 2 : 12
      let row = columns.map { column -> String in
        let cells = Self.cells(of: column)
        let cell =
          Int.random(in: 0..<faultRate, using: &generator) == 0
          ? cells.randomElement(using: &generator) ?? "" : cells[0]
        // Keys that come again, but not always.
        guard column.kind == .text, table.key.contains(column.name), !cell.isEmpty else {
          return cell.contains(",") ? "\"\(cell)\"" : cell
        }
        return cell + String(Int.random(in: 0..<60, using: &generator))
      }
      text += row.joined(separator: ",") + "\n"
    }
    try Data(text.utf8).write(to: URL(filePath: folder.path("rows.csv")))
    for currency in [nil, Currency.usd] {
      let expected = try slowly(table, currency)
      // A row without anything in it is none.
      #expect((75...80).contains(expected.count))
      for blockSize in [1 << 20, 500, 7] {
        #expect(try packed(table, currency, blockSize) == expected)
      }
    }
  }

  @Test("a key that a plain row and another one have is the key of both")
  func keys() throws {
    let text = """
      day,campaign_id,amount
      2026-10-03,spring,USD 9.00
      2026-10-03,spring,9.00
      2026-10-04,spring,9.00
       2026-10-04,spring,9.00
      2026-10-04,"spring",9.00
      2026-10-04,spring,9.00

      """
    try Data(text.utf8).write(to: URL(filePath: folder.path("rows.csv")))
    let lines = try packed(.spend, .usd, 1 << 20)
    #expect(lines.filter { $0.contains("line 2 has the same") }.count == 1)
    #expect(lines.filter { $0.contains("line 4 has the same") }.count == 3)
    #expect(lines.count == 6)
  }
}
