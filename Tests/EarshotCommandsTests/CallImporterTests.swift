import AttributionStore
import CallModel
import Diagnostics
import EarshotCommands
import Foundation
import Imports
import TestSupport
import Testing

@Suite struct CallImporterTests {
  private let folder: TemporaryFolder
  private let store: SQLCallStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLCallStore(path: folder.path("calls.db"), lockTimeoutMs: 50)
  }

  private func imported(
    _ text: String, _ name: String = "calls.csv", batchSize: Int = 3
  ) async throws -> ImportReport {
    try Data(text.utf8).write(to: URL(filePath: folder.path(name)))
    let conventions = CallConventions(
      timeZone: TimeZone(identifier: "America/Chicago"), country: CallingCode("1"))
    return try await CallImporter(store: store, batchSize: batchSize)
      .importRows(of: CallRows(path: folder.path(name), conventions: conventions))
  }

  private func counts(_ report: ImportReport) -> [Int] {
    [report.new, report.superseded, report.unchanged, report.rejected]
  }

  private func facts(_ id: String) throws -> CallFacts {
    try #require(try store.state(ofCall: id)).call.facts
  }

  @Test("calls in many batches are all booked, and importing the file again changes none")
  func batches() async throws {
    let text =
      "id,started,duration\n" + (0..<10).map { "c-\($0),2026-10-03T18:0\($0)Z,\($0)\n" }.joined()
    #expect(try await counts(imported(text)) == [10, 0, 0, 0])
    #expect(try await counts(imported(text, batchSize: 4)) == [0, 0, 10, 0])
    #expect(try store.calls(on: .all).map(\.call.id) == (0..<10).map { "c-\($0)" })
  }

  @Test("what a later file leaves empty stays, and what it says counts")
  func addition() async throws {
    _ = try await imported("id,duration,campaign.name\nc-1,10,spring\n")
    #expect(
      try await counts(imported("id,duration,campaign.name,custom.plan\nc-1,20,,gold\n"))
        == [0, 1, 0, 0])
    let facts = try facts("c-1")
    #expect(facts["call.duration"] == .duration(ms: 20_000))
    #expect(facts["campaign.name"] == .text("spring"))
    #expect(facts["custom.plan"] == .text("gold"))
  }

  @Test(
    "files of corrections may come in any order", arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2]])
  func corrections(order: [Int]) async throws {
    let header = "complete_call_id,transaction_id,corrected_at,duration,utm_source\n"
    let files = [
      "C,1,,10,bing\n", "C,2,2026-10-03T10:00:00Z,20,\n", "C,3,2026-10-04T10:00:00Z,30,\n",
    ]
    for file in order { _ = try await imported(header + files[file]) }
    #expect(try facts("C")["call.duration"] == .duration(ms: 30_000))
    #expect(try facts("C")["campaign.source"] == .text("bing"))
  }

  @Test(
    "rows that do not fit are set aside, and can be mended and imported",
    arguments: ["csv", "json"])
  func rejects(format: String) async throws {
    let text =
      format == "csv"
      ? "call_id,customer_phone_number,start_time\n1,303-555-0142,2026-11-01 01:30\n2,,2026-10-03 10:00\n"
      : """
      {"calls": [{"id": "1", "customer_phone_number": "303-555-0142",
        "start_time": "2026-11-01 01:30"}, {"id": "2", "start_time": "2026-10-03 10:00"}]}
      """
    let report = try await imported(text, "export." + format)
    #expect(counts(report) == [1, 0, 0, 1])
    #expect(report.shownErrors.first?.description.contains("was twice") == true)
    let rejects = folder.path("export.rejects." + format)
    #expect(report.rejectsFile == rejects)
    let mended = try String(contentsOfFile: rejects, encoding: .utf8)
      .replacingOccurrences(of: "01:30", with: "01:30-05:00")
    #expect(try await counts(imported(mended, "mended." + format)) == [1, 0, 0, 0])
    #expect(try facts("1")["caller.number"] == PhoneNumber("+13035550142").map { .phone($0) })
    #expect(
      try facts("1")["call.started"] == .instant(try Instant(iso8601: "2026-11-01T06:30Z")))
  }

  @Test("SQL in names is text, and nothing else")
  func injection() async throws {
    let name = "x'); DROP TABLE calls; --"
    _ = try await imported("id,campaign.name\n\"\(name)\",\"\(name)\"\n")
    #expect(try facts(name)["campaign.name"] == .text(name))
  }
}
