import Foundation
import TestSupport
import Testing

/// Somebody asks to be erased: what goes, what is said of it, and that it does not come back.
@Suite("Erasing a person") struct E2EErasureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("recordings"), withIntermediateDirectories: true)
    for name in ["phone-plan.mp3", "garden-centre-cash.wav"] {
      try FileManager.default.copyItem(
        atPath: Places.repository.appendingPathComponent("audio-fixtures/calls/\(name)").path,
        toPath: folder.path("recordings/\(name)"))
    }
    try folder.write(
      """
      id,recording,started,direction,answered,caller.number,channels
      c-1,recordings/phone-plan.mp3,2026-10-06T18:30:00Z,inbound,yes,+1 212 555 0100,"caller,agent"
      c-2,recordings/garden-centre-cash.wav,2026-10-06T19:30:00Z,inbound,yes,+1 212 555 0101,"caller,agent"

      """, to: "calls.csv")
    try folder.write(
      """
      language 1
      currency USD
      rule "card sale" when mentions "debit card" by caller then conversion value $100

      """, to: "sale.rules")
    try folder.write(
      """
      id,at,visitor_id,utm_source,utm_medium,phone
      t-1,2026-10-06T18:00:00Z,v-1,google,cpc,+1 212 555 0100
      t-2,2026-10-06T18:00:00Z,v-2,google,cpc,+1 212 555 0101

      """, to: "touchpoints.csv")
  }

  private func earshot(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun.earshot(arguments + ["--store", folder.path("earshot.db")])
  }

  private func run() throws -> ProgramRun {
    try earshot([
      "run", folder.path("recordings"), "--calls", folder.path("calls.csv"), "--rules",
      folder.path("sale.rules"),
    ])
  }

  @Test("is said before it is done, takes the sound along, and lasts")
  func erases() throws {
    let touchpoints = ["import", "touchpoints", folder.path("touchpoints.csv")]
    #expect(try earshot(touchpoints).exitCode == 0)
    #expect(try run().output.contains("2 calls booked · 1 with an outcome · $100.00"))
    #expect(try earshot(["search", "debit card"]).output.contains("c-1"))

    let erase = ["people", "erase", "+12125550100", "--because", "ticket 4711"]
    let preview = try earshot(erase)
    #expect(preview.exitCode == 0)
    let lines = preview.outputLines
    #expect(lines.first?.hasPrefix("  one person: visitor v-1, telephone number …") == true)
    #expect(
      Array(lines.dropFirst()) == [
        "  would go: 1 call · 1 ledger entry · 1 touchpoint",
        "  worth $100.00, which reports would count no longer",
        "  yours to delete:", "    " + folder.path("recordings/phone-plan.mp3"),
        "  nothing was changed; --for-good erases",
      ])
    #expect(try earshot(["search", "debit card"]).output.contains("c-1"))

    #expect(
      try earshot(erase + ["--for-good"]).outputLines == [
        "  erasure 1: 1 call · 1 ledger entry · 1 touchpoint · 2 entries of the index",
        "  reports count $100.00 less",
        "  yours to delete:", "    " + folder.path("recordings/phone-plan.mp3"),
      ])
    #expect(try earshot(["search", "debit card"]).output.isEmpty)
    #expect(try earshot(["index", "verify"]).output.contains("2 entries sound"))
    #expect(try earshot(["people", "erasures"]).output.contains("ticket 4711"))
    let again = try earshot(erase)
    #expect(again.exitCode == 1)
    #expect(again.errors.contains("nobody is known as +12125550100"))

    // The recording is still there.
    let later = try run()
    #expect(later.exitCode == 0)
    #expect(later.errors.contains("note: 1 call left out: of people who were erased"))
    #expect(later.output.contains("  1 call booked · "))
    #expect(try earshot(["index", "verify"]).output.contains("2 entries sound"))
    let imported = try earshot(touchpoints)
    #expect(
      imported.output.contains("2 rows · 1 unchanged · 1 left out, of people who were erased"))
  }

  @Test("takes all calls from a number where nothing is kept under a key")
  func withoutKey() throws {
    #expect(try run().exitCode == 0)
    let erase = ["people", "erase", "+1 (212) 555-0100", "--because", "asked", "--for-good"]
    #expect(
      try earshot(erase).output.hasPrefix("  erasure 1: 1 call · 1 ledger entry · 2 entries"))
    let again = try earshot(erase)
    #expect(again.exitCode == 1)
    #expect(again.errors.contains("nobody is known as"))
    #expect(!again.errors.contains("--key"))
    #expect(try run().errors.contains("note: 1 call left out"))
  }
}
