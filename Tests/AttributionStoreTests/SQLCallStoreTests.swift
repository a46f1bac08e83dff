import AttributionStore
import CallModel
import Diagnostics
import GRDB
import StoreTestSupport
import TestSupport
import Testing

@Suite struct SQLCallStoreTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: SQLCallStore

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path)
  }

  /// Runs `sql` on the file as another program would.
  private func execute(_ sql: String) throws {
    try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: sql) }
  }

  private func rows(_ sql: String) throws -> [Row] {
    try DatabaseQueue(path: path).inDatabase { try Row.fetchAll($0, sql: sql) }
  }

  @Test("booking a batch again changes no byte of any row, at any later time")
  func idempotence() throws {
    func bookAll(at instant: Instant) throws {
      for number in 0..<20 {
        let hits = [Samples.hit(), Samples.hit(Samples.appointment, atMs: number * 100)]
        _ = try store.book(
          Samples.booking(
            call: Samples.call("c-\(number)"), transcript: .set(Samples.transcript()),
            searches: [
              Samples.search(number.isMultiple(of: 2) ? hits : hits.reversed()),
              Samples.search([], source: .transcript, finder: "matcher 1"),
            ],
            evaluation: Samples.evaluation([
              Samples.sale(Int64(number)), Samples.sale(evidence: hits),
            ]),
            recordedAt: instant))
      }
    }
    try bookAll(at: Samples.noon)
    let before = try StoreDump.text(ofStoreAt: path)
    try bookAll(at: Samples.later)
    #expect(try StoreDump.text(ofStoreAt: path) == before)
    #expect(before.contains("spring-search"))
  }

  @Test("a booking that fails leaves every table as it was")
  func rollback() throws {
    _ = try store.book(Samples.booking())
    let before = try StoreDump.text(ofStoreAt: path)
    // The ledger refuses the second of two new rows, when everything else has been written.
    try execute(
      """
      CREATE TRIGGER refuse BEFORE INSERT ON outcomes WHEN NEW.value_minor = 666
      BEGIN SELECT RAISE(ABORT, 'refused'); END
      """)
    #expect(throws: InputError.self) {
      try store.book(
        Samples.booking(
          call: Samples.call("c-1", facts: CallFacts()), recording: .set(Samples.recording("new")),
          searches: [Samples.search([Samples.hit(Term("new"))])],
          evaluation: Samples.evaluation([Samples.sale(1), Samples.sale(666)], rules: "rules 2"),
          recordedAt: Samples.later))
    }
    try execute("DROP TRIGGER refuse")
    #expect(try StoreDump.text(ofStoreAt: path) == before)
  }

  @Test("the file keeps a write-ahead log and its foreign keys hold")
  func settings() throws {
    _ = try store.book(Samples.booking())
    #expect(try rows("PRAGMA journal_mode").first?[0] == "wal")
    #expect(throws: DatabaseError.self) {
      try execute(
        "INSERT INTO recordings VALUES ('none', 'p', '\(String(repeating: "0", count: 64))', 'wav', 1, 1, 1, 't')"
      )
    }
    #expect(throws: DatabaseError.self) { try execute("DELETE FROM calls") }
    #expect(throws: DatabaseError.self) { try execute("DELETE FROM rulesets") }
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test(
    "no program can change, delete or replace a row of the ledger",
    arguments: [
      "UPDATE outcomes SET value_minor = 1", "UPDATE outcomes SET retracted = retracted",
      "DELETE FROM outcomes", "DELETE FROM outcomes WHERE outcome_id = 1",
      "INSERT OR REPLACE INTO outcomes SELECT * FROM outcomes WHERE outcome_id = 1",
      "REPLACE INTO outcomes SELECT * FROM outcomes WHERE outcome_id = 2",
      """
      INSERT INTO outcomes SELECT 9, call_id, kind, name, type, value_minor, currency, value_digits,
        points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest, engine_version,
        model_version, matcher_version, evidence, recorded_at, 1, 0, NULL, NULL, NULL, 0
      FROM outcomes WHERE outcome_id = 1
      """,
      """
      INSERT OR REPLACE INTO outcomes SELECT 9, call_id, kind, name, type, value_minor, currency,
        value_digits, points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest,
        engine_version, model_version, matcher_version, evidence, recorded_at, 1, 1, NULL, NULL, NULL, 0
      FROM outcomes WHERE outcome_id = 1
      """,
    ])
  func appendOnly(sql: String) throws {
    _ = try store.book(Samples.booking())
    _ = try store.book(Samples.booking(evaluation: Samples.evaluation([Samples.sale(5)])))
    let before = try StoreDump.text(ofStoreAt: path)
    let error = #expect(throws: DatabaseError.self) { try execute(sql) }
    #expect(error?.message?.hasPrefix("the ledger of outcomes is append-only") == true)
    #expect(try StoreDump.text(ofStoreAt: path) == before)
  }

  @Test("the ledger takes no row that corrects another call's or a withdrawn outcome")
  func referencesWithinTheLedger() throws {
    _ = try store.book(Samples.booking())
    _ = try store.book(Samples.booking(evaluation: Samples.evaluation([])))
    _ = try store.book(Samples.booking(call: Samples.call("c-2")))
    func insert(correcting id: Int) throws {
      try execute(
        """
        INSERT INTO outcomes SELECT 9, call_id, kind, name, type, value_minor, currency,
          value_digits, points, note, rule_id, rule_name, rule_revision, rule_file, ruleset_digest,
          engine_version, model_version, matcher_version, evidence, recorded_at, \(id), 0, NULL,
          NULL, NULL, 0
        FROM outcomes WHERE outcome_id = 1
        """)
    }
    #expect(throws: DatabaseError.self) { try insert(correcting: 2) }
    #expect(throws: DatabaseError.self) { try insert(correcting: 3) }
    #expect(throws: DatabaseError.self) { try insert(correcting: 77) }
  }

  @Test("the views show what holds, what it rests on, and what the rules say")
  func views() throws {
    let words = Samples.hit(atMs: 8300, source: .transcript, thousandths: 920)
    _ = try store.book(
      Samples.booking(
        transcript: .set(Samples.transcript()),
        searches: [Samples.search(), Samples.search([words], source: .transcript, finder: "m")],
        evaluation: Samples.evaluation([Samples.sale(9_950, evidence: [Samples.hit(), words])])))
    _ = try store.book(
      Samples.booking(
        searches: [],
        evaluation: Samples.evaluation([Samples.sale(12_050, evidence: [Samples.hit(), words])])))

    let live = try rows("SELECT call_id, name, value, currency FROM live_outcomes")
    #expect(
      live.map(\.description) == [
        "[call_id:\"c-1\" name:\"card sale\" value:120.5 currency:\"USD\"]"
      ])
    let evidence = try rows(
      "SELECT term, source, speaker, start_s, end_s, confidence FROM outcome_evidence WHERE outcome_id = 2 ORDER BY position"
    )
    #expect(
      evidence.map(\.description) == [
        "[term:\"credit card\" source:\"audio\" speaker:\"caller\" start_s:8.2 end_s:8.9 confidence:0.97]",
        "[term:\"credit card\" source:\"transcript\" speaker:\"caller\" start_s:8.3 end_s:9.0 confidence:0.92]",
      ])
    let hits = try rows("SELECT term, sounds_like, source, start_s FROM call_hits ORDER BY start_s")
    #expect(
      hits.map(\.description) == [
        "[term:\"credit card\" sounds_like:NULL source:\"audio\" start_s:8.2]",
        "[term:\"credit card\" sounds_like:NULL source:\"transcript\" start_s:8.3]",
      ])
    let verdicts = try rows("SELECT call_id, rule_id, verdict FROM rule_verdicts ORDER BY rule_id")
    #expect(
      verdicts.map(\.description) == [
        "[call_id:\"c-1\" rule_id:\"card-sale\" verdict:\"yes\"]",
        "[call_id:\"c-1\" rule_id:\"refund\" verdict:\"unknown\"]",
      ])
  }

  @Test("the standard facts stand in columns that can be asked for, the others in JSON")
  func factColumns() throws {
    _ = try store.book(Samples.booking())
    let row = try rows(
      """
      SELECT started_at, direction, answered, duration_ms, answer_offset_ms, campaign_name,
        channel_speakers, other_facts ->> '$."custom.plan"' AS plan FROM calls
      """)
    #expect(
      row.map(\.description) == [
        "[started_at:\"2026-10-03T12:00:00.000Z\" direction:\"inbound\" answered:1 duration_ms:370000 "
          + "answer_offset_ms:4000 campaign_name:\"spring-search\" "
          + #"channel_speakers:"[\"caller\",\"agent\"]" plan:"gold"]"#
      ])
  }

  @Test("a booking cannot be dated in a year that has no four digits")
  func impossibleClock() {
    #expect(throws: InputError.self) {
      try store.book(Samples.booking(recordedAt: Instant(unixMs: .max)))
    }
  }

  @Test(
    "values that no version writes are told, and end no program",
    arguments: [
      "UPDATE calls SET started_at = 'noon'", "UPDATE calls SET caller_number = '555'",
      "UPDATE calls SET channel_speakers = '[\"robot\"]'", "UPDATE calls SET other_facts = '[]'",
      "UPDATE calls SET other_facts = '{\"custom.x\":{\"phone\":\"1\"}}'",
      "UPDATE recordings SET sha256 = '\(String(repeating: "x", count: 64))'",
      "UPDATE evaluations SET verdicts = '{\"card-sale\":\"maybe\"}'",
      "UPDATE evaluations SET changed_at = ''",
    ])
  func damagedValues(sql: String) throws {
    _ = try store.book(Samples.booking())
    try execute(sql)
    let error = #expect(throws: InputError.self) { try store.state(ofCall: "c-1") }
    #expect(error?.reason.hasPrefix("the store is damaged") == true)
  }

  @Test("a transcript can be read and searched with SQL, line by line")
  func transcriptLines() throws {
    func word(_ text: String, _ startMs: Int, _ speaker: Speaker, turn: Int) -> Transcript.Word {
      Transcript.Word(
        text: text, span: TimeSpan(startMs: startMs, endMs: startMs + 300), speaker: speaker,
        turn: turn)
    }
    let words = Transcript(
      words: [
        word("How", 0, .agent, turn: 0), word("are", 300, .agent, turn: 0),
        word("you?", 600, .agent, turn: 0), word("Fine.", 1200, .caller, turn: 1),
      ], format: "aws-transcribe")
    _ = try store.book(Samples.booking(transcript: .set(Samples.transcript()), words: words))
    let lines = try rows(
      "SELECT speaker, start_s, end_s, text FROM transcript_lines ORDER BY position")
    #expect(
      lines.map(\.description) == [
        "[speaker:\"agent\" start_s:0.0 end_s:0.9 text:\"How are you?\"]",
        "[speaker:\"caller\" start_s:1.2 end_s:1.5 text:\"Fine.\"]",
      ])
  }

  @Test(
    "words that do not fit their marks are told, and end no program",
    arguments: [
      "UPDATE passages SET word_marks = '[]'", "UPDATE passages SET word_marks = '[6,0,400]'",
      "UPDATE passages SET word_marks = '[7,0,400,-1]'",
      "UPDATE passages SET word_marks = '[5,0,400,-1]'",
      "UPDATE passages SET word_marks = '[-6,0,400,-1]'",
      "UPDATE passages SET word_marks = '[6,500,400,-1]'",
      "UPDATE passages SET word_marks = '[6,0,400,1001]'",
      "UPDATE passages SET word_marks = '[6,0,99999999999999999999,-1]'",
      "UPDATE passages SET word_marks = '{\"a\":1}'", "UPDATE passages SET text = ''",
      "UPDATE passages SET text = 'Hellö.'", "DELETE FROM passages",
      "UPDATE transcript_texts SET word_count = 7",
    ])
  func damagedWords(sql: String) throws {
    let words = Transcript(
      words: [.init(text: "Hello.", span: TimeSpan(startMs: 0, endMs: 400), turn: 0)],
      format: "aws-transcribe")
    _ = try store.book(Samples.booking(transcript: .set(Samples.transcript()), words: words))
    try execute(sql)
    let error = #expect(throws: InputError.self) { try store.transcript(ofCall: "c-1") }
    #expect(error?.reason.hasPrefix("the store is damaged") == true)
  }
}
