public import Diagnostics

/// Reads a rule file. Gives a tree whatever the file holds, and says in `diagnostics` all that is
/// wrong with its form, in the order of the file; takes time in proportion to the file's length.
///
///     let parsed = parse(SourceFile(path: "rules/sales.rules", bytes: bytes))
///     guard parsed.diagnostics.isEmpty else { … }
public func parse(_ source: SourceFile) -> ParsedFile {
  let (tokens, found) = Lexer.tokens(of: source)
  var parser = Parser(source: source, tokens: tokens, diagnostics: found)
  let (header, items) = parser.file()
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
    tree: RuleFile(source: source, tokens: all, header: header, items: items),
    diagnostics: diagnostics)
}
