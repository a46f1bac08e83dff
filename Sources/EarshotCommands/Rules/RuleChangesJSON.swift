import CallModel
import Diagnostics
import Pipeline

/// What other rules change, in machine-readable form.
struct RuleChangesJSON: Encodable {
  let calls: Int
  let callsChanged: Int
  let rules: [Rule]
  let total: Rule
  let othersGained: Int
  let othersLost: Int
  let heldBack: HeldBack
  let laterCallsCorrected: Int
  let failures: [String]
  let notSearched: [GapJSON]
  let dryRun: Bool
  let interrupted: Bool

  enum CodingKeys: String, CodingKey {
    case calls, rules, total, failures, interrupted
    case callsChanged = "calls_changed"
    case othersGained = "others_gained"
    case othersLost = "others_lost"
    case heldBack = "held_back"
    case laterCallsCorrected = "later_calls_corrected"
    case notSearched = "not_searched"
    case dryRun = "dry_run"
  }

  init(_ report: ApplicationReport, isDryRun: Bool) {
    calls = report.callCount
    callsChanged = report.changes.changedCallCount
    rules = report.changes.rules.map(Rule.init)
    total = Rule(name: "total", id: "", report.changes.total)
    othersGained = report.changes.otherGainedCount
    othersLost = report.changes.otherLostCount
    heldBack = HeldBack(report.heldBack)
    laterCallsCorrected = report.laterCallCount
    failures = report.failures.map(\.description)
    notSearched = report.gaps.map(GapJSON.init)
    dryRun = isDryRun
    interrupted = report.notReachedCount > 0
  }

  struct Rule: Encodable {
    let rule: String
    let ruleID: String
    let before: Tally
    let after: Tally
    let gained: Int
    let lost: Int
    let changed: Int

    enum CodingKeys: String, CodingKey {
      case rule, before, after, gained, lost, changed
      case ruleID = "rule_id"
    }

    init(_ change: RuleChange) {
      self.init(name: change.rule.name, id: change.rule.id, change.conversions)
    }

    init(name: String, id: String, _ change: ConversionTally) {
      rule = name
      ruleID = id
      before = Tally(change.before)
      after = Tally(change.after)
      gained = change.gainedCount
      lost = change.lostCount
      changed = change.changedCount
    }
  }

  /// Conversions that are not booked, by what holds them back.
  struct HeldBack: Encodable {
    let excluded: Int
    let disqualified: Int
    let stopped: Int
    let otherInGroup: Int
    let alreadyBooked: Int
    let repeated: Int

    enum CodingKeys: String, CodingKey {
      case excluded, disqualified, stopped, repeated
      case otherInGroup = "other_in_group"
      case alreadyBooked = "already_booked"
    }

    init(_ tally: HeldBackTally) {
      excluded = tally.excludedCount
      disqualified = tally.disqualifiedCount
      stopped = tally.stoppedCount
      otherInGroup = tally.groupedCount
      alreadyBooked = tally.repeatedCount
      repeated = tally.earlierCount
    }
  }

  struct Tally: Encodable {
    let conversions: Int
    let value: [MoneyJSON]

    init(_ tally: ConversionTally.Sum) {
      conversions = tally.count
      value = tally.totals.map(MoneyJSON.init)
    }
  }
}

/// A call that could not be searched, and why, in machine-readable output.
struct GapJSON: Encodable {
  let call: String
  let reason: String
  let detail: String?

  init(_ gap: SearchGap) {
    call = gap.callID
    switch gap.reason {
    case .nothingToSearch: (reason, detail) = ("nothing to search", nil)
    case .notIndexed: (reason, detail) = ("sound not indexed", nil)
    case .damaged(let error): (reason, detail) = ("damaged", error.description)
    case .olderModel(let name): (reason, detail) = ("older model", name)
    case .wordsNotKept: (reason, detail) = ("transcript not kept", nil)
    }
  }
}
