import CallModel
import Diagnostics
import RuleCheck
import RuleSyntax
import TermPattern

/// What is to be known about what stands at a place, as Markdown.
struct HoverText {
  let document: RuleDocument
  let result: CheckResult
  /// The rules as they were when nothing was wrong with them.
  let lastRight: CheckedRuleset?
  let schema: FieldSchema
  let pronunciation: (@Sendable (Term) -> String?)?

  /// Of things with more parts only so many are written out.
  private static let mostShown = 12

  /// The text about `byte` and where what it is about stands; `nil` where nothing is to be said.
  func text(
    at byte: Int, named: (use: NameUse, thing: NamedThing, declared: RuleDocument)?
  ) -> (text: String, span: ByteSpan)? {
    var parts: [String] = []
    var span: ByteSpan?
    if let comment = allowed(at: byte) {
      (parts, span) = ([code(comment.code)], comment.span)
    } else if let named {
      (parts, span) = ([about(named.thing, in: named.declared)], named.use.span)
    } else if let index = document.tokens.index(touching: byte) {
      parts = aboutToken(index).map { [$0] } ?? []
      span = document.tokens.all[index].span
    }
    for diagnostic in messages(at: byte) {
      parts.append(code(diagnostic.code))
      span = span ?? diagnostic.primary.span.bytes
    }
    guard !parts.isEmpty, let span else { return nil }
    return (parts.joined(separator: "\n\n---\n\n"), span)
  }

  // MARK: Messages

  private func messages(at byte: Int) -> [Diagnostic] {
    var seen: Set<DiagnosticCode> = []
    return result.diagnostics.filter { diagnostic in
      let place = diagnostic.primary.span
      return place.path == document.source.path && place.bytes.start <= byte
        && byte <= place.bytes.end && seen.insert(diagnostic.code).inserted
    }
  }

  private func code(_ code: DiagnosticCode) -> String {
    "**\(code.rawValue)** `\(code.name)`: \(code.explanation)"
  }

  /// The warning that a comment `# allow: NAME reason` names.
  private func allowed(at byte: Int) -> (code: DiagnosticCode, span: ByteSpan)? {
    let tree = document.parsed.tree
    guard
      let comment = tree.tokens.comments.first(where: {
        $0.span.start <= byte && byte <= $0.span.end
      })
    else { return nil }
    let text = tree.source.text(in: comment.span).dropFirst().drop(while: \.isWhitespace)
    guard text.hasPrefix("allow:") else { return nil }
    let word = text.dropFirst("allow:".count).split(whereSeparator: \.isWhitespace).first
    return word.flatMap { DiagnosticCode(name: $0) }.map { ($0, comment.span) }
  }

  // MARK: Words

  private func aboutToken(_ index: Int) -> String? {
    let written = document.tokens.text(at: index)
    switch document.tokens.kind(at: index) {
    case .field: return schema.field(at: written).map(FieldText.markdown)
    case .string:
      let span = document.tokens.all[index].span
      let phrase = document.phrases.first { $0.text.span == span }
      return phrase.map { self.phrase($0.text.value, soundsLike: $0.soundsLike?.value) }
    case .name:
      if let declaration = document.outline.declaration(at: document.tokens.all[index].span.start),
        declaration.keyword == .test, let field = schema.field(at: "call." + written)
      {
        return FieldText.markdown(field)
      }
      return document.tokens.keyword(at: index).map { "**\($0.rawValue)**: \($0.summary)" }
    default: return nil
    }
  }

  // MARK: Names

  private func about(_ thing: NamedThing, in declared: RuleDocument) -> String {
    if thing.kind == .rule, let text = rule(thing.name) { return text }
    let name = "**\(thing.name)**: "
    guard thing.kind != .local,
      let declaration = declared.outline.declarations.first(where: {
        $0.name?.span == thing.span
      })
    else { return name + "what the rule calls so" }
    let source = declared.source.text(in: declaration.span)
    var text = name + declaration.keyword.summary + "\n\n" + Self.block(source)
    if thing.kind == .terms { text += "\n\n" + terms(of: thing, in: declared) }
    return text
  }

  /// The phrases of a term set that are written in its declaration, and what they stand for.
  private func terms(of thing: NamedThing, in declared: RuleDocument) -> String {
    let item = declared.parsed.tree.items.first { item in
      if case .terms(let name, _) = item.kind { name.span == thing.span } else { false }
    }
    guard let item else { return "" }
    let phrases = declared.phrases.filter { item.span.contains($0.text.span) }
    var lines = phrases.prefix(Self.mostShown).map {
      "- " + phrase($0.text.value, soundsLike: $0.soundsLike?.value)
    }
    if phrases.count > Self.mostShown {
      lines.append("- and \(phrases.count - Self.mostShown) more")
    }
    return lines.joined(separator: "\n")
  }

  private func rule(_ name: String) -> String? {
    guard let ruleset = lastRight, let rule = ruleset.rules.first(where: { $0.name == name }) else {
      return nil
    }
    return RuleMarkdown(rule: rule, ruleset: ruleset, schema: schema).text
  }

  // MARK: Phrases

  /// What a phrase is listened for as.
  private func phrase(_ pattern: String, soundsLike: String?) -> String {
    let term = Term(pattern, soundsLike: soundsLike)
    let title = "`\"\(pattern)\"`"
    guard let read = try? PhrasePattern(soundsLike ?? pattern) else { return title }
    var text = title
    let spoken = read.spokenForms().map { $0.joined(separator: " ") }
    if !spoken.isEmpty {
      let rest = spoken.count - Self.mostShown
      text +=
        " is listened for as "
        + spoken.prefix(Self.mostShown).map { "*\($0)*" }
        .joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
    if let reason = read.unsearchable.first?.reason, soundsLike == nil { text += "; \(reason)" }
    if let sounds = pronunciation?(term) { text += " · sounds: \(sounds)" }
    return text
  }

  private static func block(_ source: String) -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.count - mostShown
    return "```rules\n" + lines.prefix(mostShown).joined(separator: "\n")
      + (rest > 0 ? "\n# … and \(rest) more lines" : "") + "\n```"
  }
}
