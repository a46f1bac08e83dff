import AttributionStore
import CallModel
import Diagnostics
import Foundation
import GRDB
import TestSupport
import Testing

/// Stores as older versions made them: what later versions added is taken away again.
@Suite struct OlderStoreTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
  }

  @Test("a store of the first version keeps what it holds, and then keeps words too")
  func firstVersion() throws {
    let words = Transcript(
      words: [.init(text: "Hello.", span: TimeSpan(startMs: 0, endMs: 400), turn: 0)],
      format: "aws-transcribe")
    let booking = Samples.booking(transcript: .set(Samples.transcript()))
    do { _ = try SQLCallStore(path: path).book(booking) }
    // What the later versions added, taken away again.
    try withoutSurroundings()
    try withoutHeldBack()
    try withoutClips()
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW transcript_lines; DROP TABLE passages; DROP TABLE transcript_texts;
          DELETE FROM grdb_migrations WHERE identifier LIKE '2 %'
          """)
    }
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.ledger(ofCall: "c-1").count == 1)
    #expect(try store.hits(ofCall: "c-1") == [Samples.hit()])
    #expect(try store.calls(on: .all).map(\.keepsWords) == [false])
    let again = Samples.booking(transcript: .set(Samples.transcript()), words: words)
    #expect(try store.book(again).unchangedCount == 1)
    #expect(try store.transcript(ofCall: "c-1") == words)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("a store of the second version keeps its terms, and then knows recorded clips too")
  func secondVersion() throws {
    let clip = Term(recorded: "clips/slogan.wav", sha256: String(repeating: "a", count: 64))
    let old = [Samples.hit(), Samples.hit(Samples.appointment, atMs: 9000)]
    do {
      _ = try SQLCallStore(path: path).book(Samples.booking(searches: [Samples.search(old)]))
    }
    try withoutSurroundings()
    try withoutHeldBack()
    try withoutClips()
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
    let before = try StoreDump.text(ofStoreAt: path)
    #expect(!before.contains("clip_sha256"))
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.hits(ofCall: "c-1") == old)
    #expect(
      try store.state(ofCall: "c-1")?.searches.map(\.terms)
        == [[Samples.creditCard, Samples.appointment]])
    let new = Samples.hit(clip, atMs: 500)
    let again = Samples.booking(searches: [Samples.search([new], terms: [clip])])
    _ = try store.book(again)
    #expect(try store.hits(ofCall: "c-1") == [new] + old)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
    let views = try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll(
        $0, sql: "SELECT term FROM call_hits WHERE clip_sha256 IS NOT NULL ORDER BY term")
    }
    #expect(views == ["clips/slogan.wav"])
  }

  /// Takes away what the third version added.
  private func withoutClips() throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW call_hits; DROP VIEW outcome_evidence; DROP VIEW call_values;
          ALTER TABLE hits DROP COLUMN captures;
          CREATE TABLE old_terms (
            term_id INTEGER PRIMARY KEY, pattern TEXT NOT NULL, sounds_like TEXT NOT NULL,
            UNIQUE (pattern, sounds_like)) STRICT;
          INSERT INTO old_terms SELECT term_id, pattern, sounds_like FROM terms;
          DROP TABLE terms;
          ALTER TABLE old_terms RENAME TO terms;
          CREATE VIEW call_hits AS SELECT 1 AS old;
          CREATE VIEW outcome_evidence AS SELECT 1 AS old;
          DELETE FROM grdb_migrations WHERE identifier LIKE '3 %' OR identifier LIKE '4 %'
          """)
    }
  }

  @Test("a store of the third version keeps its hits, and then keeps values too")
  func thirdVersion() throws {
    let old = [Samples.hit(), Samples.hit(Samples.appointment, atMs: 9000)]
    do {
      _ = try SQLCallStore(path: path).book(Samples.booking(searches: [Samples.search(old)]))
    }
    try withoutSurroundings()
    try withoutHeldBack()
    try withoutValues()
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
    #expect(try !StoreDump.text(ofStoreAt: path).contains("captures"))
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.hits(ofCall: "c-1") == old)
    #expect(try store.ledger(ofCall: "c-1").map(\.outcome.evidence) == [[Samples.hit()]])
    let new = Samples.amount()
    _ = try store.book(
      Samples.booking(
        transcript: .set(Samples.transcript()),
        searches: [
          Samples.search(old), Samples.search([new], terms: [new.term], source: .transcript),
        ]))
    #expect(try store.hits(ofCall: "c-1") == [new] + old)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
    let rows = try DatabaseQueue(path: path).inDatabase {
      try Row.fetchAll($0, sql: "SELECT name, minor_units, currency, text FROM call_values")
        .map { Array($0.databaseValues) }
    }
    let expected: [DatabaseValue] = [
      "total".databaseValue, 5000.databaseValue, "CAD".databaseValue, "fifty dollars".databaseValue,
    ]
    #expect(rows == [expected])
  }

  @Test("a store of the fourth version keeps its evaluations, and then says what is held back too")
  func fourthVersion() throws {
    do { _ = try SQLCallStore(path: path).book(Samples.booking()) }
    try withoutSurroundings()
    try withoutHeldBack()
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.state(ofCall: "c-1")?.evaluation?.verdicts["card-sale"] == .yes)
    #expect(try store.convertingCalls(limiting: ["card sale"]).map(\.claims) == [[]])
    #expect(try store.book(Samples.booking(recordedAt: Samples.later)).unchangedCount == 1)
    #expect(try store.state(ofCall: "c-1")?.evaluation?.recordedAt == Samples.noon)
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  /// Takes away what the fifth version added.
  private func withoutHeldBack() throws {
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW held_back_outcomes; DROP VIEW disqualified_calls; DROP VIEW excluded_calls;
          DROP INDEX evaluations_with_claims;
          ALTER TABLE evaluations DROP COLUMN excluded_by;
          ALTER TABLE evaluations DROP COLUMN disqualified;
          ALTER TABLE evaluations DROP COLUMN held_back;
          ALTER TABLE evaluations DROP COLUMN claims;
          DELETE FROM grdb_migrations WHERE identifier LIKE '5 %'
          """)
    }
  }

  /// Takes away what the fourth version added.
  private func withoutValues() throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW call_hits; DROP VIEW outcome_evidence; DROP VIEW call_values;
          ALTER TABLE hits DROP COLUMN captures;
          CREATE TABLE old_terms (
            term_id INTEGER PRIMARY KEY, pattern TEXT NOT NULL, sounds_like TEXT NOT NULL,
            clip_sha256 TEXT NOT NULL, UNIQUE (pattern, sounds_like, clip_sha256)) STRICT;
          INSERT INTO old_terms SELECT term_id, pattern, sounds_like, clip_sha256 FROM terms;
          DROP TABLE terms;
          ALTER TABLE old_terms RENAME TO terms;
          CREATE VIEW call_hits AS SELECT 1 AS old;
          CREATE VIEW outcome_evidence AS SELECT 1 AS old;
          DELETE FROM grdb_migrations WHERE identifier LIKE '4 %'
          """)
    }
  }

  @Test("a store of the fifth version keeps its hits, and then what stands around them too")
  func fifthVersion() throws {
    let old = [Samples.hit(atMs: 9000, source: .transcript)]
    func book(_ hits: [Hit], _ store: SQLCallStore) throws {
      let search = Samples.search(hits, terms: Set(hits.map(\.term)), source: .transcript)
      _ = try store.book(
        Samples.booking(transcript: .set(Samples.transcript()), searches: [search]))
    }
    try book(old, try SQLCallStore(path: path))
    try withoutSurroundings()
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.hits(ofCall: "c-1") == old)
    let new = [Samples.denied(), Samples.denied(atMs: 12_000, polarity: .unclear)]
    try book(new, store)
    #expect(try store.hits(ofCall: "c-1") == new)
    let rows = try DatabaseQueue(path: path).inDatabase {
      try Row.fetchAll($0, sql: "SELECT turn, polarity FROM call_hits ORDER BY start_s")
        .map { Array($0.databaseValues) }
    }
    #expect(
      rows == [
        [7.databaseValue, "negated".databaseValue], [7.databaseValue, "unclear".databaseValue],
      ])
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  /// Takes away what the sixth version added.
  private func withoutSurroundings() throws {
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW call_hits;
          ALTER TABLE hits DROP COLUMN turn; ALTER TABLE hits DROP COLUMN polarity;
          CREATE VIEW call_hits AS SELECT 1 AS old;
          DELETE FROM grdb_migrations WHERE identifier LIKE '6 %'
          """)
    }
  }

  @Test("a store of the sixth version keeps its ledger as it is, and then takes amounts too")
  func sixthVersion() throws {
    func book(_ outcomes: [Outcome], _ store: SQLCallStore) throws -> BookingResult {
      try store.book(Samples.booking(evaluation: Samples.evaluation(outcomes)))
    }
    func tag(_ name: String) -> Outcome {
      Outcome(kind: .tag(name), rule: Samples.rule(), evidence: [Samples.hit()])
    }
    let old: [LedgerEntry]
    do {
      let store = try SQLCallStore(path: path)
      _ = try book([tag("a"), tag("b")], store)
      _ = try book([tag("c")], store)
      old = try store.ledger(ofCall: "c-1")
      #expect(old.map(\.correctsID) == [nil, nil, 2, 1])
    }
    try withoutAmounts()
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.ledger(ofCall: "c-1") == old)
    let fee = Outcome(
      kind: .amount(name: "fee", value: Money(minorUnits: 450, currency: .usd)),
      rule: Samples.rule("fee"), evidence: [])
    #expect(try book([tag("c"), fee], store) == BookingResult(insertedCount: 1, unchangedCount: 1))
    #expect(try store.ledger(ofCall: "c-1").map(\.id) == [1, 2, 3, 4, 5])
    #expect(throws: DatabaseError.self) {
      try DatabaseQueue(path: path).inDatabase { try $0.execute(sql: "DELETE FROM outcomes") }
    }
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  /// Takes away what sales have in the ledger.
  private func withoutSales(_ db: Database) throws {
    try db.execute(
      sql: """
        DROP VIEW conversion_values; DROP VIEW order_sources; DROP VIEW sales_without_calls; DROP VIEW deal_sources;
        DROP VIEW deal_calls; DROP VIEW deal_phones;
        DROP VIEW live_outcomes;
        DROP VIEW order_calls; DROP VIEW order_totals; DROP INDEX outcomes_by_order;
        DROP INDEX outcomes_by_deal; DROP INDEX caller_keys_by_phone;
        DROP INDEX touchpoints_by_email; DROP INDEX touchpoints_by_person;
        ALTER TABLE outcomes DROP COLUMN counted_elsewhere;
        ALTER TABLE outcomes DROP COLUMN stands_for; ALTER TABLE outcomes DROP COLUMN order_id; ALTER TABLE outcomes DROP COLUMN deal_id;
        CREATE VIEW live_outcomes AS SELECT 1 AS old;
        DELETE FROM grdb_migrations WHERE identifier LIKE '13 %' OR identifier LIKE '21 %'
        """)
  }

  /// Takes away what the seventh version added.
  private func withoutAmounts() throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    try DatabaseQueue(path: path, configuration: configuration).inDatabase { db in
      try withoutSales(db)
      let ledger = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_master WHERE name = 'outcomes'")
      let older = try #require(ledger)
        .replacing("'conversion', 'amount', 'tag'", with: "'conversion', 'tag'")
        .replacing("kind IN ('conversion', 'amount')", with: "kind = 'conversion'")
        .replacing("TABLE \"outcomes\"", with: "TABLE old_outcomes")
      #expect(!older.contains("'amount'") && older.contains("TABLE old_outcomes"))
      try db.execute(
        sql: """
          DROP VIEW told_conversions; DROP TABLE refused_conversions; DROP TABLE sent_conversions;
          DROP TABLE outbox; DELETE FROM grdb_migrations WHERE identifier LIKE '17 %';
          DROP VIEW live_outcomes; DROP VIEW outcome_evidence;
          \(older);
          INSERT INTO old_outcomes SELECT * FROM outcomes ORDER BY outcome_id;
          DROP TABLE outcomes;
          ALTER TABLE old_outcomes RENAME TO outcomes;
          CREATE INDEX outcomes_by_rule ON outcomes (rule_id);
          CREATE VIEW live_outcomes AS SELECT 1 AS old;
          CREATE VIEW outcome_evidence AS SELECT 1 AS old;
          DELETE FROM grdb_migrations WHERE identifier LIKE '7 %'
          """)
    }
  }

  @Test("a store of the seventh version keeps its calls, and then what was measured in sound too")
  func seventhVersion() throws {
    do { _ = try SQLCallStore(path: path).book(Samples.booking()) }
    try withoutSound()
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.hits(ofCall: "c-1") == [Samples.hit()])
    #expect(try store.state(ofCall: "c-1")?.sound == nil)
    #expect(try store.book(Samples.booking(recordedAt: Samples.later)).unchangedCount == 1)
    let sound = MeasuredSound(
      meter: "facts 1",
      facts: RecordingFacts(
        lengthMs: 60_000,
        channels: [ChannelFacts(speech: [TimeSpan(startMs: 1000, endMs: 4000)])],
        events: [RecordingEvent(.hold, span: TimeSpan(startMs: 9000, endMs: 20_000))]))
    _ = try store.book(
      Booking(
        call: Samples.call(), recording: .set(Samples.recording()), sound: sound,
        recordedAt: Samples.later))
    #expect(try store.state(ofCall: "c-1")?.sound == sound)
    let kinds = try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll($0, sql: "SELECT kind FROM call_events JOIN call_speech USING (call_id)")
    }
    #expect(kinds == ["hold"])
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  /// Takes away what the eighth version added.
  private func withoutSound() throws {
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW call_events; DROP VIEW call_speech; DROP TABLE recording_facts;
          DELETE FROM grdb_migrations WHERE identifier LIKE '8 %'
          """)
    }
  }

  @Test("a store of the eleventh version keeps its hits, and then those in misheard words too")
  func eleventhVersion() throws {
    let old = [Samples.denied()]
    func book(_ hits: [Hit], _ store: SQLCallStore) throws -> BookingResult {
      let search = Samples.search(hits, terms: Set(hits.map(\.term)), source: .transcript)
      let outcome = Outcome(kind: .tag("sale"), rule: Samples.rule(), evidence: hits)
      return try store.book(
        Samples.booking(
          transcript: .set(Samples.transcript()), searches: [search],
          evaluation: Samples.evaluation([outcome])))
    }
    _ = try book(old, try SQLCallStore(path: path))
    try withoutSoundAlikes()
    let store = try SQLCallStore(path: path, opening: .existing)
    #expect(try store.hits(ofCall: "c-1") == old)
    #expect(try book(old, store).unchangedCount == 1)
    let new = [Samples.misheard()]
    _ = try book(new, store)
    #expect(try store.hits(ofCall: "c-1") == new)
    #expect(try store.ledger(ofCall: "c-1").last?.outcome.evidence == new)
    let rows = try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll(
        $0,
        sql: """
          SELECT resembles FROM call_hits UNION ALL
          SELECT resembles FROM outcome_evidence WHERE resembles IS NOT NULL
          """)
    }
    #expect(rows == ["credit card", "credit card"])
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  /// Takes away what the twelfth version added.
  private func withoutSoundAlikes() throws {
    try DatabaseQueue(path: path).inDatabase {
      try $0.execute(
        sql: """
          DROP VIEW call_hits; ALTER TABLE hits DROP COLUMN resembles;
          CREATE VIEW call_hits AS SELECT 1 AS old;
          DELETE FROM grdb_migrations WHERE identifier LIKE '12 %'
          """)
    }
  }
}
