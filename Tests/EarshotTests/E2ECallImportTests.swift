import Foundation
import TestSupport
import Testing

@Suite("Calls that other services know") struct E2ECallImportTests {
  private static let samples = "docs/formats/samples"
  private static let exports = [
    "callrail.json", "callrail.csv", "calltrackingmetrics.json", "calltrackingmetrics.csv",
    "invoca.json", "invoca.csv",
  ]

  private let folder: TemporaryFolder
  private let store: String

  init() throws {
    folder = try TemporaryFolder()
    store = folder.path("earshot.db")
  }

  private func imported(_ files: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      ["import", "calls"] + files
        + ["--store", store, "--zone", "America/Chicago", "--country", "+1"])
  }

  @Test(
    "every sample is imported whole, and importing it again changes nothing", arguments: exports)
  func samples(name: String) throws {
    let file = "\(Self.samples)/\(name)"
    let first = try imported(file)
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.outputLines == ["  \(file): 2 rows · 2 new"])
    let before = try StoreDump(path: store)
    #expect(try imported(file).outputLines == ["  \(file): 2 rows · 2 unchanged"])
    #expect(try StoreDump(path: store) == before)
  }

  @Test("imported calls are in the report on sources, and rules decide about them")
  func reports() throws {
    #expect(try imported("\(Self.samples)/callrail.json").exitCode == 0)
    let report = try ProgramRun.earshot(["report", "sources", "--store", store])
    #expect(report.output.contains("spring-search"), "\(report.output)\(report.errors)")
    let rules = folder.path("long.rules")
    try Data(
      """
      language 1
      rule "good lead" when call.duration >= 60s and custom.lead_status = "good_lead"
      then conversion "good lead" value $50

      """.utf8
    ).write(to: URL(filePath: rules))
    let applied = try ProgramRun.earshot(["rules", "apply", rules, "--store", store])
    #expect(applied.exitCode == 0, "\(applied.errors)")
    #expect(
      try StoreDump.rows(store, "SELECT call_id, value_minor FROM live_outcomes")
        == ["CAL8154748ae6bd4e278a7cddd38a662f4f|5000"])
  }

  @Test("vCons are imported as calls with what they tell, without being heard")
  func vCons() throws {
    let vCon = folder.path("one.vcon")
    try Data(
      """
      {"vcon": "0.0.1", "uuid": "0195544d-b9b1-8ee4-b9a2-279e0d16bc46",
       "created_at": "2026-10-03T18:22:00Z",
       "parties": [{"tel": "+12125550100", "role": "customer"},
                   {"tel": "+18005550199", "role": "agent"}],
       "dialog": [{"type": "recording", "start": "2026-10-03T18:22:00Z", "duration": 370,
                   "parties": [0, 1], "originator": 0}]}
      """.utf8
    ).write(to: URL(filePath: vCon))
    let run = try imported(vCon)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(
      try StoreDump.rows(
        store, "SELECT call_id, started_at, caller_number, duration_ms FROM calls")
        == ["one|2026-10-03T18:22:00.000Z|+12125550100|370000"])
    #expect(try imported(vCon).output.contains("1 unchanged"))
  }

  @Test("a zone or a country that is none is wrong usage", arguments: ["--zone", "--country"])
  func wrongUsage(option: String) throws {
    let run = try ProgramRun.earshot([
      "import", "calls", "\(Self.samples)/callrail.json", "--store", store, option, "nowhere",
    ])
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("`nowhere` is not"))
  }
}
