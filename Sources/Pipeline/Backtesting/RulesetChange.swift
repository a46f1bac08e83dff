import CallModel
import RuleCheck
public import RuleEngine

/// How two rulesets differ as they are written, before any call is looked at.
public struct RulesetChange: Sendable, Hashable {
  /// Rules that booked and are gone, off or drafts now, by name.
  public let withdrawn: [String]
  /// Rules that book now and did not exist, or were off or drafts, by name.
  public let added: [String]
  /// Rules that mean something else now, by name.
  public let rewritten: [String]

  /// A difference of these names.
  public init(withdrawn: [String] = [], added: [String] = [], rewritten: [String] = []) {
    self.withdrawn = withdrawn
    self.added = added
    self.rewritten = rewritten
  }

  /// What leads from `base` to `working`.
  public init(from base: RulePlan, to working: RulePlan) {
    let (old, new) = (Self.booking(base), Self.booking(working))
    withdrawn = old.filter { new[$0.key] == nil }.map(\.value.name).sorted()
    added = new.filter { old[$0.key] == nil }.map(\.value.name).sorted()
    rewritten = new.filter { rule in old[rule.key].map { $0.text != rule.value.text } ?? false }
      .map(\.value.name).sorted()
  }

  /// The rules that book, by id.
  private static func booking(_ plan: RulePlan) -> [String: (name: String, text: String)] {
    let texts = Dictionary(
      plan.canonicalRules.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    var rules: [String: (name: String, text: String)] = [:]
    for rule in plan.ruleset.rules where rule.status == .live || rule.status == .deprecated {
      rules[rule.id] = (rule.name, texts[rule.id] ?? "")
    }
    return rules
  }

  /// Whether anything is other than before.
  public var isEmpty: Bool { withdrawn.isEmpty && added.isEmpty && rewritten.isEmpty }
}

/// How much a change of rules asks of those who rely on them, as version numbers say it.
public struct RulesetVerdict: Sendable, Hashable {
  /// The kinds of changes.
  public enum Kind: String, Sendable, Hashable, Comparable, CaseIterable {
    /// The rules mean the same.
    case same
    /// They mean something else, and these calls do not show it.
    case patch
    /// Calls gain outcomes, and none loses any.
    case minor
    /// Calls lose outcomes, or get other values: what was reported is no longer so.
    case major

    /// The lesser change first.
    public static func < (left: Kind, right: Kind) -> Bool {
      let order = Kind.allCases
      return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
    }
  }

  /// What kind it is.
  public let kind: Kind
  /// Why, the weightiest reason first.
  public let reasons: [String]

  /// The verdict on a change of rules that does this to the calls.
  public init(_ change: RulesetChange, _ outcomes: OutcomeChanges) {
    var major = change.withdrawn.map { "\"\($0)\" books no more" }
    var minor = change.added.map { "\"\($0)\" is new" }
    for rule in outcomes.rules {
      let (name, conversions) = (rule.rule.name, rule.conversions)
      if conversions.lostCount > 0, !change.withdrawn.contains(name) {
        major.append("\"\(name)\" loses \(conversions.lostCount)")
      }
      if conversions.changedCount > 0 {
        major.append("\"\(name)\" changes \(conversions.changedCount)")
      }
      if conversions.gainedCount > 0, !change.added.contains(name) {
        minor.append("\"\(name)\" gains \(conversions.gainedCount)")
      }
    }
    if outcomes.otherLostCount > 0 {
      major.append("tags, scores and notes: \(outcomes.otherLostCount) gone")
    }
    if outcomes.otherGainedCount > 0 {
      minor.append("tags, scores and notes: \(outcomes.otherGainedCount) new")
    }
    reasons =
      major + minor + change.rewritten.map { "\"\($0)\" is written otherwise" }
    kind = !major.isEmpty ? .major : !minor.isEmpty ? .minor : change.isEmpty ? .same : .patch
  }
}
