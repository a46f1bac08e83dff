public import Diagnostics

/// A rule file as it is written: the tree that every later stage reads, and beside it every byte of
/// the file as tokens.
///
/// The tree covers the whole grammar. Spans of nodes begin and end where tokens do, so that
/// `tokens.range(of:)` gives the tokens of a node, comments and white space included.
public struct RuleFile: Sendable, Hashable {
  /// The file that was read.
  public let source: SourceFile
  /// All of the file, in order, without gaps.
  public let tokens: TokenList
  /// `language 1` and the settings; `nil` where the file has none, which has been reported.
  public let header: Header?
  /// The declarations that could be read, in order.
  public let items: [Item]

  /// A file with all its parts.
  package init(source: SourceFile, tokens: TokenList, header: Header?, items: [Item]) {
    self.source = source
    self.tokens = tokens
    self.header = header
    self.items = items
  }
}

extension RuleFile {
  /// What the text in quotes at `index` of the tokens says: escapes resolved, NFC.
  package func text(ofString index: Int) -> String {
    var decoder = StringDecoder(source: source, span: tokens.all[index].span)
    return decoder.decode().value
  }
}
