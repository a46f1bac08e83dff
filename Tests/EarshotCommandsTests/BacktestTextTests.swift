import CallModel
import EarshotCommands
import Foundation
import Pipeline
import Testing

@Suite("A backtest as people read it")
struct BacktestTextTests {
  private func sale(_ rule: String) -> Outcome {
    Outcome(
      kind: .conversion(name: "sale", value: nil, type: nil),
      rule: RuleReference(name: rule, id: rule, revision: 1, file: "a.rules"), evidence: [])
  }

  private func lines(after: [Outcome], drafted: [Outcome]) throws -> [String] {
    let calls = [
      BacktestedCall(
        call: Call(id: "a", recordingPath: nil, facts: CallFacts()), after: after, drafted: drafted)
    ]
    let scores = LabelScore.all(
      [CallLabel(callID: "a", outcome: "sale", isWanted: true)], on: calls)
    return BacktestText(
      report: BacktestReport(calls), scores: scores, base: nil, exampleCount: 0,
      timeZone: try #require(TimeZone(identifier: "UTC"))
    ).lines(width: 100)
  }

  @Test("that drafts count in how right the rules are is said where there are drafts")
  func drafts() throws {
    let remark = "  drafts count in these as if they were live"
    #expect(try lines(after: [], drafted: [sale("draft")]).last == remark)
    #expect(try !lines(after: [sale("live")], drafted: []).contains(remark))
  }
}
