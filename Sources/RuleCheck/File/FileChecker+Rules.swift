import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// The rule, typed; `nil` if anything in it is wrong.
  mutating func check(_ rule: RuleDeclaration, at span: ByteSpan) -> CheckedRule? {
    var reader = AttributeReader()
    reader.read(rule.attributes, &self)
    captured = CapturedNames()
    named = NamedMentions(in: rule.condition, scope, &reporter)
    let when = check(rule.condition).flatMap { expression in
      withinLimits(expression, "the rule", at: rule.name.span)?.expression
    }
    reportCapturedTwice()
    guarantees = when.map { Guarantees(where: $0) }
    reportAmountsSetTwice(in: rule)
    let outcomes = rule.outcomes.map { check($0, in: rule) }
    let books = rule.outcomes.contains { if case .conversion = $0.kind { true } else { false } }
    if let span = reader.limitSpan, !books {
      reporter.add(
        .withoutEffect, "`once per` limits nothing here", at: span, "the rule books no conversion",
        help: "leave it out, or add a `conversion`")
    }
    guard let when else { return nil }
    reportUnguarded(when)
    reportImpossible(when)
    guard !reader.isWrong, !outcomes.isEmpty, !outcomes.contains(where: { $0 == nil }) else {
      return nil
    }
    return CheckedRule(
      name: rule.name.value, id: RuleHeading(rule).id, revision: reader.revision,
      status: reader.status, priority: reader.priority, group: reader.group,
      description: reader.description,
      owner: reader.owner, effective: reader.effective, needs: reader.needs,
      limit: reader.limit, when: when,
      outcomes: outcomes.compactMap(\.self), span: ruleSpan(span))
  }
}

/// Puts the attributes of a rule together; each may stand once.
struct AttributeReader {
  private(set) var revision: Int64 = 1
  private(set) var status = RuleLifecycle.live
  private(set) var priority: Int64 = 0
  private(set) var group: String?
  private(set) var description: String?
  private(set) var owner: String?
  private(set) var effective: EffectivePeriod?
  private(set) var needs: SourceRequirement?
  private(set) var limit: RepeatLimit?
  /// Where `once per` is written.
  private(set) var limitSpan: ByteSpan?
  /// Whether something that decides the meaning was wrong.
  private(set) var isWrong = false
  /// Where `status live` is written.
  private var liveSpan: ByteSpan?

  mutating func read(_ attributes: [RuleAttribute], _ checker: inout FileChecker) {
    var seen: [String: ByteSpan] = [:]
    for attribute in attributes {
      let name = attribute.kind.name
      if let first = seen[name] {
        checker.reporter.add(
          .duplicateQualifier, "`\(name)` is said twice", at: attribute.span, "said again here",
          and: [(first, "said here")], help: "leave one of them out")
        isWrong = true
      } else {
        seen[name] = attribute.span
        apply(attribute, &checker)
      }
    }
    if let liveSpan, owner == nil {
      checker.reporter.add(
        .liveWithoutOwner, "a live rule without an owner", at: liveSpan,
        "who answers for what it books?", help: "add `owner \"name@example.com\"`")
    }
  }

  private mutating func apply(_ attribute: RuleAttribute, _ checker: inout FileChecker) {
    switch attribute.kind {
    case .id: break
    case .revision(let number):
      revision = number.value
      guard number.value < 1 else { break }
      checker.reporter.add(.badLiteral, "revisions are counted from 1", at: number.span)
      isWrong = true
    case .status(let word):
      status = RuleLifecycle(word.value)
      if word.value == .live { liveSpan = attribute.span }
    case .description(let text): description = text.value
    case .owner(let text): owner = text.value
    case .priority(let number): priority = number.value
    case .effective(let from, let until):
      effective = period(from, until, &checker)
      if effective == nil { isWrong = true }
    case .group(let name):
      group = name.text
      guard checker.isGroup(name) else {
        isWrong = true
        break
      }
      checker.composition.memberships.append(name)
    case .oncePer(let keys, let within):
      limit = checker.limit(keys, within: within)
      limitSpan = attribute.span
      if limit == nil { isWrong = true }
    case .needs(let source): needs = SourceRequirement(source.value)
    }
  }

  /// The period from the start of the first day to the end of the last.
  private func period(
    _ from: Marked<CalendarDate>, _ until: Marked<CalendarDate>?, _ checker: inout FileChecker
  ) -> EffectivePeriod? {
    if let until, until.value < from.value {
      checker.reporter.add(
        .badLiteral, "the rule ends before it starts", at: until.span, "earlier than its start",
        and: [(from.span, "starts here")], help: "swap the dates")
      return nil
    }
    if let today = checker.options.today, let until, until.value < today {
      checker.reporter.add(
        .expired, "this rule applies to no more calls", at: until.span,
        "its last day is past; today is \(today)", help: "move the date, or write `status off`")
    }
    guard let zone = checker.zone(for: "a date", at: from.span) else { return nil }
    return EffectivePeriod(
      start: Zones.start(of: from.value, in: zone),
      end: until.map { Zones.start(of: $0.value, daysLater: 1, in: zone) })
  }
}

extension RuleAttribute.Kind {
  fileprivate var name: String {
    switch self {
    case .id: "id"
    case .revision: "revision"
    case .status: "status"
    case .description: "description"
    case .owner: "owner"
    case .group: "in group"
    case .priority: "priority"
    case .effective: "effective"
    case .oncePer: "once per"
    case .needs: "needs"
    }
  }
}

extension RuleLifecycle {
  /// The state that is written.
  fileprivate init(_ status: RuleStatus) {
    switch status {
    case .live: self = .live
    case .draft: self = .draft
    case .off: self = .off
    case .deprecated: self = .deprecated
    }
  }
}
