import Foundation
import TestSupport
import Testing

@Suite("Search over stored calls") struct E2ESearchTests {
  private let fixtures: StoredFixtures

  init() throws { fixtures = try StoredFixtures() }

  private struct Finding: Decodable, Equatable {
    let call: String
    let phrase: String
    let speaker: String
    let startMs: Int
    let endMs: Int
    let confidence: Double
    let heard: Double?
    let read: Double?
    let text: String
    let before: String?
    let after: String?

  }

  private struct Report: Decodable {
    let findings: [Finding]
    let calls: Int
    let transcripts: Int
    let notSearched: [[String: String]]
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  private func search(_ arguments: [String]) throws -> (findings: [Finding], run: ProgramRun) {
    let run = try fixtures.earshot(["search"] + arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.errors)")
    return (try report(run).findings, run)
  }

  private func report(_ run: ProgramRun) throws -> Report {
    try Self.decoder.decode(Report.self, from: Data(run.output.utf8))
  }

  @Test("what the scripts say is found in sound and transcripts, in calls whose files are gone")
  func scripts() throws {
    var wanted = 0
    for call in try Expected.read().calls {
      for keyword in call.keywords where !keyword.hard && (keyword.heard || keyword.transcribed) {
        wanted += 1
        let findings = try search([keyword.keyword, "--min-confidence", "0.5"]).findings
        #expect(
          findings.contains { finding in
            finding.call == call.id && Double(finding.startMs) / 1000 < keyword.end + 0.5
              && keyword.start - 0.5 < Double(finding.endMs) / 1000
              && (finding.speaker == keyword.speaker || finding.speaker == "unknown")
          }, "\(call.id): \(keyword.keyword)")
        if wanted == 12 { return }
      }
    }
    Issue.record("the scripts have fewer keywords than that")
  }

  @Test("a search finds in the index what spot hears in the recordings, to the millisecond")
  func onePath() throws {
    struct SpotReport: Decodable {
      struct Hit: Decodable, Hashable {
        let term: String
        let startMs: Int
        let endMs: Int
        let confidence: Double
      }
      let recording: String
      let hits: [Hit]
    }
    let phrases = ["credit card", "thank you", "appointment"]
    let spot = try ProgramRun.earshot(
      ["spot", "audio-fixtures/calls", "--min-confidence", "0.6", "--format", "json"]
        + phrases.flatMap { ["--keyword", $0] })
    let reports = try Self.decoder.decode([SpotReport].self, from: Data(spot.output.utf8))
    let heard = reports.flatMap(\.hits)
      .map { "\($0.term) \($0.startMs) \($0.endMs) \($0.confidence)" }
    let found = try search(phrases + ["--min-confidence", "0.6"]).findings
      .filter { $0.heard != nil && $0.read == nil }
      .map { "\($0.phrase) \($0.startMs) \($0.endMs) \($0.confidence)" }
    #expect(found.count > 10)
    #expect(Set(found).isSubset(of: Set(heard)), "\(Set(found).subtracting(heard))")
    // The others are those that transcripts have, too.
    let both = try search(phrases + ["--min-confidence", "0.6"]).findings
      .count { $0.heard != nil && $0.read != nil }
    #expect(heard.count == found.count + both)
  }

  @Test("what is heard and read in one place is one line, as sure as the surer, with words around")
  func merged() throws {
    let finding = try #require(
      try search(["book an appointment"]).findings.first { $0.call == "c-1003" })
    #expect(finding.heard != nil && finding.read != nil)
    #expect(finding.confidence == max(finding.heard ?? 0, finding.read ?? 0))
    #expect(finding.before?.hasSuffix("I need to") == true)
    #expect(finding.after?.hasPrefix("– I am sorry") == true)
    #expect(finding.speaker == "caller")
  }

  @Test("several phrases at once find what each finds alone")
  func together() throws {
    let phrases = ["credit card", "(book|make) an appointment", "free month"]
    let together = try search(phrases).findings
    let alone = try phrases.flatMap { try search([$0]).findings }
    #expect(together.count == alone.count && !together.isEmpty)
    #expect(alone.allSatisfy { together.contains($0) })
    let file = fixtures.path("phrases.txt")
    try Data("# for the autumn\n\n\(phrases.joined(separator: "\n"))\n".utf8)
      .write(to: URL(fileURLWithPath: file))
    #expect(try search(["--phrases", file]).findings == together)
    #expect(try search(phrases + ["--jobs", "1"]).findings == together)
  }

  @Test("the newest call comes first, or the surest finding, and a limit cuts the end off")
  func order() throws {
    let newest = try search(["thank you"]).findings
    #expect(newest.map(\.call) == newest.map(\.call).sorted(by: >))
    let surest = try search(["thank you", "--sort", "surest"]).findings
    #expect(surest.map(\.confidence) == newest.map(\.confidence).sorted(by: >))
    let limited = try search(["thank you", "--sort", "surest", "--limit", "2"])
    #expect(limited.findings == Array(surest.prefix(2)))
    #expect(limited.run.errors.contains("shown: 2 of \(surest.count)"))
  }

  @Test("days, campaigns, speakers and confidence narrow the search")
  func filters() throws {
    let all = try search(["thank you"]).findings
    let since = try search(["thank you", "--since", "2026-10-07"]).findings
    #expect(since == all.filter { $0.call >= "c-1011" })
    let day = try search(["thank you", "--since", "2026-10-06", "--until", "2026-10-06"]).findings
    #expect(day == all.filter { $0.call >= "c-1006" && $0.call <= "c-1010" })
    #expect(!since.isEmpty && !day.isEmpty)
    let spring = try search(["thank you", "--campaign", "spring*"]).findings
    #expect(spring == all.filter { ["c-1001", "c-1012", "c-1014"].contains($0.call) })
    #expect(!spring.isEmpty)
    let agents = try search(["thank you", "--speaker", "agent"])
    #expect(agents.findings == all.filter { $0.speaker == "agent" })
    let unknown = all.count { $0.speaker == "unknown" }
    #expect(unknown > 0)
    #expect(agents.run.errors.contains("left out: \(unknown) finding"))
    let sure = try search(["thank you", "--min-confidence", "0.97"]).findings
    #expect(sure == all.filter { $0.confidence >= 0.97 })
  }

  @Test("how much was searched is told, and so is what could not be")
  func coverage() throws {
    let whole = try search(["credit card"])
    #expect(whole.run.errorLines.count == 1)
    let found = whole.findings
    let (count, calls) = (found.count, Set(found.map(\.call)).count)
    #expect(calls > 3)
    #expect(whole.run.errors.contains("\(count) findings in \(calls) of 17 calls"))
    #expect(whole.run.errors.contains("min of sound and 4 transcripts"))

    try FileManager.default.removeItem(atPath: fixtures.index)
    let deaf = try search(["credit card"])
    #expect(Set(deaf.findings.map(\.call)) == ["c-1011"], "it stands in the transcript")
    #expect(deaf.run.errors.contains("the index does not have it"))
    let report = try report(deaf.run)
    #expect(report.notSearched.count == 17 && report.calls == 17 && report.transcripts == 4)
    #expect(report.notSearched.allSatisfy { $0["reason"] == "sound not indexed" })
    #expect(
      deaf.run.errors.contains("17 calls: c-1001, c-1002, c-1003, c-1004, c-1005 and 12 more"))

    _ = try StoreDump.rows(
      fixtures.store, "PRAGMA foreign_keys = ON; DELETE FROM transcript_texts")
    let nothing = try search(["credit card"])
    #expect(nothing.findings.isEmpty)
    #expect(nothing.run.errors.contains("its words were not kept"))
    #expect(nothing.run.errors.contains("nothing to search"))
  }

  @Test("the table names call, place, speaker, source and the words, and fits the terminal")
  func table() throws {
    let run = try fixtures.earshot(["search", "credit card"])
    let line = try #require(run.outputLines.first { $0.contains("c-1011") })
    #expect(line.contains("2026-10-07 12:05"), "calls of several years stand side by side")
    #expect(line.contains("Autumn mailer") && line.contains("0:24") && line.contains("caller"))
    #expect(line.contains("read") && line.contains("put it on my [credit card]. – Thank you."))
    #expect(run.outputLines.allSatisfy { $0.count <= 160 })
    #expect(try fixtures.earshot(["search", "purple giraffe"]).output.isEmpty)
  }

  @Test("the CSV has a line for each finding, with its words quoted")
  func csv() throws {
    let run = try fixtures.earshot(["search", "thank you", "--format", "csv"])
    #expect(run.outputLines.first?.hasPrefix("call,started,campaign,phrase,start_s,end_s") == true)
    #expect(run.outputLines.count == (try search(["thank you"]).findings.count) + 1)
    #expect(run.output.contains("\"Thank you, mister") || run.output.contains(",\"Thank you,\","))
  }

  @Test(
    "what cannot be searched for is told with the reason",
    arguments: [
      (["search"], 2, "say what to look for"),
      (["search", "a", "--since", "yesterday"], 2, "yesterday"),
      (["search", "a", "--since", "2026-02-30"], 2, "2026-02-30"),
      (["search", "a", "--since", "2026-10-09", "--until", "2026-10-08"], 2, "no call can be"),
      (["search", "a", "--min-confidence", "80"], 2, "from 0 to 1"),
      (["search", "credit (card"], 1, "credit (card"),
      (
        ["search", "--phrases", "/nowhere.txt"], 1, "/nowhere.txt: the keyword file cannot be read"
      ),
    ])
  func errors(arguments: [String], exitCode: Int32, says: String) throws {
    let run = try fixtures.earshot(arguments)
    #expect(run.exitCode == exitCode, "\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  @Test("a store that is not there is told, and not made")
  func missingStore() throws {
    let run = try ProgramRun.earshot(["search", "card", "--store", fixtures.path("none.db")])
    #expect(run.exitCode == 1)
    #expect(run.errors.contains("none.db: no such store"))
    #expect(!FileManager.default.fileExists(atPath: fixtures.path("none.db")))
    #expect(!FileManager.default.fileExists(atPath: fixtures.path("none.index")))
  }
}
