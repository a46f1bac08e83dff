import Foundation
import TestSupport
import Testing

@Suite("Backtests of rules over stored calls") struct E2EBacktestTests {
  private let fixtures: StoredFixtures
  private let folder: TemporaryFolder

  init() throws {
    fixtures = try StoredFixtures()
    folder = try TemporaryFolder()
  }

  private let old = """
    language 1
    currency USD
    rule "card sale" when mentions "credit card" by caller then conversion value $100
    """
  /// Another value, and a term that no run has searched for.
  private let new = """
    language 1
    currency USD
    rule "card sale" when mentions any of ("credit card", "theatre") by caller
    then conversion value $120
    """

  private struct Report: Decodable {
    let calls: Int
    let total: Change
    let change: Verdict?
    let changedCalls: [Changed]
    let labels: [Label]

    struct Change: Decodable {
      let before: Tally
      let after: Tally
      let gained: Int
      let lost: Int
      let changed: Int
    }
    struct Tally: Decodable { let conversions: Int }
    struct Verdict: Decodable { let kind: String }
    struct Changed: Decodable { let call: String }
    struct Label: Decodable {
      let after: Side
      struct Side: Decodable { let right: Int, wrong: Int, missed: Int }
    }
  }

  private func backtest(_ rules: String, _ more: [String] = []) throws -> ProgramRun {
    try fixtures.earshot(["rules", "backtest", rules] + more)
  }

  private func report(_ run: ProgramRun) throws -> Report {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    #expect(run.exitCode == 0, "\(run.errors)")
    return try decoder.decode(Report.self, from: Data(run.output.utf8))
  }

  @Test("a change is told in conversions of both sides, and nothing is booked")
  func difference() throws {
    let (base, working) = (
      try folder.write(old, to: "old/a.rules"), try folder.write(new, to: "new/a.rules")
    )
    let ledger = "SELECT count(*) FROM outcomes"
    let before = try StoreDump.rows(fixtures.store, ledger)
    let report = try report(
      try backtest(working, ["--base", base, "--format", "json"]))
    #expect(report.calls == 17)
    #expect(report.total.before.conversions >= 4)
    #expect(report.total.changed == report.total.before.conversions)
    #expect(report.total.lost == 0)
    #expect(report.total.after.conversions == report.total.before.conversions + report.total.gained)
    #expect(report.change?.kind == "major")
    #expect(report.changedCalls.count == report.total.changed + report.total.gained)
    #expect(try StoreDump.rows(fixtures.store, ledger) == before)
  }

  /// Makes a repository of `folder`, with everything in it committed.
  private func commit(_ work: String) throws {
    for arguments in [
      ["init", "--quiet"], ["add", "."],
      ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "-m", "rules"],
    ] {
      let git = ProgramRun(
        finishing: try ChildProcess("/usr/bin/git", ["-C", work] + arguments, in: work))
      #expect(git.exitCode == 0, "\(git.errors)")
    }
  }

  @Test("the base can be a revision of the repository in which the rules lie")
  func revision() throws {
    let rules = try folder.write(old, to: "work/rules/a.rules")
    try commit(folder.path("work"))
    let options = ["--base", "HEAD", "--format", "json"]
    #expect(try report(try backtest(folder.path("work/rules"), options)).change?.kind == "same")
    _ = try folder.write(new, to: "work/rules/a.rules")
    #expect(try report(try backtest(folder.path("work/rules"), options)).change?.kind == "major")
    #expect(try report(try backtest(rules, options)).total.changed > 3)
    let unknown = try backtest(rules, ["--base", "nowhere"])
    #expect(unknown.exitCode == 1)
    #expect(unknown.errors.contains("no file, no folder and no revision"))
  }

  @Test("a recorded clip of a revision is heard as it was then")
  func clipOfRevision() throws {
    let text = """
      language 1
      currency USD
      rule "slogan" when mentions recorded "clips/card.wav" then conversion value $10
      """
    let rules = try folder.write(text, to: "work/rules/a.rules")
    let card = try FixtureClip("theatre-tickets.wav", channel: 0, seconds: 25.27...26.10)
    let moving = try FixtureClip("clinic-moves.wav", channel: 0, seconds: 8.06...9.55)
    let clip = URL(fileURLWithPath: folder.path("work/rules/clips/card.wav"))
    try FileManager.default.createDirectory(
      at: clip.deletingLastPathComponent(), withIntermediateDirectories: true)
    try card.wave.write(to: clip)
    try commit(folder.path("work"))
    let options = ["--base", "HEAD", "--format", "json"]
    let same = try report(try backtest(rules, options))
    #expect(same.total.before.conversions > 0)
    #expect(same.change?.kind == "same")
    try moving.wave.write(to: clip)
    let other = try report(try backtest(rules, options))
    #expect(other.total.before.conversions == same.total.before.conversions)
    #expect(other.total.lost > 0)
  }

  @Test("a change that is denied ends with exit code 3, for continuous integration")
  func denied() throws {
    let (base, working) = (
      try folder.write(old, to: "old/a.rules"), try folder.write(new, to: "new/a.rules")
    )
    #expect(try backtest(working, ["--base", base, "--deny", "major"]).exitCode == 3)
    #expect(try backtest(base, ["--base", base, "--deny", "patch"]).exitCode == 0)
    #expect(try backtest(base, ["--deny", "major"]).exitCode == 2)
  }

  @Test("labels score the rules, and are refused with their line where they are wrong")
  func labels() throws {
    let rules = try folder.write(old, to: "old/a.rules")
    let labels = try folder.write(
      "call,outcome,expected\nc-1001,card sale,yes\nc-1003,card sale,yes\nc-1011,card sale,no\n",
      to: "labels.csv")
    let side = try #require(
      try report(try backtest(rules, ["--labels", labels, "--format", "json"])).labels.first
    ).after
    #expect((side.right, side.wrong, side.missed) == (1, 1, 1))
    let text = try backtest(rules, ["--labels", labels]).output
    #expect(text.contains(".50 (.09–.91, 1 of 2)"), "\(text)")
    let wrong = try folder.write("call,outcome,expected\na,b,perhaps\n", to: "wrong.csv")
    let refused = try backtest(rules, ["--labels", wrong])
    #expect(refused.exitCode == 1)
    #expect(refused.errors.contains("wrong.csv:2"), "\(refused.errors)")
  }
}
