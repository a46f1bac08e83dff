import CallModel
import Foundation
import RuleCheck
import RuleEngine

/// What is known of a call, compared with what rules ask for.
extension ReferenceEvaluator {
  private func value(of field: CheckedField) -> FieldValue? {
    if let value = evidence.facts[field.path] { return value }
    guard case .weekday(let zone) = field, let started = evidence.facts["call.started"],
      let parts = calendarParts(of: started, in: zone)
    else { return nil }
    let names = ["", "sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    return .choice(names[parts.weekday ?? 0])
  }

  private func calendarParts(of value: FieldValue, in zone: String) -> DateComponents? {
    guard case .instant(let instant) = value, let zone = TimeZone(identifier: zone) else {
      return nil
    }
    let date = Date(timeIntervalSince1970: Double(instant.unixMs) / 1000)
    return Calendar(identifier: .gregorian).dateComponents(in: zone, from: date)
  }

  func verdict(of comparison: CheckedComparison) -> Verdict {
    let value = value(of: comparison.field)
    if comparison.test == .isKnown { return value == nil ? .no : .yes }
    if comparison.test == .isMissing { return value == nil ? .yes : .no }
    guard let value else { return .unknown }
    switch comparison.test {
    case .isKnown, .isMissing: return .unknown
    case .holds: return value == .flag(true) ? .yes : value == .flag(false) ? .no : .unknown
    case .compares(let relation, .value(let other)): return compare(value, relation, other)
    case .compares(let relation, .field(let other)):
      return self.value(of: other).map { compare(value, relation, $0) } ?? .unknown
    case .isIn(let set): return membership(of: value, in: set)
    case .isNotIn(let set): return opposite(membership(of: value, in: set))
    case .contains(let part):
      return textual(value).map {
        holds(fits(Substring($0.lowercased()), "*\(part.lowercased())*"))
      } ?? .unknown
    case .startsWith(let start):
      return textual(value).map { holds($0.lowercased().hasPrefix(start.lowercased())) }
        ?? .unknown
    case .matches(let glob):
      return textual(value).map {
        holds(fits(Substring($0.lowercased()), Substring(glob.lowercased())))
      } ?? .unknown
    }
  }

  private func holds(_ condition: Bool) -> Verdict { condition ? .yes : .no }

  private func textual(_ value: FieldValue) -> String? {
    switch value {
    case .text(let text), .choice(let text): text
    case .phone(let number): number.e164
    default: nil
    }
  }

  private func fits(_ text: Substring, _ glob: Substring) -> Bool {
    guard let first = glob.first else { return text.isEmpty }
    if first == "*" {
      return fits(text, glob.dropFirst()) || (!text.isEmpty && fits(text.dropFirst(), glob))
    }
    guard let character = text.first, first == "?" || first == character else { return false }
    return fits(text.dropFirst(), glob.dropFirst())
  }

  /// -1, 0 or 1; `nil` for values that have no order among each other.
  private func order(_ left: FieldValue, _ right: FieldValue) -> Int? {
    func sign<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
      left < right ? -1 : left == right ? 0 : 1
    }
    switch (left, right) {
    case (.duration(let left), .duration(let right)): return sign(left, right)
    case (.number(let left), .number(let right)): return sign(left, right)
    case (.percent(let left), .percent(let right)): return sign(left, right)
    case (.instant(let left), .instant(let right)): return sign(left, right)
    case (.money(let left), .money(let right)):
      return left.currency == right.currency ? sign(left.minorUnits, right.minorUnits) : nil
    default: return nil
    }
  }

  private func equality(_ left: FieldValue, _ right: FieldValue) -> Verdict {
    if let order = order(left, right) { return holds(order == 0) }
    switch (left, right) {
    case (.text(let left), .text(let right)): return holds(left.lowercased() == right.lowercased())
    case (.money, _), (_, .money): return .unknown
    default: return left.type == right.type ? holds(left == right) : .unknown
    }
  }

  private func compare(
    _ left: FieldValue, _ relation: ComparisonRelation, _ right: FieldValue
  ) -> Verdict {
    if relation == .equal { return equality(left, right) }
    if relation == .notEqual { return opposite(equality(left, right)) }
    guard let order = order(left, right) else { return .unknown }
    switch relation {
    case .equal, .notEqual: return .unknown
    case .less: return holds(order < 0)
    case .lessOrEqual: return holds(order <= 0)
    case .greater: return holds(order > 0)
    case .greaterOrEqual: return holds(order >= 0)
    }
  }

  private func membership(of value: FieldValue, in set: CheckedValueSet) -> Verdict {
    switch set {
    case .values(let members): return strongest(members.map { equality(value, $0) })
    case .range(let lower, let upper):
      guard let fromLower = order(value, lower), let toUpper = order(value, upper) else {
        return .unknown
      }
      return holds(fromLower >= 0 && (value.type == .instant ? toUpper < 0 : toUpper <= 0))
    case .timesOfDay(let startMs, let endMs, let zone):
      guard let parts = calendarParts(of: value, in: zone), case .instant(let instant) = value,
        let hour = parts.hour, let minute = parts.minute, let second = parts.second
      else { return .unknown }
      let milliseconds = Int(((instant.unixMs % 1000) + 1000) % 1000)
      let timeMs = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
      // Walk round the clock from the start of the range to its end.
      let dayMs = 86_400_000
      let lengthMs = endMs == startMs ? dayMs : (endMs - startMs + dayMs) % dayMs
      return holds((timeMs - startMs + dayMs) % dayMs < lengthMs)
    }
  }
}
