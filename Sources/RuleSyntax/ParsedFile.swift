public import Diagnostics

/// What reading a rule file gave: a tree of all that could be understood, and everything to say
/// about the rest.
public struct ParsedFile: Sendable, Hashable {
  /// The tree.
  public let tree: RuleFile
  /// What is wrong, in the order of the file.
  public let diagnostics: [Diagnostic]

  /// The tree together with what is wrong.
  package init(tree: RuleFile, diagnostics: [Diagnostic]) {
    self.tree = tree
    self.diagnostics = diagnostics
  }
}
