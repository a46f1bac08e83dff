import AttributionStore
import CallModel
import Diagnostics
import EarshotCommands
import Foundation
import Imports
import TestSupport
import Testing

@Suite struct MarketImporterTests {
  private let folder: TemporaryFolder
  private let store: SQLCallStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLCallStore(path: folder.path("calls.db"), lockTimeoutMs: 50)
  }

  private func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    return folder.path(name)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  private func imported(
    _ path: String, as table: MarketTable, batchSize: Int = 3
  ) async throws -> ImportReport {
    let importer = MarketImporter(
      store: store, contacts: ContactKeeping(under: ContactKey(bytes: [1])), batchSize: batchSize)
    return try await importer.importRows(of: MarketFile(path: path, table: table))
  }

  private func counts(_ report: ImportReport) -> [Int] {
    [report.new, report.superseded, report.unchanged, report.rejected]
  }

  @Test("rows in many batches are all booked, and importing the file again changes none")
  func batches() async throws {
    var random = SeededGenerator(seed: 1)
    let rows = (0..<10).map { "s-\($0),2026-10-03T18:0\($0)Z\n" }.shuffled(using: &random)
    let path = try write("id,at\n" + rows.joined(), "visits.csv")
    let first = try await imported(path, as: .touchpoints)
    #expect(counts(first) == [10, 0, 0, 0])
    #expect(first.rejectsFile == nil)
    let again = try await imported(path, as: .touchpoints, batchSize: 4)
    #expect(counts(again) == [0, 0, 10, 0])
    #expect(again.line == "\(path): 10 rows · 10 unchanged")
  }

  @Test("rows that do not fit are set aside with the names of the columns, and can be mended")
  func rejects() async throws {
    let path = try write(
      "day,campaign_id,amount\r\n2026-10-03,a,$5\r\n2026-10-33,b,$6\r\nmonday,\"c\",$7", "spend.csv"
    )
    let report = try await imported(path, as: .spend)
    let line = "\(path): 3 rows · 1 new · 2 set aside in \(folder.path("spend.rejects.csv"))"
    #expect(report.line == line)
    #expect(report.shownErrors.count == 2)
    let set = try text("spend.rejects.csv")
    #expect(set == "day,campaign_id,amount\r\n2026-10-33,b,$6\r\nmonday,\"c\",$7\n")
    #expect(try text("spend.rejects.txt").split(separator: "\n").count == 2)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.path("spend.rejects.csv"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let mended = try write(
      set.replacing("2026-10-33", with: "2026-10-31").replacing("monday", with: "2026-10-05"),
      "spend.rejects.csv")
    let rest = try await imported(mended, as: .spend)
    #expect(counts(rest) == [2, 0, 0, 0])
  }

  @Test("rejects of JSON lines are JSON lines")
  func jsonRejects() async throws {
    let path = try write(
      "{\"id\":\"a\",\"at\":\"2026-10-03T18:00Z\"}\n{\"id\":1}\n\nnonsense\n", "visits.jsonl")
    let report = try await imported(path, as: .touchpoints)
    #expect(counts(report) == [1, 0, 0, 2])
    #expect(try text("visits.rejects.jsonl") == "{\"id\":1}\nnonsense\n")
  }

  @Test("a pipe is a file, too: each row of it is booked once")
  func pipe() async throws {
    let path = folder.path("visits.pipe")
    try #require(mkfifo(path, 0o600) == 0)
    let rows = (0..<500).map { "s-\($0),2026-10-03T18:00Z\n" }.joined()
    Thread.detachNewThread {
      try? Data(("id,at\n" + rows).utf8).write(to: URL(filePath: path))
    }
    #expect(counts(try await imported(path, as: .touchpoints)) == [500, 0, 0, 0])
  }
}
