import Foundation
import TestSupport
import Testing

/// Files that somebody made to do harm, or a machine by mistake: each costs its own rows, which are set aside
/// with the reason, and nothing else.
@Suite("Hostile files to import") struct E2EHostileImportTests {
  /// A kind of file: the names of its columns, and a row of it with ID and TEXT where names and texts go.
  struct Kind: CustomTestStringConvertible, Sendable {
    let name: String
    let table: String
    let header: String
    let row: String
    var testDescription: String { name }
  }

  private static let kinds = [
    Kind(name: "calls", table: "calls", header: "id,campaign.name", row: "ID,TEXT"),
    Kind(
      name: "numbers", table: "tracking_numbers", header: "number,campaign_name",
      row: "+180055501ID,TEXT"),
    Kind(
      name: "touchpoints", table: "touchpoints", header: "id,at,campaign_name",
      row: "ID,2026-10-03T10:00Z,TEXT"),
    Kind(
      name: "spend", table: "spend", header: "day,campaign_id,campaign_name,amount",
      row: "2026-10-03,ID,TEXT,USD 5"),
    Kind(name: "deals", table: "deals", header: "id,stage,product", row: "ID,Proposal,TEXT"),
    Kind(
      name: "deal-stages", table: "deal_stages", header: "deal_id,at,stage",
      row: "ID,2026-10-03T10:00Z,TEXT"),
    Kind(
      name: "orders", table: "orders", header: "order_id,at,product,amount",
      row: "ID,2026-10-03T10:00Z,TEXT,USD 5"),
    Kind(
      name: "subscriptions", table: "subscriptions", header: "id,started_at,plan,mrr",
      row: "ID,2026-10-03T10:00Z,TEXT,USD 5"),
    Kind(
      name: "engagement", table: "engagement", header: "id,at,kind,object",
      row: "ID,2026-10-03T10:00Z,email_open,TEXT"),
  ]

  private static let harmless = ["x'); DROP TABLE calls; --", "=cmd|'/c calc'!A1"]

  private static let harmful: [(text: [UInt8], reason: String)] = [
    ([UInt8](repeating: 0x78, count: 10 << 20), "is 10485760 bytes long"),
    ([0x63, 0x61, 0x66, 0xC3, 0x28], "not UTF-8 text"),
    ([0x61, 0x00, 0x62], "holds the control character U+0000"),
    (Array("a,b".utf8), "cells, the first line has"),
    (Array("\"never closed".utf8), "that is never closed"),
  ]

  private func write(_ kind: Kind, to path: String) throws {
    var bytes = Array((kind.header + "\n").utf8)
    let texts = Self.harmless.map { Array($0.utf8) } + Self.harmful.map(\.text)
    for (place, text) in texts.enumerated() {
      let parts = kind.row.replacingOccurrences(of: "ID", with: "1\(place)")
        .components(separatedBy: "TEXT")
      bytes += Array(parts[0].utf8) + text + Array((parts[1] + "\n").utf8)
    }
    try Data(bytes).write(to: URL(filePath: path))
  }

  @Test("what does not fit is set aside row by row, and the rest is text", arguments: kinds)
  func rows(of kind: Kind) throws {
    let folder = try TemporaryFolder()
    let store = folder.path("earshot.db")
    try write(kind, to: folder.path("file.csv"))
    let run = try ProgramRun.earshot([
      "import", kind.name, folder.path("file.csv"), "--store", store,
    ])
    #expect(run.exitCode == 3)
    #expect(run.output.contains("7 rows · 2 new · 5 set aside in "), "\(run.output)\(run.errors)")
    #expect(run.errorLines.count == Self.harmful.count, "\(run.errors.prefix(4000))")
    for (line, fault) in zip(run.errorLines, Self.harmful) {
      #expect(line.contains(fault.reason), "\(line.prefix(400))")
      #expect(line.utf8.count < 1000)
    }
    let dump = try StoreDump(path: store).text
    for text in Self.harmless {
      #expect(dump.contains(text.replacingOccurrences(of: "'", with: "''")), "\(text)")
    }
    #expect(try StoreDump.rows(store, "SELECT count(*) FROM \(kind.table)") == ["2"])
    let aside = try Data(contentsOf: URL(filePath: folder.path("file.rejects.csv")))
    #expect(aside.count > 10 << 20)
  }
}
