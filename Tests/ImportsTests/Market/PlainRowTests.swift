import CallModel
import Diagnostics
import Foundation
import Imports
import TestSupport
import Testing

/// Rows that are read straight into a batch, beside what `next()` reads of the same file.
@Suite struct PlainRowTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a file holds: the values of its rows, and its rejections between them.
  private enum Read: Equatable {
    case row([MarketValue])
    case rejected(RejectedRow)
  }

  private func file(_ table: MarketTable, _ blockSize: Int) throws -> MarketFile {
    try MarketFile(
      path: folder.path("rows.csv"), table: table, ignoring: ["note"], blockSize: blockSize)
  }

  private func slowly(_ table: MarketTable) throws -> [Read] {
    var file = try file(table, 1 << 20)
    var all: [Read] = []
    while let entry = try file.next() {
      switch entry {
      case .row(let row): all.append(.row(row.values))
      case .rejected(let row): all.append(.rejected(row))
      }
    }
    return all
  }

  private func packed(_ table: MarketTable, blockSize: Int) throws -> [Read] {
    var file = try file(table, blockSize)
    var batch = MarketBatch(columnCount: table.columns.count)
    var all: [Read] = []
    while let taken = try file.next(into: &batch) {
      switch taken {
      case .row: all.append(.row(batch.values(ofRow: batch.rowCount - 1)))
      case .rejected(let row): all.append(.rejected(row))
      }
    }
    // What was added stays as it was.
    let rows = (0..<batch.rowCount).map { Read.row(batch.values(ofRow: $0)) }
    #expect(rows == all.filter { if case .row = $0 { true } else { false } })
    return all
  }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder.path("rows.csv")))
  }

  private static let header =
    "id,at,ended_at,kind,phone,email,shown_number,source,landing_page,note"
  /// For each column what a cell may hold, at fault or not.
  private static let cells: [[String]] = [
    ["t-1", "t 2", " t", "t ", "é", "\"q\"\"\"", "", "t\u{7F}", "t\u{1}"],
    [
      "2026-10-03T18:00:00Z", "2026-10-03T14:00:00.25-04:00", "2026-10-03 18:00Z",
      " 2026-10-03T18:00Z",
      "2026-02-30T18:00:00Z", "2026-10-03T18:00:00", "soon", "",
    ],
    ["", "2026-10-03T18:00:00Z", "2026-10-03T18:00:01Z", "2020-01-01T00:00Z"],
    ["click", "Click", "visit", "clik", ""],
    [
      "+12125550100", "+1 (212) 555-0100", "12125550100", "anonymous", "+1", "+12345678901234567",
      "",
    ],
    ["", "ann@example.com", "Ann@Example.com", "ann"],
    ["", "+18005550199", "+1-800-555-0199"],
    ["google", "a;b", "\"a,b\"", "x\"y", "", "x\ty"],
    ["/home", "/home?utm_source=bing&gclid=x", "/home#a?b", " /", ""],
    ["", "what nobody asked for", "\u{2}"],
  ]
  /// What stands in most rows.
  private static let plain = cells.map { $0[0] }

  @Test(
    "they are what the slow reader reads, rejections and their places included", arguments: 0..<30)
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var text = Self.header + "\n"
    for _ in 0..<60 {
      var row = Self.plain
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: row.indices, using: &generator)
        row[place] = Self.cells[place].randomElement(using: &generator) ?? ""
      }
      if Int.random(in: 0..<20, using: &generator) == 0 { row.removeLast() }
      text += row.joined(separator: ",")
      text += ["\n", "\n", "\r\n", "\r", "\n\n"].randomElement(using: &generator) ?? "\n"
    }
    if Bool.random(using: &generator) { text.removeLast() }
    try write(text)
    let expected = try slowly(.touchpoints)
    #expect(expected.count > 50)
    for blockSize in [1 << 20, 1000, 64, 7] {
      #expect(try packed(.touchpoints, blockSize: blockSize) == expected)
    }
  }

  @Test("semicolons and tabs part cells as commas do", arguments: [";", "\t"])
  func delimiters(delimiter: String) throws {
    let rows = [Self.header.split(separator: ",").map(String.init), Self.plain, Self.plain]
    try write(rows.map { $0.joined(separator: delimiter) + "\n" }.joined())
    let expected = try slowly(.touchpoints)
    #expect(expected.count == 2)
    #expect(try packed(.touchpoints, blockSize: 1 << 20) == expected)
  }

  @Test("cells and rows that are too long for it are left to the slow reader")
  func long() throws {
    let (long, tooLong) = (
      String(repeating: "x", count: 16_384), String(repeating: "x", count: 16_385)
    )
    let ignored = String(repeating: "x", count: 100_000)
    try write(
      """
      id,at,source,note
      a,2026-10-03T18:00Z,\(long),
      b,2026-10-03T18:00Z,\(tooLong),
      c,2026-10-03T18:00Z,,\(ignored)
      d,2026-10-03T18:00Z,x,

      """)
    let expected = try slowly(.touchpoints)
    #expect(expected.count == 4)
    #expect(try packed(.touchpoints, blockSize: 1 << 20) == expected)
  }

  @Test("rows of other tables come the same way, with amounts, keys and what follows from cells")
  func otherTables() throws {
    try write(
      """
      day,campaign_id,amount,currency
      2026-10-03,spring,21.40,USD
      2026-10-04,spring,9.00,EUR
      2026-10-04,spring,9.00,EUR

      """)
    #expect(try slowly(.spend).count == 3)
    #expect(try packed(.spend, blockSize: 1 << 20) == slowly(.spend))
    try write(
      """
      id,stage,opened_at,amount
      d-1,Closed Won,2026-10-03T18:00Z,USD 99.50
      d-2,Proposal,2026-10-03T18:00Z,

      """)
    #expect(try slowly(.deals).count == 2)
    #expect(try packed(.deals, blockSize: 1 << 20) == slowly(.deals))
  }
}
