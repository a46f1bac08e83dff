import Foundation
import TestSupport
import Testing

@Suite("Rules applied to stored calls") struct E2EApplyTests {
  private let fixtures: StoredFixtures

  init() throws { fixtures = try StoredFixtures() }

  /// Rules with terms that no run has searched for, other values, and denials.
  private let newRules = """
    terms paying = "credit card" confidence 0.80, "cash", "(visa|amex)", "gift card"

    rule "card sale" id card_sale revision 2
    when mentions any of paying by caller then conversion "card sale" value $120

    rule "polite" when mentions "thank you" at least 2 times then tag "polite"

    rule "never said" when not mentions "purple giraffe" and call.duration > 40s
    then score +3 as calm

    rule "read" when mentions "travelling" in transcript then note "travels"

    rule "agreed" when mentions "appointment" in both by caller then conversion value $7.50
    """

  private static let outcomes = """
    SELECT call_id, kind, name, type, value_minor, currency, points, note, rule_id, rule_revision,
      evidence, model_version, matcher_version, engine_version FROM live_outcomes
    ORDER BY call_id, kind, rule_id, name
    """
  private static let verdicts = "SELECT * FROM rule_verdicts ORDER BY call_id, rule_id"
  private static let hits = """
    SELECT call_id, term, source, speaker, channel, start_s, end_s, confidence, text, finder
    FROM call_hits WHERE term IN (SELECT pattern FROM terms JOIN searched_terms USING (term_id)
      JOIN searches USING (search_id) WHERE pattern IN
        ('credit card', 'cash', '(visa|amex)', 'gift card', 'thank you', 'purple giraffe',
         'travelling', 'appointment'))
    ORDER BY call_id, term, source, channel, start_s, end_s, confidence
    """

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  private func apply(_ rules: String, _ more: [String] = []) throws -> ProgramRun {
    try fixtures.earshot(["rules", "apply", try fixtures.rules(rules)] + more)
  }

  @Test("the result is that of a fresh run with the new rules over the same files")
  func likeAFreshRun() throws {
    let applied = try apply(newRules)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    let fresh = fixtures.path("fresh.db")
    let run = try ProgramRun.earshot([
      "run", "audio-fixtures/calls", "--calls", "audio-fixtures/calls.csv", "--rules",
      fixtures.path("rules"), "--store", fresh,
    ])
    #expect(run.exitCode == 0, "\(run.errors)")
    for query in [Self.outcomes, Self.verdicts, Self.hits] {
      let rows = try StoreDump.rows(fixtures.store, query)
      #expect(rows == (try StoreDump.rows(fresh, query)))
      #expect(rows.count > 10)
    }
    // What a run over the files of the first store would have kept in its index is there already.
    #expect(try StoreDump.rows(fresh, "PRAGMA foreign_key_check").isEmpty)
  }

  @Test("the ledger is only added to: what changed is superseded, what went is withdrawn")
  func ledger() throws {
    let rows = "SELECT * FROM outcomes ORDER BY outcome_id"
    let before = try StoreDump.rows(fixtures.store, rows)
    #expect(try apply(newRules).exitCode == 0)
    let after = try StoreDump.rows(fixtures.store, rows)
    #expect(after.count > before.count)
    #expect(Array(after.prefix(before.count)) == before)
    let corrected = try StoreDump.rows(
      fixtures.store,
      """
      SELECT DISTINCT old.value_minor, new.value_minor FROM outcomes AS new
      JOIN outcomes AS old ON new.corrects_id = old.outcome_id
      WHERE new.rule_id = 'card_sale' AND new.retracted = 0 AND new.kind = 'conversion'
      """)
    #expect(corrected == ["10000|12000"])
  }

  @Test("a dry run says what would change and changes nothing")
  func dryRun() throws {
    let before = try StoreDump(path: fixtures.store)
    let index = try fixtures.indexBytes()
    let dry = try apply(newRules, ["--dry-run"])
    #expect(dry.exitCode == 0)
    #expect(dry.output.contains("dry run: nothing is booked"))
    #expect(try StoreDump(path: fixtures.store) == before)
    let real = try apply(newRules)
    let table = real.outputLines.dropLast()
    #expect(Array(table) == Array(dry.outputLines.dropLast()))
    #expect(table.contains { $0.contains("card sale") && $0.contains("→") && $0.contains("$") })
    #expect(try fixtures.indexBytes() == index)
    #expect(try StoreDump(path: fixtures.store) != before)
  }

  @Test("the table's gains and losses add up to what the ledger says")
  func difference() throws {
    struct Changes: Decodable {
      struct Tally: Decodable {
        struct Money: Decodable { let minorUnits: Int }
        let conversions: Int
        let value: [Money]
      }
      struct Rule: Decodable {
        let ruleId: String
        let before: Tally
        let after: Tally
        let gained: Int
        let lost: Int
        let changed: Int
      }
      let rules: [Rule]
      let total: Rule
      let callsChanged: Int
    }
    let sum = "SELECT count(*), sum(value_minor) FROM live_outcomes WHERE kind = 'conversion'"
    let before = try StoreDump.rows(fixtures.store, sum)
    let run = try apply(newRules, ["--format", "json"])
    let changes = try Self.decoder.decode(Changes.self, from: Data(run.output.utf8))
    let after = try StoreDump.rows(fixtures.store, sum)
    func text(_ tally: Changes.Tally) -> [String] {
      ["\(tally.conversions)|\(tally.value.map(\.minorUnits).reduce(0, +))"]
    }
    #expect(text(changes.total.before) == before)
    #expect(text(changes.total.after) == after)
    for rule in changes.rules + [changes.total] {
      #expect(rule.after.conversions - rule.before.conversions == rule.gained - rule.lost)
    }
    let sale = try #require(changes.rules.first { $0.ruleId == "card_sale" })
    #expect(sale.changed > 0, "sales at another value")
    #expect(changes.callsChanged > 5)
  }

  @Test(
    "applied a second time they change no byte of the store, and the rules of the run change nothing"
  )
  func idempotence() throws {
    let first = try fixtures.earshot(["rules", "apply", "rules"])
    #expect(first.output.contains("17 calls decided again · nothing changes"))
    #expect(try apply(newRules).exitCode == 0)
    let before = try StoreDump(path: fixtures.store)
    let second = try apply(newRules)
    #expect(second.output.contains("nothing changes"))
    #expect(try StoreDump(path: fixtures.store) == before)
  }

  @Test("a selection leaves the other calls as they are")
  func selection() throws {
    let others = "SELECT * FROM outcomes WHERE call_id < 'c-1013' ORDER BY outcome_id"
    let before = try StoreDump.rows(fixtures.store, others)
    let run = try apply(newRules, ["--since", "2026-10-07T14:00:00Z"])
    #expect(run.output.contains("5 calls decided again"))
    #expect(try StoreDump.rows(fixtures.store, others) == before)
    let digests = "SELECT count(DISTINCT ruleset_digest) FROM evaluations"
    #expect(try StoreDump.rows(fixtures.store, digests) == ["2"])
  }

  @Test("where the index is lost, what was found goes on to count, and what is new is not known")
  func withoutIndex() throws {
    try FileManager.default.removeItem(atPath: fixtures.index)
    let sold = try StoreDump.rows(
      fixtures.store,
      """
      SELECT DISTINCT call_id FROM call_hits
      WHERE term = 'credit card' AND speaker = 'caller' AND confidence >= 0.80 ORDER BY 1
      """)
    #expect(sold.count > 2)
    let unchanged = try fixtures.earshot(["rules", "apply", "rules"])
    #expect(unchanged.output.contains("nothing changes"))
    #expect(
      unchanged.errors.isEmpty, "all terms of these rules were searched for: \(unchanged.errors)")
    let run = try apply(newRules)
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("the index does not have it"))
    let sales = "SELECT call_id FROM live_outcomes WHERE rule_id = 'card_sale' ORDER BY 1"
    #expect(try StoreDump.rows(fixtures.store, sales) == sold, "`credit card` was searched for")
    // Nobody can look for the giraffe but in the one transcript of a call that is long enough.
    let calm = "SELECT call_id FROM live_outcomes WHERE rule_id = 'never_said'"
    #expect(try StoreDump.rows(fixtures.store, calm) == ["c-1011"])
  }

  @Test("rules with errors and a store that is not there are told, and change nothing")
  func errors() throws {
    let before = try StoreDump(path: fixtures.store)
    let broken = try apply("rule \"x\" when call.duration > 30 then tag \"x\"")
    #expect(broken.exitCode == 1)
    #expect(broken.errors.contains("E031"))
    #expect(try StoreDump(path: fixtures.store) == before)
    let missing = try ProgramRun.earshot(
      ["rules", "apply", "rules", "--store", fixtures.path("none.db")])
    #expect(missing.exitCode == 1)
    #expect(missing.errors.contains("no such store"))
    #expect(try ProgramRun.earshot(["rules", "apply"]).exitCode == 2)
  }
}
