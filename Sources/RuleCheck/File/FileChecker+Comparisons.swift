import CallModel
import Diagnostics
import Foundation
import RuleSyntax

extension FileChecker {
  /// A comparison with every value of the field's type.
  mutating func check(_ comparison: Comparison) -> CheckedComparison? {
    guard let field = field(comparison.field),
      let test = test(comparison, of: field),
      let checked = checked(field, at: comparison.field.span)
    else { return nil }
    let zone = test.zone ?? settings(at: comparison.span).zone?.identifier
    return CheckedComparison(checked, test, span: ruleSpan(comparison.span), zone: zone)
  }

  /// What calls have under `name`.
  mutating func field(_ name: FieldName) -> Field? {
    if let field = options.schema.field(at: name.path) { return field }
    let known = options.schema.fields.map(\.path)
    let family = name.path.prefix { $0 != "." } + "."
    let siblings = known.filter { $0.hasPrefix(family) }.map { "`\($0)`" }
    let elsewhere = FieldsElsewhere.meant(by: name.path)
    let nearest =
      elsewhere.isEmpty ? reporter.suggestions.nearest(to: name.path, among: known) : nil
    let all = elsewhere + (nearest.map { [$0] } ?? [])
    let help =
      (all.isEmpty
        ? nil : "did you mean " + all.map { "`\($0)`" }.joined(separator: " or ") + "?")
      ?? (siblings.isEmpty
        ? "what the calls file says under other names is `custom.…`"
        : "there are " + siblings.joined(separator: ", "))
    reporter.add(
      .unknownField, "unknown field `\(name.path)`", at: name.span, "calls have no such field",
      help: help,
      fix: (elsewhere.count == 1
        ? elsewhere[0] : nearest.flatMap { mends(name.path, $0) ? $0 : nil })
        .map { (name.span, $0) })
    return nil
  }

  /// Whether `meant` is no more than a slip away from `written`: no other field's word is as near, and
  /// the family is the same or the slip is in it alone.
  private func mends(_ written: String, _ meant: String) -> Bool {
    let (left, right) = (written.split(separator: "."), meant.split(separator: "."))
    guard left.count == right.count, left.count == 2 else { return true }
    if left[1] == right[1] { return true }
    return left[0] == right[0] && abs(left[1].count - right[1].count) <= 1
  }

  /// The field as the engine reads it.
  private mutating func checked(_ field: Field, at span: ByteSpan) -> CheckedField? {
    guard field.path == "call.weekday" else {
      return .stored(path: field.path, type: field.type)
    }
    return zone(for: "the day of the week", at: span).map { .weekday(zone: $0.identifier) }
  }

  /// The file's time zone, which `what` needs.
  mutating func zone(for what: String, at span: ByteSpan) -> TimeZone? {
    let settings = settings(at: span)
    if let zone = settings.zone { return zone }
    // A time zone that does not exist has been reported.
    if !settings.writesZone {
      reporter.add(
        .badLiteral, "\(what) depends on the time zone, and the file does not name one", at: span,
        "in which time zone?",
        help: "write `timezone \"America/New_York\"` or the like below `language 1`")
    }
    return nil
  }

  private mutating func test(_ comparison: Comparison, of field: Field) -> FieldTest? {
    let asked = comparison.field.span
    switch comparison.test {
    case .isKnown: return .isKnown
    case .isMissing: return .isMissing
    case .holds:
      if field.type == .flag { return .holds }
      reporter.add(
        .typeMismatch, "type mismatch: \(field.type.words) stands alone", at: asked,
        "\(field.type.words), not a yes or no",
        help: "compare it with something, or write `\(field.path) is known`")
      return nil
    case .compare(let relation, .literal(let literal)):
      return compare(field, relation, literal, asked: asked)
    case .compare(let relation, .field(let other)):
      return compare(field, relation, other, asked: asked)
    case .isIn(let set, let isNegated, let zone):
      return membership(of: field, in: set, zone: zone, asked: asked)
        .map { isNegated ? .isNotIn($0) : .isIn($0) }
    case .isChoice(let word, let isNegated):
      return choice(word, of: field, asked: asked)
        .map { .compares(isNegated ? .notEqual : .equal, to: .value($0)) }
    case .contains(let text): return textTest(.contains(text.value), "contains", field, asked)
    case .matches(let text): return textTest(.matches(glob: text.value), "matches", field, asked)
    case .startsWith(let literal): return startsWith(literal, field, asked: asked)
    }
  }

  private mutating func compare(
    _ field: Field, _ relation: Marked<ComparisonOperator>, _ literal: Literal, asked: ByteSpan
  ) -> FieldTest? {
    if field.type == .instant, case .date(let date) = literal.kind {
      return compare(relation, with: date, at: literal.span)
    }
    guard let value = value(literal, for: field, asked: asked),
      hasOrder(field, relation, asked: asked)
    else { return nil }
    return .compares(ComparisonRelation(relation.value), to: .value(value))
  }

  /// A point in time compared with a day: the day lasts from its first moment to the next day's.
  private mutating func compare(
    _ relation: Marked<ComparisonOperator>, with date: CalendarDate, at span: ByteSpan
  ) -> FieldTest? {
    guard let zone = zone(for: "a date", at: span) else { return nil }
    let moment: (ComparisonRelation, Instant)
    switch relation.value {
    case .less: moment = (.less, Zones.start(of: date, in: zone))
    case .lessOrEqual: moment = (.less, Zones.start(of: date, daysLater: 1, in: zone))
    case .greater: moment = (.greaterOrEqual, Zones.start(of: date, daysLater: 1, in: zone))
    case .greaterOrEqual: moment = (.greaterOrEqual, Zones.start(of: date, in: zone))
    case .equal, .notEqual:
      let isNegated = relation.value == .notEqual
      reporter.add(
        .typeMismatch, "type mismatch: a point in time is compared with a whole day",
        at: span, "a date", help: "write `\(isNegated ? "not in" : "in") \(date)..\(date)`",
        fix: (relation.span.joined(to: span), "\(isNegated ? "not in" : "in") \(date)..\(date)"))
      return nil
    }
    return .compares(moment.0, to: .value(.instant(moment.1)))
  }

  private mutating func compare(
    _ field: Field, _ relation: Marked<ComparisonOperator>, _ name: FieldName, asked: ByteSpan
  ) -> FieldTest? {
    guard let other = self.field(name) else { return nil }
    guard other.type == field.type else {
      reporter.add(
        .typeMismatch,
        "type mismatch: \(field.type.words) is compared with \(other.type.words)", at: name.span,
        other.type.words, and: [(asked, field.type.words)])
      return nil
    }
    guard hasOrder(field, relation, asked: asked), let checked = checked(other, at: name.span)
    else { return nil }
    return .compares(ComparisonRelation(relation.value), to: .field(checked))
  }

  private mutating func hasOrder(
    _ field: Field, _ relation: Marked<ComparisonOperator>, asked: ByteSpan
  ) -> Bool {
    let needsOrder = relation.value != .equal && relation.value != .notEqual
    guard needsOrder, !field.type.isOrdered else { return true }
    reporter.add(
      .typeMismatch, "type mismatch: \(field.type.words) is neither more nor less than another",
      at: relation.span, and: [(asked, field.type.words)], help: "use `=` or `!=`")
    return false
  }

  private mutating func choice(_ word: Name, of field: Field, asked: ByteSpan) -> FieldValue? {
    guard field.type == .choice else {
      let help =
        switch field.type {
        case .text where Self.isWordForMissing(word.text):
          "write `is missing`, or `= \"\(word.text)\"` for that text"
        case _ where Self.isWordForMissing(word.text): "write `is missing`"
        case .flag: "write `\(field.path)` or `not \(field.path)`"
        case .text: "write `= \"\(word.text)\"`"
        default: "use `=`, `<`, `>` and a value"
        }
      reporter.add(
        .typeMismatch, "type mismatch: `is` needs a choice or `known` or `missing`", at: word.span,
        "a word", and: [(asked, field.type.words)], help: help, fix: fix(word, field, asked: asked))
      return nil
    }
    guard field.choices.contains(word.text) else {
      let nearest = Self.choice(meantBy: word.text, among: field.choices)
      reporter.add(
        .unknownChoice, "`\(field.path)` is never `\(word.text)`", at: word.span,
        "not one of its words",
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "it is one of " + field.choices.map { "`\($0)`" }.joined(separator: ", "),
        fix: nearest.map { (word.span, $0) })
      return nil
    }
    return .choice(word.text)
  }

  private mutating func textTest(
    _ test: FieldTest, _ word: String, _ field: Field, _ asked: ByteSpan
  ) -> FieldTest? {
    if field.type == .text { return test }
    reporter.add(
      .typeMismatch, "type mismatch: `\(word)` looks into texts", at: asked, field.type.words)
    return nil
  }

  private mutating func startsWith(
    _ literal: Literal, _ field: Field, asked: ByteSpan
  )
    -> FieldTest?
  {
    switch (field.type, literal.kind) {
    case (.text, .string(let text)): return .startsWith(text.value)
    case (.phone, .phone(let number)): return .startsWith(number.e164)
    case (.phone, .phonePrefix(let digits)): return .startsWith(digits)
    case (_, .invalid): return nil
    case (.text, _), (.phone, _):
      _ = value(literal, for: field, asked: asked)
      return nil
    default:
      reporter.add(
        .typeMismatch, "type mismatch: `starts with` looks into texts and telephone numbers",
        at: asked, field.type.words)
      return nil
    }
  }
}

extension ComparisonRelation {
  /// The relation that is written.
  init(_ written: ComparisonOperator) {
    switch written {
    case .equal: self = .equal
    case .notEqual: self = .notEqual
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    }
  }
}

extension FieldTest {
  /// The time zone that the test names itself.
  fileprivate var zone: String? {
    switch self {
    case .isIn(.timesOfDay(_, _, let zone)), .isNotIn(.timesOfDay(_, _, let zone)): zone
    default: nil
    }
  }
}
