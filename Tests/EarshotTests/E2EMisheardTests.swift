import Foundation
import TestSupport
import Testing

@Suite("Transcripts that were misheard") struct E2EMisheardTests {
  private let scratch: TemporaryFolder

  init() throws {
    scratch = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: scratch.path("in"), withIntermediateDirectories: true)
    try scratch.write(
      """
      Agent: how would you like to pay
      Caller: I have a credit cart here

      """, to: "call.txt")
    try scratch.write("id,transcript\nc-1,call.txt\n", to: "calls.csv")
    try scratch.write(
      """
      language 1
      rule "card" when mentions "credit card" by caller then tag "card"
      rule "as written" when mentions "=credit card" then tag "written"
      rule "sure" when mentions "credit card" confidence >= 0.85 then tag "sure"

      """, to: "rules/a.rules")
  }

  private func earshot(_ arguments: String...) throws -> ProgramRun {
    try ProgramRun.earshot(
      arguments + ["--rules", scratch.path("rules"), "--store", scratch.path("store.db")])
  }

  private func verdicts() throws -> [String] {
    try StoreDump.rows(
      scratch.path("store.db"), "SELECT rule_id, verdict FROM rule_verdicts ORDER BY 1")
  }

  @Test(
    "what sounds like a phrase counts, is shown as what it is, and does not where words are exact")
  func wholeWay() throws {
    let run = try earshot("run", scratch.path("in"), "--calls", scratch.path("calls.csv"))
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try verdicts() == ["as_written|no", "card|yes", "sure|no"])
    let hits = "SELECT term, text, resembles FROM call_hits"
    #expect(
      try StoreDump.rows(scratch.path("store.db"), hits) == ["credit card|credit cart|credit card"])

    let explained = try earshot("explain", "c-1", "card")
    #expect(
      explained.output.contains(#"✓ "credit cart" sounds like "credit card""#),
      "\(explained.output)")
    let json = try earshot("explain", "c-1", "card", "--format", "json")
    #expect(json.output.contains(#""resembles" : "credit card""#), "\(json.output)")
    let found = try ProgramRun.earshot([
      "search", "credit card", "--store", scratch.path("store.db"),
    ])
    #expect(found.output.contains("[credit cart]"), "\(found.output)")

    let exact = try earshot(
      "run", scratch.path("in"), "--calls", scratch.path("calls.csv"), "--exact-words")
    #expect(exact.exitCode == 0, "\(exact.errors)")
    #expect(try verdicts() == ["as_written|no", "card|no", "sure|no"])
    #expect(try StoreDump.rows(scratch.path("store.db"), hits) == [])
  }
}
