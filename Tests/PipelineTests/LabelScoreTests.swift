import CallModel
import Pipeline
import Testing

@Suite("How right rules are, by labels") struct LabelScoreTests {
  private func sale(_ rule: String = "sale") -> Outcome {
    Outcome(
      kind: .conversion(name: "sale", value: nil, type: nil),
      rule: RuleReference(name: rule, id: rule, revision: 1, file: "a.rules"), evidence: [])
  }

  private func call(
    _ id: String, before: Bool, after: Bool, drafted: Bool = false
  ) -> BacktestedCall {
    BacktestedCall(
      call: Call(id: id, recordingPath: nil, facts: CallFacts()), before: before ? [sale()] : [],
      after: after ? [sale()] : [],
      drafted: drafted ? [sale("draft")] : [])
  }

  private func label(_ call: String, _ isWanted: Bool, _ outcome: String = "sale") -> CallLabel {
    CallLabel(callID: call, outcome: outcome, isWanted: isWanted)
  }

  @Test("booked and wanted is right, booked alone is wrong, wanted alone is missed")
  func counts() throws {
    let calls = [
      call("a", before: true, after: true), call("b", before: true, after: false),
      call("c", before: false, after: true), call("d", before: false, after: false),
      call("unlabelled", before: true, after: true),
    ]
    let score = try #require(
      LabelScore.all(
        [
          label("a", true), label("b", false), label("c", true), label("d", true),
          label("gone", true),
        ], on: calls
      ).first)
    #expect(score.outcome == "sale")
    #expect(
      (score.before.rightCount, score.before.wrongCount, score.before.missedCount) == (1, 1, 2))
    #expect((score.after.rightCount, score.after.wrongCount, score.after.missedCount) == (2, 0, 1))
    #expect(score.before.precision == Proportion(1, of: 2))
    #expect(score.after.recall == Proportion(2, of: 3))
  }

  @Test("a label given twice counts once, and a draft counts as if it were live")
  func twiceAndDrafts() throws {
    let labels = [label("a", true), label("a", true)]
    let score = try #require(
      LabelScore.all(labels, on: [call("a", before: false, after: false, drafted: true)]).first)
    #expect(score.after.recall == Proportion(1, of: 1))
    #expect(score.before.recall == Proportion(0, of: 1))
  }

  @Test("tags are outcomes too, and an outcome without labelled calls is not told")
  func tags() {
    let tagged = BacktestedCall(
      call: Call(id: "a", recordingPath: nil, facts: CallFacts()),
      after: [
        Outcome(
          kind: .tag("hot"), rule: RuleReference(name: "t", id: "t", revision: 1, file: ""),
          evidence: [])
      ])
    let scores = LabelScore.all([label("a", true, "hot"), label("z", true, "cold")], on: [tagged])
    #expect(scores.map(\.outcome) == ["hot"])
    #expect(scores[0].after.precision == Proportion(1, of: 1))
  }

  /// Bounds by the formula of Wilson's paper, worked out with other tools to four decimals.
  @Test(
    "the interval is Wilson's",
    arguments: [
      (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (1, 1, 0.2065, 1.0),
      (81, 263, 0.2553, 0.3662), (45, 49, 0.8081, 0.9678),
    ])
  func wilson(count: Int, total: Int, low: Double, high: Double) throws {
    let interval = try #require(Proportion(count, of: total).interval)
    #expect(abs(interval.lowerBound - low) < 0.00006, "\(interval)")
    #expect(abs(interval.upperBound - high) < 0.00006, "\(interval)")
  }

  @Test("of none there is no share and no interval")
  func none() {
    #expect(Proportion(0, of: 0).share == nil)
    #expect(Proportion(0, of: 0).interval == nil)
  }
}
