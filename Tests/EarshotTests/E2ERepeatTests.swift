import Foundation
import TestSupport
import Testing

@Suite("Conversions that count once for several calls") struct E2ERepeatTests {
  private let fixtures: StoredFixtures

  init() throws { fixtures = try StoredFixtures() }

  private let rules = """
    rule "lead" once per campaign.id within 2d
    when call.direction is inbound
    then conversion "lead" value $10 tag "inbound"
    """

  /// What holds and what is held back, and for which call.
  private static let standing = """
    SELECT call_id, 'booked' AS standing, NULL AS held_by FROM live_outcomes
    WHERE kind = 'conversion' UNION ALL
    SELECT call_id, reason, held_by FROM held_back_outcomes ORDER BY call_id
    """

  private let expected = [
    "c-1001 booked", "c-1002 booked", "c-1003 booked", "c-1004 booked", "c-1005 booked",
    "c-1006 repeated c-1005", "c-1007 booked", "c-1008 repeated c-1007", "c-1009 booked",
    "c-1010 booked", "c-1011 booked", "c-1012 booked", "c-1014 repeated c-1012", "c-1015 booked",
    "c-1016 repeated c-1010", "c-1017 booked",
  ]

  private func apply(_ more: [String] = []) throws -> ProgramRun {
    let run = try fixtures.earshot(["rules", "apply", try fixtures.rules(rules)] + more)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run
  }

  private func standing() throws -> [String] {
    try StoreDump.rows(fixtures.store, Self.standing).map { row in
      row.replacing("|", with: " ").trimmingCharacters(in: .whitespaces)
    }
  }

  @Test("of calls of one campaign within two days the first is counted", arguments: ["1", "4"])
  func once(jobs: String) throws {
    let run = try apply(["--jobs", jobs])
    #expect(try standing() == expected)
    #expect(run.output.contains("4 conversions held back: 4 of earlier calls"))
    let tags = try StoreDump.rows(
      fixtures.store, "SELECT count(*) FROM live_outcomes WHERE name = 'inbound'")
    #expect(tags == ["16"], "tags are about each call")
    let withdrawn = try StoreDump.rows(
      fixtures.store, "SELECT call_id FROM outcomes WHERE name = 'lead' AND retracted = 1")
    #expect(withdrawn == [], "nothing is booked that must be taken back")
  }

  @Test("calls that are decided later and started earlier set right what is booked")
  func lateArrivals() throws {
    _ = try apply(["--since", "2026-10-06"])
    #expect(try standing().contains("c-1006 booked"))
    let run = try apply(["--until", "2026-10-05"])
    #expect(run.output.contains("1 later call has other conversions now"))
    #expect(try standing() == expected)
    let withdrawn = try StoreDump.rows(
      fixtures.store, "SELECT call_id FROM outcomes WHERE name = 'lead' AND retracted = 1")
    #expect(withdrawn == ["c-1006"])
    #expect(try apply().output.contains("nothing changes"))
    #expect(try standing() == expected)
  }

  @Test("a run sets right what earlier runs have booked for later calls")
  func runs() throws {
    let folder = try TemporaryFolder()
    let audio = Places.repository.appendingPathComponent("audio-fixtures")
    let rules = try folder.write(
      "language 1\ncurrency USD\n" + self.rules.replacing("2d", with: "3d"), to: "a.rules")
    let calls = try String(
      contentsOf: audio.appendingPathComponent("calls.csv"), encoding: .utf8
    ).split(separator: "\n")
    // Runs over the calls with these recordings.
    func run(_ recordings: String...) throws -> ProgramRun {
      try? FileManager.default.removeItem(atPath: folder.path("calls"))
      try FileManager.default.createDirectory(
        atPath: folder.path("calls"), withIntermediateDirectories: true)
      for name in recordings {
        try FileManager.default.copyItem(
          atPath: audio.appendingPathComponent("calls/" + name).path,
          toPath: folder.path("calls/" + name))
      }
      let known = calls.filter { call in
        call == calls[0] || recordings.contains { call.contains("calls/" + $0) }
      }
      try folder.write(known.joined(separator: "\n"), to: "calls.csv")
      return try ProgramRun.earshot([
        "run", folder.path("calls"), "--calls", folder.path("calls.csv"), "--rules", rules,
        "--store", folder.path("earshot.db"),
      ])
    }

    let first = try run("museum-question.ogg", "lost-in-the-noise.wav")
    #expect(first.exitCode == 0, "\(first.errors)")
    #expect(first.output.contains("1 conversion held back: 1 of earlier calls"))
    // It started two days before the other two, and turns up later.
    let second = try run("theatre-tickets.wav")
    #expect(second.output.contains("1 later call has other conversions now"), "\(second.output)")
    let standing = try StoreDump.rows(folder.path("earshot.db"), Self.standing).map { row in
      row.replacing("|", with: " ").trimmingCharacters(in: .whitespaces)
    }
    #expect(standing == ["c-1001 booked", "c-1012 repeated c-1001", "c-1014 repeated c-1001"])
  }

  @Test("a dry run and a backtest say what would hold, and change nothing")
  func dryRun() throws {
    let before = try standing()
    let run = try apply(["--dry-run"])
    #expect(run.output.contains("lead") && run.output.contains("+12"))
    let outputs = try ["1", "4"].map { jobs in
      try fixtures.earshot(
        ["rules", "backtest", try fixtures.rules(rules), "--format", "json", "--jobs", jobs])
    }
    #expect(outputs[0].output == outputs[1].output)
    let report = try JSONDecoder().decode(Report.self, from: Data(outputs[0].output.utf8))
    #expect(report.total.after.conversions == 12)
    #expect(try standing() == before)
  }

  @Test("a backtest of some calls looks back at what is booked for the others")
  func partOfCalls() throws {
    _ = try apply()
    let run = try fixtures.earshot(
      [
        "rules", "backtest", try fixtures.rules(rules), "--since", "2026-10-06", "--base",
        fixtures.path("rules"), "--format", "json",
      ])
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    let rows = try StoreDump.rows(
      fixtures.store,
      """
      SELECT count(*) FROM live_outcomes JOIN calls USING (call_id)
      WHERE kind = 'conversion' AND started_at >= '2026-10-06'
      """)
    #expect([String(report.total.after.conversions)] == rows)
    #expect(report.total.before.conversions == report.total.after.conversions)
  }

  private struct Report: Decodable {
    let total: Change
    struct Change: Decodable {
      let before: Tally
      let after: Tally
    }
    struct Tally: Decodable { let conversions: Int }
  }

  @Test("explaining says which earlier call it is")
  func explained() throws {
    _ = try apply()
    let run = try fixtures.earshot(["explain", "c-1014", "--rules", fixtures.path("rules")])
    #expect(
      run.output.contains("is not booked: call c-1012, 2 h earlier, has that conversion"),
      "\(run.output)")
    let shown = try ProgramRun.earshot(["rules", "show", "lead", "--rules", fixtures.path("rules")])
    #expect(shown.output.contains("once per campaign.id") && shown.output.contains("within 2 days"))
  }
}
