import Diagnostics
import RuleSyntax

extension RuleSet {
  /// The names that may be used at `site`, by what they are of, in the order in which they are
  /// declared.
  mutating func names(for site: CompletionSite) -> [NameUse.Kind: [Completions.Named]] {
    var names: [NameUse.Kind: [Completions.Named]] = [:]
    func collect(_ documents: [RuleDocument], _ kinds: Set<NameUse.Kind>) {
      for document in documents {
        for declaration in document.outline.declarations {
          guard let name = declaration.name,
            let kind = NameUse.Kind(rawValue: declaration.keyword.rawValue), kinds.contains(kind)
          else { continue }
          names[kind, default: []].append(
            .init(name: name.text, words: document.source.text(in: declaration.span)))
        }
      }
    }
    collect(
      visible(from: site.document), [.terms, .list, .condition, .constant, .table])
    collect(allDocuments(), [.rule, .group])
    names[.local] = site.document.locals(in: site.declaration)
    return names
  }
}

extension RuleDocument {
  /// What a rule may call by name: its own mentions and values, and those of conditions.
  fileprivate func locals(in declaration: Outline.Declaration?) -> [Completions.Named] {
    let read = uses.filter { use in
      guard use.kind == .local, use.isDeclaration else { return false }
      if let declaration, declaration.span.contains(use.span) { return true }
      guard parsed.tree.items.indices.contains(use.item) else { return false }
      if case .condition = parsed.tree.items[use.item].kind { return true }
      return false
    }.map(\.name)
    // While the rule is being written it has no tree.
    let written = (declaration?.tokens ?? 0..<0).filter { tokens.keyword(at: $0 - 1) == .as }
      .map { tokens.text(at: $0) }
    var seen: Set<String> = []
    return (read + written).filter { seen.insert($0).inserted }
      .map { Completions.Named(name: $0, words: "") }
  }
}
