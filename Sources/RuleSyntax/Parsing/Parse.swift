public import Diagnostics

/// Reads a rule file. Gives a tree whatever the file holds, and says in `diagnostics` all that is
/// wrong with its form, in the order of the file; takes time in proportion to the file's length.
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
  let (tokens, found) = Lexer.tokens(of: source, at: base)
  var parser = Parser(source: source, base: base, tokens: tokens, diagnostics: found)
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
    tree: RuleFile(source: source, base: base, tokens: all, header: header, items: items),
    diagnostics: diagnostics)
}
