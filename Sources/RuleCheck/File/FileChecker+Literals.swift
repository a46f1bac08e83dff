import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// The amount that is written, in the currency that its sign means in this file.
  mutating func money(_ literal: MoneyLiteral, at span: ByteSpan) -> Money? {
    guard let currency = currency(of: literal.unit, at: span) else { return nil }
    let parts = literal.amount.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    guard decimals.count <= currency.exponent else {
      let allowed =
        currency.exponent == 0
        ? "\(currency.code) has no decimals"
        : "\(currency.code) has \(currency.exponent) decimals"
      reporter.add(
        .badLiteral, "too many decimals: \(allowed)", at: span,
        "\(decimals.count) decimal\(decimals.count == 1 ? "" : "s")",
        help: "round it")
      return nil
    }
    let zeros = String(repeating: "0", count: currency.exponent - decimals.count)
    guard let minorUnits = Int64(String(parts[0]) + decimals + zeros) else {
      reporter.add(.badLiteral, "the amount is too large", at: span, "does not fit into 64 bits")
      return nil
    }
    return Money(minorUnits: minorUnits, currency: currency)
  }

  private mutating func currency(of unit: MoneyLiteral.Unit, at span: ByteSpan) -> Currency? {
    switch unit {
    case .code(let code):
      if let currency = Currency(code: code) { return currency }
      reporter.add(
        .badLiteral, "`\(code)` is not a currency", at: span, "not a code of ISO 4217")
      return nil
    case .sign(let sign):
      let candidates = Currency.candidates(forSymbol: sign)
      let settings = settings(at: span)
      guard let own = settings.currency else {
        // A wrong `currency` line has been reported; the sign means what it usually does.
        return candidates.first
      }
      if candidates.contains(own) { return own }
      let written = text(at: span)
      let code = candidates.first?.code ?? "USD"
      reporter.add(
        .badLiteral, "`\(sign)` is not the sign of \(own.code)", at: span, "not \(own.code)",
        and: settings.currencySpan.map { [($0, "the file counts in \(own.code)")] } ?? [],
        help: "write `\(own.symbol ?? own.code + " ")\(written.dropFirst())`, "
          + "or `\(code) \(written.dropFirst())` if that is meant")
      return nil
    }
  }

  /// `literal` as a value of `field`; says E031 where it is of another kind. `asked` is where the
  /// field stands.
  mutating func value(_ literal: Literal, for field: Field, asked: ByteSpan) -> FieldValue? {
    switch (field.type, literal.kind) {
    case (_, .invalid): return nil
    case (.duration, .duration(let ms)): return .duration(ms: ms)
    case (.money, .money(let money)): return self.money(money, at: literal.span).map { .money($0) }
    case (.number, .decimal(let number)): return .number(number)
    case (.number, .int(let whole)):
      if let number = FixedDecimal(whole) { return .number(number) }
      reporter.add(.badLiteral, "the number is too large", at: literal.span)
      return nil
    case (.percent, .percent(let share)): return .percent(share)
    case (.phone, .phone(let number)): return .phone(number)
    case (.text, .string(let text)): return .text(text.value)
    case (.instant, .dateTime(let instant)): return .instant(instant)
    default:
      mismatch(literal, field, asked: asked)
      return nil
    }
  }

  private mutating func mismatch(_ literal: Literal, _ field: Field, asked: ByteSpan) {
    reporter.add(
      .typeMismatch,
      "type mismatch: \(field.type.words) is compared with \(literal.kind.plainWords)",
      at: literal.span, literal.kind.words, and: [(asked, field.type.words)],
      help: mismatchHelp(literal, field), fix: fix(literal, field, asked: asked))
  }

  /// `40` for `0.4`.
  private func hundredfold(_ written: String) -> String? {
    FixedDecimal(parsing: written).flatMap { number in
      let hundred = number.millionths * 100
      return hundred.isMultiple(of: 1_000_000) ? String(hundred / 1_000_000) : nil
    }
  }

  private func mismatchHelp(_ literal: Literal, _ field: Field) -> String? {
    let written = text(at: literal.span)
    return switch (field.type, literal.kind) {
    case (.duration, .int), (.duration, .decimal):
      written.allSatisfy(\.isNumber)
        ? "add a unit, for example `\(written)s` or `\(written)m`"
        : "write it with units, for example `1m30s`"
    case (.percent, .decimal) where written.hasPrefix("0."):
      "write a percentage: \(hundredfold(written).map { "`\($0)%`, or " } ?? "")`\(written)%` if so little is meant"
    case (.percent, .int), (.percent, .decimal): "add the sign: `\(written)%`"
    case (.instant, .string): "write it without quotes, such as `2026-03-01`"
    case (.duration, .clock): "write it with units, such as `30s` or `1m30s`"
    case (.money, .int), (.money, .decimal):
      "add the currency: `\((settings(at: literal.span).currency ?? .usd).symbol ?? "$")\(written)`"
    case (.number, .percent): "write it without the sign"
    case (_, .string(let text)) where text.value.isEmpty:
      "write `\(field.path) is missing` or `\(field.path) is known`"
    case (.phone, .string): "write it without quotes: `+12125550100`"
    case (.phone, .int): "write it with a plus sign and the country code"
    case (.text, .int), (.text, .decimal), (.text, .phone): "put it in quotes: `\"\(written)\"`"
    case (.choice, .string(let text)): "write `is \(text.value)`"
    case (.flag, _): "write `\(field.path)` or `not \(field.path)`"
    case (.instant, .clock): "write `in 09:00..18:00` for times of day"
    default: nil
    }
  }

  /// All values of a list are of one kind, whatever it is.
  mutating func check(list name: Name) {
    guard let literals = scope.declaration(named: name.text).flatMap({ literals(of: $0) }) else {
      return
    }
    for literal in literals { checkAlone(literal) }
    guard let first = literals.first(where: { $0.kind != .invalid }) else { return }
    for literal in literals where literal.kind != .invalid {
      guard literal.kind.words != first.kind.words else { continue }
      reporter.add(
        .typeMismatch, "type mismatch: a list holds values of one kind", at: literal.span,
        literal.kind.words, and: [(first.span, first.kind.words)])
      return
    }
  }
}
