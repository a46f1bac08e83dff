import CallModel
import RuleCheck

/// The call facts as comparisons see them.
struct FactReading {
  let facts: CallFacts
  let zones: ZoneTable

  /// What is known of `field`.
  func value(of field: CheckedField) -> FieldValue? {
    if let value = facts[field.path] { return value }
    guard case .weekday(let zone) = field, case .instant(let started) = facts["call.started"]
    else { return nil }
    return zones.localTime(of: started, in: zone).map { .choice($0.weekday) }
  }

  /// What the facts say to `test` of `field`: unknown if a value is missing, or if the two sides
  /// cannot be compared, for example amounts in different currencies.
  func verdict(of field: CheckedField, _ test: FieldTest) -> Verdict {
    let value = value(of: field)
    switch test {
    case .isKnown: return Verdict(value != nil)
    case .isMissing: return Verdict(value == nil)
    default: return value.map { verdict(on: $0, test) } ?? .unknown
    }
  }

  private func verdict(on value: FieldValue, _ test: FieldTest) -> Verdict {
    switch test {
    case .isKnown: .yes
    case .isMissing: .no
    case .holds: if case .flag(let holds) = value { Verdict(holds) } else { .unknown }
    case .compares(let relation, let operand):
      self.value(of: operand).flatMap { value.satisfies(relation, $0) }.map(Verdict.init)
        ?? .unknown
    case .isIn(let set): verdict(on: value, in: set)
    case .isNotIn(let set): verdict(on: value, in: set).negated
    case .contains(let part): verdict(on: value) { $0.folded.contains(part.folded) }
    case .matches(let glob): verdict(on: value) { Glob(glob).matches($0) }
    case .startsWith(let start): verdict(on: value) { $0.folded.hasPrefix(start.folded) }
    }
  }

  private func value(of operand: ComparisonOperand) -> FieldValue? {
    switch operand {
    case .value(let value): value
    case .field(let field): value(of: field)
    }
  }

  private func verdict(on value: FieldValue, in set: CheckedValueSet) -> Verdict {
    switch set {
    case .values(let members):
      return members.reduce(.no) { verdict, member in
        verdict.or(value.satisfies(.equal, member).map(Verdict.init) ?? .unknown)
      }
    case .range(let lower, let upper):
      let isBelowUpper: ComparisonRelation = value.type == .instant ? .less : .lessOrEqual
      guard let isAbove = value.satisfies(.greaterOrEqual, lower),
        let isBelow = value.satisfies(isBelowUpper, upper)
      else { return .unknown }
      return Verdict(isAbove && isBelow)
    case .timesOfDay(let startMs, let endMs, let zone):
      guard case .instant(let instant) = value,
        let timeMs = zones.localTime(of: instant, in: zone)?.timeOfDayMs
      else { return .unknown }
      return Verdict(
        startMs < endMs ? startMs <= timeMs && timeMs < endMs : startMs <= timeMs || timeMs < endMs)
    }
  }

  private func verdict(on value: FieldValue, _ test: (String) -> Bool) -> Verdict {
    switch value {
    case .text(let text), .choice(let text): Verdict(test(text))
    case .phone(let number): Verdict(test(number.e164))
    default: .unknown
    }
  }
}
