import CallModel
import Diagnostics
import RuleSyntax

/// Amounts that somebody says in the call: `value total`, `value $25 * sum(seats)`.
extension FileChecker {
  /// Whether `name` stands for a value in braces. A declaration of that name goes before it, and the
  /// two have been reported.
  func isCaptured(_ name: Name) -> Bool {
    !captured[name.text].isEmpty && !scope.declares(name.text)
  }

  /// `first(NAME)`, `last(NAME)`, `sum(NAME)`.
  mutating func chosen(_ function: Name, _ arguments: [Arithmetic]) -> TypedCalculation? {
    if arguments.count == 1, case .name(let name)? = arguments.first?.kind, isCaptured(name),
      let choice = CaptureChoice(rawValue: function.text)
    {
      return capturedValue(name, choice)
    }
    for argument in arguments where calculation(argument) == nil { return nil }
    reporter.add(
      .typeMismatch, "type mismatch: `\(function.text)` reads one value in braces",
      at: (arguments.dropFirst().first ?? arguments.first)?.span ?? function.span,
      arguments.count > 1 ? "one more" : "not a value from what was said",
      help: "give it the name of a value such as `{money as total}`")
    return nil
  }

  /// The value in braces that is called `name`, of several the one that `choice` says.
  mutating func capturedValue(_ name: Name, _ choice: CaptureChoice) -> TypedCalculation? {
    let sources = captured[name.text]
    guard let first = sources.first else { return nil }
    let kind: TypedCalculation.Kind
    switch first.kind {
    // Which currency it is, whoever says it decides.
    case .money: kind = .money(nil)
    case .number, .percent: kind = .number
    case .date, .time, .phone, .digits:
      reporter.add(
        .typeMismatch, "type mismatch: an amount needs money or a number", at: name.span,
        first.kind.words, and: [(first.span, "read here")])
      return nil
    }
    return TypedCalculation(
      .captured(choice, name.text, sources.map(\.mention)), kind,
      gaps: gap(of: sources, for: name).map { [$0] } ?? [])
  }

  /// Why a call that matches may have no such value; `nil` where each has one.
  private func gap(of sources: [CapturedNames.Source], for name: Name) -> TypedCalculation.Gap? {
    let places = Set(sources.map(\.mention.span))
    let certain = Set(sources.filter(\.isInEveryHit).map(\.mention.span))
    guard let first = sources.first, let guarantees, !guarantees.findsOne(of: certain) else {
      return nil
    }
    return TypedCalculation.Gap(
      span: name.span, subject: name.text, reason: "read here without a fallback",
      cause: (
        first.span,
        guarantees.findsOne(of: places)
          ? "what is found need not have it" : "a call can match without it"
      ))
  }
}
