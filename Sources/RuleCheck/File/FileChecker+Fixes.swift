import CallModel
import Diagnostics
import RuleSyntax

/// What mends a comparison of things that do not go together, where there is only one way.
extension FileChecker {
  /// What `literal` should be so that `field` can be compared with it.
  func fix(
    _ literal: Literal, _ field: Field, asked: ByteSpan
  ) -> (span: ByteSpan, text: String)? {
    let written = text(at: literal.span)
    switch (field.type, literal.kind) {
    // Less than one could be a share that lacks its sign, or one that has been divided.
    case (.percent, .int), (.percent, .decimal):
      return written.hasPrefix("0") ? nil : (literal.span, written + "%")
    case (.money, .int), (.money, .decimal):
      return (settings(at: literal.span).currency ?? .usd).symbol.map {
        (literal.span, "\($0)\(written)")
      }
    case (.phone, .string(let text)) where text.value.hasPrefix("+"):
      return PhoneNumber(text.value).map { _ in (literal.span, text.value) }
    case (.text, .int), (.text, .decimal), (.text, .phone):
      return (literal.span, StringLiteral.spelling(of: written))
    case (.choice, .string(let text)) where field.choices.contains(text.value):
      let span = ByteSpan(start: asked.end, end: literal.span.end)
      switch between(asked, literal.span) {
      case "=": return (span, " is \(text.value)")
      case "!=": return (span, " is not \(text.value)")
      default: return nil
      }
    default: return nil
    }
  }

  /// What `field is word` should be for a field that has no choices.
  func fix(_ word: Name, _ field: Field, asked: ByteSpan) -> (span: ByteSpan, text: String)? {
    let sign = between(asked, word.span)
    guard !Self.isWordForMissing(word.text) else { return nil }
    switch (field.type, word.text, sign) {
    case (.flag, "true", "is"), (.flag, "yes", "is"):
      return (asked.joined(to: word.span), field.path)
    case (.flag, "false", "is"), (.flag, "no", "is"):
      return (asked.joined(to: word.span), "not " + field.path)
    case (.text, let text, "is"):
      return (ByteSpan(start: asked.end, end: word.span.end), " = \"\(text)\"")
    case (.text, let text, "is not"):
      return (ByteSpan(start: asked.end, end: word.span.end), " != \"\(text)\"")
    default: return nil
    }
  }

  /// The choice that `word` is a slip for, or goes on from: `friday` is `fri`.
  static func choice(meantBy word: String, among choices: [String]) -> String? {
    Spelling.nearest(to: word, among: choices)
      ?? choices.first { word.lowercased().hasPrefix($0) }
  }

  /// Whether `word` may well ask for calls that lack the field.
  static func isWordForMissing(_ word: String) -> Bool {
    ["unknown", "withheld", "anonymous", "absent", "unset", "null", "none", "blank"]
      .contains(word.lowercased())
  }

  /// The words between two places of the file, with one space between them.
  private func between(_ left: ByteSpan, _ right: ByteSpan) -> String {
    guard isOwn(left) else { return "" }
    let tokens = tree.tokens.range(of: ByteSpan(start: left.end, end: right.start))
    return tree.tokens.all[tokens].filter { !$0.isTrivia }
      .map { tree.source.text(in: $0.span) }.joined(separator: " ")
  }
}
