import CallModel
import Diagnostics
import RuleSyntax

/// What an amount reads off the call: fields, counts and tables.
extension FileChecker {
  /// A field as a part of an amount.
  mutating func fieldValue(_ name: FieldName) -> TypedCalculation? {
    guard let field = field(name) else { return nil }
    let kind: TypedCalculation.Kind
    switch field.type {
    case .money: kind = .money(nil)
    case .number, .percent: kind = .number
    case .flag, .duration, .phone, .text, .choice, .instant:
      reporter.add(
        .typeMismatch, "type mismatch: an amount needs money or a number", at: name.span,
        field.type.words,
        help: field.type == .text
          ? "write a rule for each value, with `\(field.path) = \"…\"` as a condition and its amount"
          : nil)
      return nil
    }
    let isKnown = field.isAlwaysPresent || guarantees?.fields.contains(field.path) ?? true
    return TypedCalculation(
      .field(.stored(path: field.path, type: field.type)), kind,
      gaps: isKnown
        ? []
        : [
          TypedCalculation.Gap(
            span: name.span, subject: field.path, reason: "not every call has it")
        ])
  }

  /// `count(NAME)`: how often a named mention counts.
  mutating func count(_ arguments: [Arithmetic], at span: ByteSpan) -> TypedCalculation? {
    guard arguments.count == 1, case .name(let name)? = arguments.first?.kind,
      named[name.text] != nil || captured[name.text].isEmpty
    else {
      reporter.add(
        .typeMismatch, "type mismatch: `count` counts a mention", at: arguments.first?.span ?? span,
        "not the name of a mention",
        help: "write `as offer` behind a mention and `count(offer)` here")
      return nil
    }
    return mention(named: name).map { TypedCalculation(.count($0), .number) }
  }

  /// `prices[plan]`: the row of a table for the term of a named mention that was said last.
  mutating func row(of table: Name, for key: Name, at span: ByteSpan) -> TypedCalculation? {
    let mention = mention(named: key)
    guard let declaration = scope.lookUp(table, as: .table, &reporter),
      case .table(_, let written) = declaration.item.kind
    else { return nil }
    // The tables of other files are read when they are asked for.
    if declaration.through != nil, tables[table.text] == nil { check(table: table, written) }
    guard let (rows, kind) = tables[table.text], let mention else { return nil }
    var gaps: [TypedCalculation.Gap] = []
    let missing = mention.target.uses.map(\.term.pattern).filter { rows[$0] == nil }
    if let term = missing.first {
      let nearest = reporter.suggestions.nearest(to: term, among: written.map(\.key.value))
      gaps.append(
        TypedCalculation.Gap(
          span: span, subject: text(at: span), reason: "no row for `\(term)`",
          cause: (
            declaration.name.span,
            nearest.map { "the nearest row is `\($0)`" } ?? "has no such row"
          )))
    }
    if let guarantees, !guarantees.findsOne(of: [mention.span]), let named = named[key.text] {
      gaps.append(
        TypedCalculation.Gap(
          span: span, subject: text(at: span),
          reason: "read here without a fallback",
          cause: (named.span, "a call can match without it")))
    }
    return TypedCalculation(.row(of: rows, mention), kind, gaps: gaps)
  }

  /// The rows of a declared table by key, all of one kind; what is wrong with it is reported.
  mutating func check(table name: Name, _ written: [TableRow]) {
    var rows: [String: Quantity] = [:]
    var first: (kind: TypedCalculation.Kind, span: ByteSpan)?
    var places: [String: ByteSpan] = [:]
    for row in written {
      checkAlone(row.value)
      if let place = places[row.key.value] {
        reporter.add(
          .duplicateName, "two rows for `\(row.key.value)`", at: row.key.span, "and again here",
          and: [(place, "first here")], help: "leave one of them out")
        continue
      }
      places[row.key.value] = row.key.span
      guard let quantity = tableValue(row.value) else {
        if row.value.kind.isAmount || row.value.kind == .invalid { continue }
        reporter.add(
          .typeMismatch, "type mismatch: a table holds money or numbers", at: row.value.span,
          row.value.kind.words)
        continue
      }
      rows[row.key.value] = quantity
      let kind = TypedCalculation(quantity).kind
      guard let first else {
        first = (kind, row.value.span)
        continue
      }
      guard kind != first.kind else { continue }
      if case .money(let other?) = first.kind, case .money(let currency?) = kind {
        mix(row.value.span, currency, first.span, other)
      } else {
        reporter.add(
          .typeMismatch, "type mismatch: a table holds values of one kind", at: row.value.span,
          kind.words, and: [(first.span, first.kind.words)])
      }
      return
    }
    if let first { tables[name.text] = (rows, first.kind) }
  }
}

extension Literal.Kind {
  /// Whether it is money or a number; one that is wrong has been reported.
  fileprivate var isAmount: Bool {
    switch self {
    case .money, .int, .decimal, .percent: true
    default: false
    }
  }
}
