import CallModel
import Diagnostics
import Foundation
import RuleSyntax

extension FileChecker {
  /// What stands behind `in`, with every value of the field's type.
  mutating func membership(
    of field: Field, in set: ValueSet, zone: StringLiteral?, asked: ByteSpan
  ) -> CheckedValueSet? {
    if let zone, !set.isClockRange {
      reporter.add(
        .typeMismatch, "type mismatch: `zone` is for times of day", at: zone.span,
        help: "leave it out; dates are in the file's time zone")
    }
    switch set.kind {
    case .list(let name): return list(name, for: field, asked: asked)
    case .literals(let literals):
      let values = literals.map { value($0, for: field, asked: asked) }
      return values.contains(nil) ? nil : .values(values.compactMap(\.self))
    case .range(let first, let last):
      return range(first, last, for: field, zone: zone, asked: asked)
    case .choiceRange(let first, let last): return weekdays(first, last, of: field, asked: asked)
    }
  }

  private mutating func list(_ name: Name, for field: Field, asked: ByteSpan) -> CheckedValueSet? {
    guard let declaration = scope.lookUp(name, as: .list, &reporter),
      let literals = literals(of: declaration)
    else { return nil }
    guard let first = literals.first(where: { $0.kind != .invalid }) else { return nil }
    // A wrong type is told at the use, once, not at each of a thousand values.
    var quiet = self
    quiet.reporter = Reporter(path: reporter.path, layout: surroundings.layout)
    let values = literals.map { quiet.value($0, for: field, asked: asked) }
    guard values.contains(nil) else { return .values(values.compactMap(\.self)) }
    let isOneKind = literals.allSatisfy { $0.kind.words == first.kind.words }
    guard isOneKind, !literals.contains(where: { $0.kind == .invalid }) else { return nil }
    reporter.add(
      .typeMismatch,
      "type mismatch: \(field.type.words) is looked up in a list of other things", at: name.span,
      "a list of \(first.kind.plural)",
      and: [(asked, field.type.words), (declaration.name.span, "declared here")])
    return nil
  }

  private mutating func range(
    _ first: Literal, _ last: Literal, for field: Field, zone: StringLiteral?, asked: ByteSpan
  ) -> CheckedValueSet? {
    let span = first.span.joined(to: last.span)
    if field.type == .instant {
      switch (first.kind, last.kind) {
      case (.clock(let from), .clock(let to)):
        return timesOfDay(from, first.span, to, last.span, zone: zone)
      case (.date(let from), .date(let to)): return days(from, to, at: span)
      // What could not be read has been reported, and what goes with it depends on that.
      case (.invalid, _), (_, .invalid): return nil
      default: break
      }
    }
    guard let lower = value(first, for: field, asked: asked),
      let upper = value(last, for: field, asked: asked)
    else { return nil }
    guard field.type.isOrdered else {
      reporter.add(
        .typeMismatch, "type mismatch: \(field.type.plural) have no order", at: span, "a range",
        help: "put the values in brackets")
      return nil
    }
    guard let isForwards = lower.isAtMost(upper) else {
      reporter.add(
        .currencyMix, "the ends of the range are in different currencies", at: span)
      return nil
    }
    guard isForwards else { return backwards(span) }
    return .range(lower: lower, upper: upper)
  }

  private mutating func backwards(_ span: ByteSpan) -> CheckedValueSet? {
    reporter.add(
      .badLiteral, "the range runs backwards", at: span, "ends before it starts",
      help: "swap its ends")
    return nil
  }

  private mutating func timesOfDay(
    _ from: ClockLiteral, _ fromSpan: ByteSpan, _ to: ClockLiteral, _ toSpan: ByteSpan,
    zone: StringLiteral?
  ) -> CheckedValueSet? {
    let zone =
      zone.map { Zones.zone(named: $0, &reporter) } ?? self.zone(for: "a time of day", at: fromSpan)
    for (clock, span) in [(from, fromSpan), (to, toSpan)] where clock.timeOfDayMs == nil {
      reporter.add(.badLiteral, "a day ends at 24:00", at: span, "not a time of day")
    }
    guard let zone, let start = from.timeOfDayMs, let end = to.timeOfDayMs else { return nil }
    return .timesOfDay(
      startMs: Int(start % 86_400_000), endMs: Int(end), zone: zone.identifier)
  }

  /// Both days are in the range.
  private mutating func days(
    _ from: CalendarDate, _ to: CalendarDate, at span: ByteSpan
  )
    -> CheckedValueSet?
  {
    guard from <= to else { return backwards(span) }
    guard let zone = zone(for: "a date", at: span) else { return nil }
    return .range(
      lower: .instant(Zones.start(of: from, in: zone)),
      upper: .instant(Zones.start(of: to, daysLater: 1, in: zone)))
  }

  private mutating func weekdays(
    _ first: Name, _ last: Name, of field: Field, asked: ByteSpan
  )
    -> CheckedValueSet?
  {
    let days = FieldSchema.weekdays
    guard field.choices == days else {
      reporter.add(
        .typeMismatch, "type mismatch: a range of words needs days of the week",
        at: first.span.joined(to: last.span), "a range of words",
        and: [(asked, field.type.words)],
        help: field.type == .choice ? "write `is …` for each, with `or` between" : nil)
      return nil
    }
    for name in [first, last] where !days.contains(name.text) {
      let nearest = Self.choice(meantBy: name.text, among: days)
      reporter.add(
        .unknownChoice, "`\(name.text)` is not a day of the week", at: name.span,
        "not one of its words",
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "they are " + days.map { "`\($0)`" }.joined(separator: ", "),
        fix: nearest.map { (name.span, $0) })
    }
    guard let start = days.firstIndex(of: first.text), let end = days.firstIndex(of: last.text)
    else { return nil }
    let length = (end - start + days.count) % days.count + 1
    return .values((0..<length).map { .choice(days[(start + $0) % days.count]) })
  }
}

extension ValueSet {
  fileprivate var isClockRange: Bool {
    if case .range(let first, _) = kind, case .clock = first.kind { return true }
    return false
  }
}

extension FieldValue {
  /// Whether it comes before `other` or is equal to it; `nil` where the two have no order.
  func isAtMost(_ other: FieldValue) -> Bool? {
    switch (self, other) {
    case (.duration(let left), .duration(let right)): left <= right
    case (.number(let left), .number(let right)): left <= right
    case (.percent(let left), .percent(let right)): left <= right
    case (.instant(let left), .instant(let right)): left <= right
    case (.money(let left), .money(let right)):
      left.currency == right.currency ? left.minorUnits <= right.minorUnits : nil
    default: nil
    }
  }
}
