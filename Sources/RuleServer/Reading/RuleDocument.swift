package import Diagnostics
package import RuleCheck
package import RuleSyntax

/// A rule file, read for an editor.
package struct RuleDocument: Sendable {
  /// The file.
  package let file: CheckedFile
  /// Its tree, and what is wrong with its form.
  package let parsed: ParsedFile
  /// Its words.
  package let tokens: SignificantTokens
  /// Its declarations.
  package let outline: Outline
  /// The names that it says, where the tree has them.
  package let uses: [NameUse]
  /// The phrases that it listens for.
  let phrases: [NameWalk.Phrase]
  /// Its lines.
  package let lines: TextLines

  /// Reads `file`. Takes time in proportion to its length.
  package init(_ file: CheckedFile, counting encoding: PositionEncoding) {
    self.file = file
    parsed = parse(file.source)
    tokens = SignificantTokens(parsed.tree)
    outline = Outline(parsed.tree, tokens)
    let walk = NameWalk(parsed.tree)
    uses = walk.uses
    phrases = walk.phrases
    lines = TextLines(file.source.bytes, counting: encoding)
  }

  /// The file's content and path.
  package var source: SourceFile { file.source }

  /// The name that is said at `byte`, or right before it.
  package func use(at byte: Int) -> NameUse? {
    uses.first { $0.span.start <= byte && byte <= $0.span.end }
  }

  /// A stretch of the file as the protocol has it.
  package func range(_ span: ByteSpan) -> TextRange {
    TextRange(start: lines.position(ofByte: span.start), end: lines.position(ofByte: span.end))
  }
}
