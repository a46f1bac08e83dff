public import Diagnostics
import RuleSyntax

/// A rule file in the canonical style, or why it has none.
public struct FormattedFile: Sendable, Hashable {
  /// The file as it was.
  public let source: SourceFile
  /// The file in the canonical style; `nil` where it could not be read.
  public let text: String?
  /// What is wrong with the form of the file; empty where `text` is there.
  public let diagnostics: [Diagnostic]

  /// Whether the file already is in the canonical style, to the byte.
  public var isCanonical: Bool { text.map { Array($0.utf8) == source.bytes } ?? false }
}

/// Brings a rule file into the canonical style.
///
/// The style has no options. The result reads as the file did: it has the same tokens but for the
/// commas within amounts, and the same comments. Only the order changes of what may stand in any
/// order: settings, attributes, and the qualifiers of a mention. Formatting the result changes
/// nothing. A file that does not parse is left alone. Takes time in proportion to its length.
///
///     let formatted = format(SourceFile(path: "rules/sales.rules", bytes: bytes))
public func format(_ source: SourceFile) -> FormattedFile {
  let parsed = parse(source)
  guard parsed.diagnostics.isEmpty else {
    return FormattedFile(source: source, text: nil, diagnostics: parsed.diagnostics)
  }
  return FormattedFile(source: source, text: canonicalText(of: parsed.tree), diagnostics: [])
}

/// A file that was read without a message, in the canonical style.
private func canonicalText(of file: RuleFile) -> String {
  var builder = LayoutBuilder(file)
  let layout = builder.fileLayout()
  var comments = builder.comments
  comments.settle(in: layout)
  var printer = LayoutPrinter(words: TokenText(file), comments: comments)
  return printer.text(of: layout)
}
