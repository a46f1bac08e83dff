import Foundation
import TestSupport
import Testing

@Suite("Rules with recorded clips") struct E2ERecordedTests {
  private let fixtures: StoredFixtures
  /// "credit card", as the caller of c-1001 says it.
  private let card: FixtureClip

  init() throws {
    fixtures = try StoredFixtures()
    card = try FixtureClip("theatre-tickets.wav", channel: 0, seconds: 25.27...26.10)
    try write(card.wave)
  }

  private let rules = """
    terms card = recorded "clips/said.wav"

    rule "heard card" id heard_card when mentions any of card by caller
    then conversion "heard card" value $10
    """

  /// Puts a clip where the rules look for it.
  private func write(_ wave: Data, to name: String = "said.wav") throws {
    let folder = fixtures.path("rules/clips")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try wave.write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  private func apply(_ text: String, _ more: [String] = []) throws -> ProgramRun {
    try fixtures.earshot(["rules", "apply", try fixtures.rules(text)] + more)
  }

  /// The calls whose callers say `keyword` aloud.
  private func calls(whereCallerSays keyword: String) throws -> [String] {
    try Expected.read().calls.filter { call in
      call.keywords.contains { $0.keyword == keyword && $0.speaker == "caller" && $0.heard }
    }.map(\.id).sorted()
  }

  private func sold() throws -> [String] {
    try StoreDump.rows(
      fixtures.store,
      "SELECT DISTINCT call_id FROM live_outcomes WHERE rule_id = 'heard_card' ORDER BY 1")
  }

  @Test("a clip of one caller books the calls in which callers say the same, and no others")
  func books() throws {
    let applied = try apply(rules)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    let right = try calls(whereCallerSays: "credit card")
    #expect(right.contains("c-1001") && right.count > 2)
    #expect(try sold() == right)
    let evidence = try StoreDump.rows(
      fixtures.store,
      """
      SELECT term, length(clip_sha256), source, speaker, start_s BETWEEN 25.2 AND 25.6, confidence > 0.9
      FROM live_outcomes JOIN outcome_evidence USING (outcome_id, call_id)
      WHERE rule_id = 'heard_card' AND call_id = 'c-1001'
      """)
    #expect(evidence == ["clips/said.wav|64|audio|caller|1|1"])
    let before = try StoreDump(path: fixtures.store)
    #expect(try apply(rules).output.contains("nothing changes"))
    #expect(try StoreDump(path: fixtures.store) == before)
  }

  @Test(
    "another clip under the same name is searched for, and what the old one booked is withdrawn")
  func changedClip() throws {
    #expect(try apply(rules).exitCode == 0)
    let moving = try FixtureClip("clinic-moves.wav", channel: 0, seconds: 8.06...9.55)
    try write(moving.wave)
    let applied = try apply(rules)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    #expect(try sold() == (try calls(whereCallerSays: "change my appointment")))
    let clips = "SELECT count(DISTINCT clip_sha256) FROM terms WHERE pattern = 'clips/said.wav'"
    #expect(try StoreDump.rows(fixtures.store, clips) == ["2"])
    let withdrawn = """
      SELECT DISTINCT call_id FROM outcomes WHERE rule_id = 'heard_card' AND retracted = 1 ORDER BY 1
      """
    #expect(
      try StoreDump.rows(fixtures.store, withdrawn) == (try calls(whereCallerSays: "credit card")))
  }

  @Test("a first clip is no reason to search for the other terms again")
  func keywordsStay() throws {
    let searches = """
      SELECT searches.*, count(*) FROM searches JOIN searched_terms USING (search_id)
      WHERE finder LIKE '%keyword decoder%' GROUP BY search_id ORDER BY search_id
      """
    let before = try StoreDump.rows(fixtures.store, searches)
    let both = try fixtures.earshot(["rules", "apply", "rules", try fixtures.rules(rules)])
    #expect(both.exitCode == 0, "\(both.errors)")
    #expect(try StoreDump.rows(fixtures.store, searches) == before)
    #expect(before.count > 10)
    let examples = "SELECT count(*) FROM searches WHERE finder LIKE '%example search 2'"
    #expect(try StoreDump.rows(fixtures.store, examples) == ["17"])
  }

  @Test("a run over the recordings finds the same, and shows the clip as the rule names it")
  func likeARun() throws {
    #expect(try apply(rules).exitCode == 0)
    let fresh = fixtures.path("fresh.db")
    let arguments = [
      "run", "audio-fixtures/calls", "--calls", "audio-fixtures/calls.csv", "--rules",
      fixtures.path("rules"), "--store", fresh,
    ]
    let run = try ProgramRun.earshot(arguments)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.output.contains("recorded \"clips/said.wav\" (heard ."))
    let found = """
      SELECT call_id, term, clip_sha256, source, speaker, channel, start_s, end_s, confidence, finder
      FROM call_hits WHERE term = 'clips/said.wav' ORDER BY call_id, channel, start_s
      """
    let rows = try StoreDump.rows(fresh, found)
    #expect(rows == (try StoreDump.rows(fixtures.store, found)))
    #expect(rows.count > 3)
    let before = try StoreDump(path: fresh)
    let json = try ProgramRun.earshot(arguments + ["--format", "json"])
    #expect(json.output.contains("\"clip_sha256\""))
    #expect(try StoreDump(path: fresh) == before)
  }

  @Test("a rule is as sure of what a clip finds as `spot` is: both weigh it against nonsense")
  func likeSpot() throws {
    try write(try FixtureClip("clinic-moves.wav", channel: 0, seconds: 8.06...9.55).wave)
    #expect(try apply(rules).exitCode == 0)
    let hits = """
      SELECT CAST(round(1000 * start_s) AS INTEGER), CAST(round(1000 * confidence) AS INTEGER)
      FROM call_hits WHERE term = 'clips/said.wav' AND call_id IN ('c-1003', 'c-1015') ORDER BY 1
      """
    let spot = try ProgramRun.earshot([
      "spot", "audio-fixtures/calls/clinic-moves.wav", "audio-fixtures/calls/dentist-morning.wav",
      "--example", fixtures.path("rules/clips/said.wav"), "--min-confidence", "0.5", "--format",
      "json",
    ])
    let recordings = try JSONDecoder().decode([Spotted].self, from: Data(spot.output.utf8))
    let found = recordings.flatMap(\.hits).sorted { $0.startMs < $1.startMs }
      .map { "\($0.startMs)|\(Int(($0.confidence * 1000).rounded()))" }
    #expect(try StoreDump.rows(fixtures.store, hits) == found)
    // Nonsense has nothing like this clip. Not weighed, one of the two would be below .5.
    #expect(found.count == 2)
  }

  /// A recording as `spot` shows it.
  private struct Spotted: Decodable {
    struct Hit: Decodable {
      let startMs: Int
      let confidence: Double

      enum CodingKeys: String, CodingKey {
        case startMs = "start_ms"
        case confidence
      }
    }
    let hits: [Hit]
  }

  @Test("a clip that is not there, or cannot serve, is told before anything is decided")
  func badClips() throws {
    let before = try StoreDump(path: fixtures.store)
    let missing = try apply(rules.replacing("said.wav", with: "sayd.wav"))
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("E052"))
    #expect(missing.errors.contains("rules/clips/sayd.wav"))
    try write(try FixtureClip("theatre-tickets.wav", channel: 0, seconds: 0...0.1).wave)
    let empty = try apply(rules)
    #expect(empty.exitCode == 1)
    #expect(empty.errors.contains("rules/clips/said.wav"))
    try write(
      try Data(
        contentsOf: Places.repository.appendingPathComponent(
          "audio-fixtures/calls/theatre-tickets.wav")))
    let whole = try apply(rules)
    #expect(whole.exitCode == 1)
    #expect(whole.errors.contains("longer than 30 s"))
    #expect(try StoreDump(path: fixtures.store) == before)
  }

  @Test("where the index is lost, whether a new clip was said is not known")
  func withoutIndex() throws {
    try FileManager.default.removeItem(atPath: fixtures.index)
    let run = try apply(rules.replacing("mentions any", with: "not mentions any"))
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(run.errors.contains("the index does not have it"))
    #expect(try sold() == [])
  }
}
