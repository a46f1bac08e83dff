import Foundation
import TestSupport
import Testing

@Suite("The main job on the fixtures") struct E2EFixtureTests {
  private func run(store: String, _ more: [String] = []) throws -> ProgramRun {
    try ProgramRun.earshot(
      [
        "run", "audio-fixtures/calls", "--calls", "audio-fixtures/calls.csv", "--rules", "rules",
        "--store", store,
      ] + more)
  }

  @Test("every call gets the conversions and tags that its script calls for")
  func outcomes() throws {
    let scratch = try TemporaryFolder()
    let run = try run(store: scratch.path("store.db"), ["--format", "json"])
    #expect(run.exitCode == 0, "\(run.errors)")
    let output = try RunOutput(run)
    let expected = try Expected.read()
    #expect(output.calls.count == expected.calls.count)
    #expect(expected.calls.count >= 12)
    for call in expected.calls {
      let got = try #require(output.calls.first { $0.id == call.id }, "\(call.id) is not there")
      #expect(got.status == "booked")
      #expect(Set(got.conversions) == Set(call.conversions), "\(call.id) \(call.recording)")
      // What is hard to hear may cost a tag; it must not cost or earn money.
      guard !call.keywords.contains(where: \.hard) else { continue }
      #expect(got.tags == Set(call.tags), "\(call.id) \(call.recording)")
    }
  }

  @Test("evidence lies where the script put the words, with the right speaker")
  func evidence() throws {
    let scratch = try TemporaryFolder()
    let output = try RunOutput(try run(store: scratch.path("store.db"), ["--format", "json"]))
    var placed = 0
    for call in try Expected.read().calls {
      let got = try #require(output.calls.first { $0.id == call.id })
      for outcome in got.outcomes where outcome.kind == "conversion" {
        #expect(!outcome.evidence.isEmpty, "\(call.id): \(outcome.rule) rests on nothing")
        for hit in outcome.evidence {
          // Half a second either way: the network marks sounds, not the edges of words.
          let near = call.keywords.filter {
            $0.start - 0.5 < Double(hit.endMs) / 1000 && Double(hit.startMs) / 1000 < $0.end + 0.5
          }
          guard let keyword = near.first else { continue }
          placed += 1
          #expect(
            hit.speaker == keyword.speaker || hit.speaker == "unknown",
            "\(call.id): \(hit.term) is said by the \(keyword.speaker)")
        }
      }
    }
    #expect(placed >= 10)
  }

  @Test("the table names calls, outcomes, values, words, and the total in dollars")
  func table() throws {
    let scratch = try TemporaryFolder()
    let run = try run(store: scratch.path("store.db"))
    let sale = try #require(run.outputLines.first { $0.contains("c-1001") })
    #expect(sale.contains("card sale"))
    #expect(sale.contains("$100.00"))
    #expect(sale.contains("caller 0:2") && sale.contains("\"credit card\" (heard ."))
    let total = try #require(run.outputLines.last)
    #expect(total.contains("17 calls booked"))
    #expect(total.contains("$"))
    // No line is wider than the terminal says it is.
    #expect(run.outputLines.allSatisfy { $0.count <= 160 })
  }

  @Test("a second run changes no byte of any table")
  func rerun() throws {
    let scratch = try TemporaryFolder()
    let store = scratch.path("store.db")
    let first = try run(store: store)
    let before = try StoreDump(path: store)
    let second = try run(store: store)
    #expect(second.exitCode == 0)
    #expect(second.output == first.output)
    #expect(try StoreDump(path: store) == before)
    #expect(before.text.contains("card sale"))
  }

  @Test("other rules supersede what changed, withdraw what went, and leave the rest")
  func changedRules() throws {
    let scratch = try TemporaryFolder()
    let store = scratch.path("store.db")
    func rules(_ value: String, tag: String) -> String {
      """
      language 1
      rule "card sale"
        id card_sale
      when mentions "credit card" by caller then conversion "card sale" value \(value)
      \(tag)
      """
    }
    func runRules(_ text: String) throws -> RunOutput {
      try scratch.write(text, to: "rules/a.rules")
      return try RunOutput(
        try ProgramRun.earshot([
          "run", "audio-fixtures/calls", "--calls", "audio-fixtures/calls.csv", "--rules",
          scratch.path("rules"), "--store", store, "--format", "json",
        ]))
    }
    let greeting = "rule \"greeting\" id greeting when mentions \"thank you\" then tag \"polite\""
    let first = try runRules(rules("$100", tag: greeting))
    let sales = first.calls.filter { !$0.conversions.isEmpty }.count
    #expect(sales > 0)
    _ = try runRules(rules("$80", tag: ""))
    let rows = try StoreDump.rows(
      store, "SELECT call_id, value_minor, corrects_id IS NOT NULL, retracted FROM outcomes")
    let live = try StoreDump.rows(
      store, "SELECT DISTINCT kind, name, value_minor FROM live_outcomes")
    #expect(live == ["conversion|card sale|8000"])
    #expect(rows.filter { $0.hasSuffix("|8000|1|0") }.count == sales)
    #expect(rows.filter { $0.hasSuffix("|10000|0|0") }.count == sales)
    #expect(rows.contains { $0.hasSuffix("|1|1") }, "the tag was withdrawn, not deleted")
  }
}
