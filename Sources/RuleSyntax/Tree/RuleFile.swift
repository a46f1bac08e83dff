public import Diagnostics

/// A rule file as it is written: the tree that every later stage reads, and beside it every byte of
/// the file as tokens.
///
/// The tree covers the whole grammar. Spans of nodes begin and end where tokens do, so that
/// `tokens.range(of:)` gives the tokens of a node, comments and white space included.
public struct RuleFile: Sendable, Hashable {
  /// The file that was read.
  public let source: SourceFile
  /// What the positions in the tree are counted from: 0 unless files are looked at together.
  public let base: Int
  /// All of the file, in order, without gaps.
  public let tokens: TokenList
  /// `language 1` and the settings; `nil` where the file has none, which has been reported.
  public let header: Header?
  /// The declarations that could be read, in order.
  public let items: [Item]
  /// The names of declarations that could not be read, which has been reported: whoever uses one is
  /// not to blame.
  public let unreadNames: Set<String>

  /// A file with all its parts.
  package init(
    source: SourceFile, base: Int = 0, tokens: TokenList, header: Header?, items: [Item],
    unreadNames: Set<String> = []
  ) {
    self.source = source
    self.base = base
    self.tokens = tokens
    self.header = header
    self.items = items
    self.unreadNames = unreadNames
  }
}

extension RuleFile {
  /// What the text in quotes at `index` of the tokens says: escapes resolved, NFC.
  package func text(ofString index: Int) -> String {
    let span = tokens.all[index].span.shifted(by: -base)
    var decoder = StringDecoder(source: source, span: span)
    return decoder.decode().value
  }
}
