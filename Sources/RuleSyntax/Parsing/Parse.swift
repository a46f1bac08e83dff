public import Diagnostics

/// Reads a rule file. Gives a tree whatever the file holds, and says in `diagnostics` all that is
/// wrong with its form, in the order of the file; takes time in proportion to the file's length. A file
/// that is longer than ``Limits/fileBytes`` is refused (E060), and one that is no text in UTF-8 at all
/// (E003): its tree is empty, and all of it one unreadable token.
///
///     let parsed = parse(SourceFile(path: "rules/sales.rules", bytes: bytes))
///     guard parsed.diagnostics.isEmpty else { … }
///
/// - Parameters:
///   - source: the file.
///   - base: what the positions in the tree are counted from. Whoever looks at several files together
///     lays them end to end, so that a position says in which file it is. Messages are about the file
///     by itself, whatever the base.
public func parse(_ source: SourceFile, at base: Int = 0) -> ParsedFile {
  guard source.bytes.count <= Limits.fileBytes else {
    return unreadable(source, at: base, because: tooLong(source))
  }
  if let reason = CharacterCheck.otherKind(of: source) {
    return unreadable(source, at: base, because: reason)
  }
  let (tokens, found) = Lexer.tokens(of: source, at: base)
  var parser = Parser(source: source, base: base, tokens: tokens, diagnostics: found)
  let (header, items, unreadNames) = parser.file()
  let splits = parser.splits
  let all =
    splits.isEmpty ? tokens : TokenList(tokens.all.flatMap { splits[$0.span.start] ?? [$0] })
  let diagnostics = parser.diagnostics.enumerated()
    .sorted {
      ($0.element.primary.span.bytes.start, $0.offset)
        < ($1.element.primary.span.bytes.start, $1.offset)
    }
    .map(\.element)
  return ParsedFile(
    tree: RuleFile(
      source: source, base: base, tokens: all, header: header, items: items,
      unreadNames: unreadNames),
    diagnostics: diagnostics)
}

private func tooLong(_ source: SourceFile) -> Diagnostic {
  let start = SourceSpan(path: source.path, bytes: ByteSpan(start: 0, end: 0))
  return Diagnostic(
    .limitExceeded, "longer than \(Limits.fileBytes) bytes, the most a rule file may have",
    at: .init(start), help: "split it into several files")
}

/// A file of which nothing is read.
private func unreadable(
  _ source: SourceFile, at base: Int, because reason: Diagnostic
) -> ParsedFile {
  let end = base + source.bytes.count
  let tokens = [
    Token(.unreadable, at: ByteSpan(start: base, end: end)),
    Token(.endOfFile, at: ByteSpan(start: end, end: end)),
  ]
  return ParsedFile(
    tree: RuleFile(source: source, base: base, tokens: TokenList(tokens), header: nil, items: []),
    diagnostics: [reason])
}
