import CallModel
import Metering
import PhraseMatch
import RuleCheck
import RuleEngine

/// From the text of rules to what decides calls.
struct Compiling {
  struct NotRules: Error {
    let messages: String
  }

  let files: [CheckedFile]
  let ruleCount: Int

  init(_ speech: Speech, ruleCount: Int) throws {
    var speech = speech
    files = GeneratedRules.files(ruleCount, &speech)
    self.ruleCount = ruleCount
  }

  /// Rows `compile STEP RULES SECONDS`, and `memory` with the peak in MB.
  func report() throws {
    var checked: CheckedRuleset?
    let checking = try Meter.processorSeconds { checked = try Self.ruleset(files) }
    guard let checked else { return }
    var plan: RulePlan?
    let planning = Meter.processorSeconds { plan = RulePlan(checked) }
    guard let plan else { return }
    var matcher: PhraseMatcher?
    let matching = try Meter.processorSeconds {
      matcher = try PhraseMatcher(terms: plan.requests.map(\.term))
    }
    row("compile", "read and check", ruleCount, checking)
    row("compile", "plan", ruleCount, planning)
    row("compile", "phrases", matcher?.terms.count ?? 0, matching)
    row("compile", "all", ruleCount, checking + planning + matching)
    row("memory", "peak", ruleCount, Meter.peakMegabytes)
  }

  static func ruleset(_ files: [CheckedFile]) throws -> CheckedRuleset {
    let result = checkRules(files)
    guard let ruleset = result.ruleset else { throw NotRules(messages: result.text()) }
    return ruleset
  }
}
