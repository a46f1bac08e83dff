import CallModel
import Diagnostics
import Pipeline

/// What a backtest found, in machine-readable form; docs/formats/backtest.md describes it.
struct BacktestJSON: Encodable {
  let base: String?
  let calls: Int
  let rules: [RuleChangesJSON.Rule]
  let total: RuleChangesJSON.Rule
  let drafts: [RuleChangesJSON.Rule]
  let campaigns: [Dimension]
  let keywords: [Dimension]
  let moves: [Move]
  let change: Verdict?
  let changedCalls: [ChangedCall]
  let labels: [Score]
  let notSearched: [GapJSON]
  let failures: [String]
  let interrupted: Bool

  enum CodingKeys: String, CodingKey {
    case base, calls, rules, total, drafts, campaigns, keywords, moves, change, labels, failures
    case interrupted
    case changedCalls = "changed_calls"
    case notSearched = "not_searched"
  }

  init(_ report: BacktestReport, scores: [LabelScore], base: String?) {
    self.base = base
    calls = report.calls.count
    rules = report.changes.rules.map(RuleChangesJSON.Rule.init)
    total = RuleChangesJSON.Rule(name: "total", id: "", report.changes.total)
    drafts = report.drafts.map(RuleChangesJSON.Rule.init)
    campaigns = report.campaigns.map(Dimension.init)
    keywords = report.keywords.map(Dimension.init)
    moves = report.moves.map(Move.init)
    change = report.verdict.map(Verdict.init)
    changedCalls =
      base == nil
      ? []
      : report.calls.flatMap { call in
        call.conversions.filter(\.isChange).map { ChangedCall(call.call, $0) }
      }
    labels = scores.map(Score.init)
    notSearched = report.gaps.map(GapJSON.init)
    failures = report.failures.map(\.description)
    interrupted = report.notReachedCount > 0
  }

  struct Dimension: Encodable {
    let name: String?
    let before: RuleChangesJSON.Tally
    let after: RuleChangesJSON.Tally
    let gained: Int
    let lost: Int
    let changed: Int

    init(_ change: DimensionChange) {
      name = change.value
      before = RuleChangesJSON.Tally(change.conversions.before)
      after = RuleChangesJSON.Tally(change.conversions.after)
      gained = change.conversions.gainedCount
      lost = change.conversions.lostCount
      changed = change.conversions.changedCount
    }
  }

  struct Move: Encodable {
    let from: String
    let to: String
    let calls: Int

    init(_ move: RuleMove) {
      from = move.from.id
      to = move.to.id
      calls = move.callCount
    }
  }

  struct Verdict: Encodable {
    let kind: String
    let reasons: [String]

    init(_ verdict: RulesetVerdict) {
      kind = verdict.kind.rawValue
      reasons = verdict.reasons
    }
  }

  struct ChangedCall: Encodable {
    let call: String
    let started: String?
    let campaign: String?
    let rule: String
    let conversion: String
    let before: RunReportJSON.OutcomeJSON?
    let after: RunReportJSON.OutcomeJSON?

    init(_ call: Call, _ change: Pipeline.ConversionChange) {
      self.call = call.id
      started = CallText.startedISO(call)
      campaign = CallText.campaign(call)
      rule = change.rule.id
      conversion = change.name
      before = change.before.map(RunReportJSON.OutcomeJSON.init)
      after = change.after.map(RunReportJSON.OutcomeJSON.init)
    }
  }

  struct Score: Encodable {
    let outcome: String
    let before: Side
    let after: Side

    init(_ score: LabelScore) {
      outcome = score.outcome
      before = Side(score.before)
      after = Side(score.after)
    }

    struct Side: Encodable {
      let right: Int
      let wrong: Int
      let missed: Int
      let precision: Share
      let recall: Share

      init(_ confusion: Confusion) {
        right = confusion.rightCount
        wrong = confusion.wrongCount
        missed = confusion.missedCount
        precision = Share(confusion.precision)
        recall = Share(confusion.recall)
      }
    }

    struct Share: Encodable {
      let share: Double?
      let low: Double?
      let high: Double?

      init(_ proportion: Proportion) {
        share = proportion.share
        low = proportion.interval?.lowerBound
        high = proportion.interval?.upperBound
      }
    }
  }
}
