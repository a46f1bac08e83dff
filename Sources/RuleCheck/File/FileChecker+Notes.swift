import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// A note with the names in braces looked up: values that phrases give names to, and amounts that
  /// the rule sets.
  mutating func note(_ text: StringLiteral, in rule: RuleDeclaration) -> NoteText<CheckedMention>? {
    var parts: [NoteText<CheckedMention>.Part] = []
    var isWrong = false
    let bytes = Array(text.value.utf8)
    var rest = 0
    for (name, found) in text.bracedNames {
      if rest < found.lowerBound {
        parts.append(.text(String(decoding: bytes[rest..<found.lowerBound], as: UTF8.self)))
      }
      rest = found.upperBound
      if let part = notePart(name, at: text.sourceSpan(ofValueBytes: found), in: rule) {
        parts.append(part)
      } else {
        isWrong = true
      }
    }
    if rest < bytes.count {
      parts.append(.text(String(decoding: bytes[rest...], as: UTF8.self)))
    }
    return isWrong ? nil : parts.isEmpty ? NoteText("") : NoteText(parts: parts)
  }

  private mutating func notePart(
    _ name: String, at span: ByteSpan, in rule: RuleDeclaration
  ) -> NoteText<CheckedMention>.Part? {
    let sources = captured[name]
    if !sources.isEmpty { return .captured(name, sources.map(\.mention)) }
    let amounts = rule.setAmounts
    if let (_, amount) = amounts.first(where: { $0.name.text == name }) {
      // What is wrong with the amount is said where it is set.
      var quiet = self
      return quiet.worth(amount).map { .amount($0) }
    }
    // What is wrong with the condition has been reported, and perhaps hides the value of this name.
    guard guarantees != nil else { return nil }
    let nearest = reporter.suggestions.nearest(
      to: name, among: captured.names + amounts.map(\.name.text))
    reporter.add(
      .unknownName, "unknown name `\(name)`", at: span,
      "no value in braces is called so, and no amount that this rule sets",
      help: nearest.map { "did you mean `{\($0)}`?" }
        ?? "name a value such as `{money as \(name)}`, or write the note without braces",
      fix: nearest.map { (span, "{\($0)}") })
    return nil
  }

  /// Says which amounts a rule sets twice.
  mutating func reportAmountsSetTwice(in rule: RuleDeclaration) {
    var first: [String: ByteSpan] = [:]
    for (name, _) in rule.setAmounts {
      guard let place = first[name.text] else {
        first[name.text] = name.span
        continue
      }
      reporter.add(
        .duplicateName, "`\(name.text)` is set twice", at: name.span, "and again here",
        and: [(place, "first here")], help: "leave one of them out")
    }
  }
}

extension RuleDeclaration {
  /// The amounts that it sets, in the order written.
  fileprivate var setAmounts: [(name: Name, amount: Amount)] {
    outcomes.compactMap { outcome in
      if case .set(let name, let amount) = outcome.kind { (name, amount) } else { nil }
    }
  }
}
