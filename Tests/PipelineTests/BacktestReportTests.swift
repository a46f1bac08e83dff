import CallModel
import Pipeline
import Testing

@Suite("What a backtest reports") struct BacktestReportTests {
  private func sale(_ dollars: Int64?, rule: String = "sale", name: String = "sale") -> Outcome {
    Outcome(
      kind: .conversion(
        name: name, value: dollars.map { Money(minorUnits: $0 * 100, currency: .usd) }, type: nil),
      rule: reference(rule), evidence: [])
  }

  private func reference(_ rule: String) -> RuleReference {
    RuleReference(name: rule, id: rule, revision: 1, file: "a.rules")
  }

  private func tag(_ tag: String) -> Outcome {
    Outcome(kind: .tag(tag), rule: reference("tagging"), evidence: [])
  }

  private func call(
    _ id: String, _ before: [Outcome], _ after: [Outcome], campaign: String? = nil,
    keyword: String? = nil, startedMs: Int64? = nil, drafted: [Outcome] = []
  ) -> BacktestedCall {
    var facts = CallFacts()
    facts["campaign.name"] = campaign.map { .text($0) }
    facts["campaign.keyword"] = keyword.map { .text($0) }
    facts["call.started"] = startedMs.map { .instant(Instant(unixMs: $0)) }
    return BacktestedCall(
      call: Call(id: id, recordingPath: nil, facts: facts), before: before, after: after,
      drafted: drafted)
  }

  @Test("conversions are told for each campaign and keyword, the most frequent first")
  func dimensions() {
    let report = BacktestReport([
      call("1", [sale(10)], [sale(10)], campaign: "spring", keyword: "shoes"),
      call("2", [], [sale(5)], campaign: "spring"),
      call("3", [sale(7)], [], campaign: "autumn", keyword: "boots"),
      call("4", [sale(1)], [sale(2)]), call("5", [], [], campaign: "winter"),
    ])
    #expect(report.campaigns.map(\.value) == ["spring", "autumn", nil])
    #expect(report.campaigns.map(\.conversions.gainedCount) == [1, 0, 0])
    #expect(report.campaigns.map(\.conversions.lostCount) == [0, 1, 0])
    #expect(report.campaigns.map(\.conversions.changedCount) == [0, 0, 1])
    #expect(
      report.campaigns.map { $0.conversions.gains.map(\.description) } == [
        ["$5.00"], ["-$7.00"], ["$1.00"],
      ])
    #expect(report.keywords.map(\.value) == [nil, "boots", "shoes"])
  }

  @Test("calls that one rule lost and another gained have moved")
  func moves() {
    let report = BacktestReport([
      call("1", [sale(1, rule: "a")], [sale(2, rule: "b")]),
      call("2", [sale(1, rule: "a")], [sale(2, rule: "b")]),
      call("3", [sale(1, rule: "b")], [sale(2, rule: "c")]),
      call("4", [sale(1, rule: "a"), sale(1, rule: "b")], [sale(1, rule: "b")]),
      call("5", [], [sale(1, rule: "b")]),
      call("6", [sale(1, name: "x")], [sale(1, name: "y")]),
    ])
    #expect(report.moves.map(\.from.id) == ["a", "b"])
    #expect(report.moves.map(\.to.id) == ["b", "c"])
    #expect(report.moves.map(\.callCount) == [2, 1])
  }

  @Test("the period is from the first start to the last, whatever the order")
  func period() {
    let calls = [
      call("1", [], [], startedMs: 500), call("2", [], [], startedMs: 100), call("3", [], []),
    ]
    #expect(BacktestReport(calls).period == Instant(unixMs: 100)...Instant(unixMs: 500))
    #expect(BacktestReport([call("3", [], [])]).period == nil)
  }

  private func verdict(
    _ change: RulesetChange, _ before: [Outcome], _ after: [Outcome]
  ) -> RulesetVerdict? {
    BacktestReport([call("1", before, after)], change: change).verdict
  }

  @Test("losing or changing what was reported is a major change, and says why")
  func major() throws {
    let rewritten = RulesetChange(rewritten: ["sale"])
    #expect(verdict(rewritten, [sale(1)], [])?.kind == .major)
    #expect(verdict(rewritten, [sale(1)], [sale(2)])?.kind == .major)
    #expect(verdict(rewritten, [tag("x")], [])?.kind == .major)
    #expect(verdict(RulesetChange(withdrawn: ["old"]), [], [])?.kind == .major)
    #expect(
      verdict(rewritten, [sale(1)], [sale(2), tag("x")])?.reasons
        == [
          "\"sale\" changes 1", "tags, scores and notes: 1 new",
          "\"sale\" is written otherwise",
        ])
  }

  @Test("gaining is minor, meaning something else without effect is a patch")
  func lesser() {
    #expect(verdict(RulesetChange(rewritten: ["sale"]), [], [sale(1)])?.kind == .minor)
    #expect(verdict(RulesetChange(added: ["sale"]), [], [sale(1)])?.reasons == ["\"sale\" is new"])
    #expect(verdict(RulesetChange(rewritten: ["sale"]), [sale(1)], [sale(1)])?.kind == .patch)
    #expect(verdict(RulesetChange(), [sale(1)], [sale(1)])?.kind == .same)
    #expect(RulesetVerdict.Kind.allCases.sorted() == [.same, .patch, .minor, .major])
  }

  @Test("without rules to compare with there is no verdict, and drafts are told apart")
  func drafts() {
    let report = BacktestReport([call("1", [], [sale(1)], drafted: [sale(9, rule: "try")])])
    #expect(report.verdict == nil)
    #expect(report.drafts.map(\.rule.id) == ["try"])
    #expect(report.drafts[0].conversions.after.totals.map(\.description) == ["$9.00"])
    #expect(report.changes.rules.map(\.rule.id) == ["sale"])
  }

  @Test("a rare change is among the examples beside a frequent one")
  func examples() {
    var calls = (0..<50).map { call("\($0)", [sale(1)], []) }
    calls.append(call("rare", [], [sale(1, rule: "gift")]))
    calls.append(call("same", [sale(1)], [sale(1)]))
    let chosen = BacktestExample.choose(4, among: calls)
    #expect(chosen.map(\.call.id) == ["0", "rare", "1", "2"])
    #expect(BacktestExample.choose(100, among: calls).count == 51)
    #expect(BacktestExample.choose(0, among: calls).isEmpty)
  }
}
