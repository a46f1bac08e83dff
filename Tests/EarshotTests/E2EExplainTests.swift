import Foundation
import TestSupport
import Testing

@Suite("Explaining stored calls") struct E2EExplainTests {
  private let fixtures: StoredFixtures

  init() throws { fixtures = try StoredFixtures() }

  private struct Explained: Decodable {
    struct Rule: Decodable {
      struct Outcome: Decodable { let kind: String }
      struct Miss: Decodable { let text: String }
      let ruleId: String
      let verdict: String
      let outcomes: [Outcome]
      let nearestMisses: [Miss]
    }
    struct Clip: Decodable {
      let file: String
      let startMs: Int
      let endMs: Int
    }
    let call: String
    let rules: [Rule]
    let clips: [Clip]?
  }

  private func explained(_ arguments: [String]) throws -> Explained {
    let run = try fixtures.earshot(["explain"] + arguments + ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.errors)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Explained.self, from: Data(run.output.utf8))
  }

  @Test("what is explained is what was decided, and explaining changes nothing")
  func likeTheRun() throws {
    let before = try StoreDump(path: fixtures.store)
    let index = try fixtures.indexBytes()
    for call in ["c-1001", "c-1004", "c-1011", "c-1014"] {
      let explained = try explained([call])
      let verdicts = explained.rules.map { "\($0.ruleId)|\($0.verdict)" }.sorted()
      let stored = try StoreDump.rows(
        fixtures.store, "SELECT rule_id, verdict FROM rule_verdicts WHERE call_id = '\(call)'")
      #expect(verdicts == stored.sorted())
      let drafts: Set = ["card_sale_one_channel"]
      let booked = explained.rules.filter { !drafts.contains($0.ruleId) }
        .reduce(0) { $0 + $1.outcomes.count }
      let live = "SELECT count(*) FROM live_outcomes WHERE call_id = '\(call)'"
      #expect(try StoreDump.rows(fixtures.store, live) == ["\(booked)"])
      for rule in explained.rules {
        #expect(rule.nearestMisses.isEmpty == (rule.verdict == "yes"))
      }
    }
    #expect(try StoreDump(path: fixtures.store) == before)
    #expect(try fixtures.indexBytes() == index)
  }

  @Test("a rule of tomorrow is explained by what is searched now, as if it had been applied")
  func newRules() throws {
    let rules = try fixtures.rules(
      """
      rule "cash" id cash
      when mentions any of ("cash", "credit card") by caller and not mentions "purple giraffe"
      then conversion "cash" value $3
      """)
    let before = try ["c-1001", "c-1004", "c-1014"].map {
      try explained([$0, "cash", "--rules", rules]).rules.first?.verdict
    }
    #expect(try fixtures.earshot(["rules", "apply", rules]).exitCode == 0)
    let verdicts = try StoreDump.rows(
      fixtures.store,
      """
      SELECT verdict FROM rule_verdicts WHERE rule_id = 'cash'
        AND call_id IN ('c-1001', 'c-1004', 'c-1014') ORDER BY call_id
      """)
    #expect(before == verdicts)
    #expect(before.contains("yes") && before.contains("no"))
  }

  @Test("the text has the tree of the rule that was asked for, and only that")
  func text() throws {
    let run = try fixtures.earshot(["explain", "c-1001", "card sale"])
    #expect(run.exitCode == 0)
    #expect(run.outputLines.first?.hasPrefix("call c-1001 · 2026-10-05") == true)
    #expect(run.output.contains("\"card sale\" rev 1 on call c-1001: MATCHED"))
    #expect(run.output.contains("→ conversion \"card sale\" $100.00"))
    #expect(!run.output.contains("appointment"))
  }

  @Test("a call or a rule that is not there is told with the nearest; a beginning must be enough")
  func notThere() throws {
    let misspelt = try fixtures.earshot(["explain", "c-1O01"])
    #expect(misspelt.exitCode == 1)
    #expect(misspelt.errors.contains("did you mean `c-1001`?"))
    let ambiguous = try fixtures.earshot(["explain", "c-10"])
    #expect(ambiguous.exitCode == 1)
    #expect(ambiguous.errors.contains("17 calls have ids that begin with `c-10`"))
    let rule = try fixtures.earshot(["explain", "c-1001", "card sael"])
    #expect(rule.exitCode == 1)
    #expect(rule.errors.contains("did you mean `card sale`?"))
    #expect(try fixtures.earshot(["explain"]).exitCode == 2)
  }

  @Test("without the recording there are no clips, and everything else is told all the same")
  func goneRecording() throws {
    let run = try fixtures.earshot(
      ["explain", "c-1001", "card sale", "--clip", fixtures.path("clips")])
    #expect(run.exitCode == 3)
    #expect(run.errors.contains("the recording is gone"))
    #expect(run.output.contains("MATCHED"))
    #expect(!FileManager.default.fileExists(atPath: fixtures.path("clips")))
  }

  @Test("clips hold a second around what was found; those of another recording are not cut")
  func clips() throws {
    let folder = try TemporaryFolder()
    let recording = folder.path("theatre.wav")
    let source = Places.repository.appendingPathComponent(
      "audio-fixtures/calls/theatre-tickets.wav")
    try FileManager.default.copyItem(atPath: source.path, toPath: recording)
    let store = folder.path("s.db")
    let run = try ProgramRun.earshot([
      "run", recording, "--rules", "rules", "--store", store, "--channels", "caller,agent",
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    let arguments = [
      "explain", recording, "card sale", "--store", store, "--clip", folder.path("clips"),
    ]
    let explained = try ProgramRun.earshot(arguments + ["--format", "json"])
    #expect(explained.exitCode == 0, "\(explained.errors)")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let clips = try #require(
      try decoder.decode(Explained.self, from: Data(explained.output.utf8)).clips)
    #expect(
      clips.map { ($0.file as NSString).lastPathComponent }.first
        == "theatre-0m25s-caller-credit-card.wav")
    for clip in clips {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: clip.file))
      #expect(bytes.prefix(4) == Data("RIFF".utf8))
      // Two channels of 16 bits, 8,000 times a second.
      let expected = (clip.endMs - clip.startMs) * 32
      #expect(abs(bytes.count - 44 - expected) <= 64)
    }
    try Data(contentsOf: source).dropLast(2).write(to: URL(fileURLWithPath: recording))
    let other = try ProgramRun.earshot(arguments)
    #expect(other.exitCode == 3)
    #expect(other.errors.contains("another recording than the one that was heard"))
  }
}
