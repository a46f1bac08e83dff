import Diagnostics
import RuleSyntax

/// Something that rules call by a name.
struct NamedThing: Hashable {
  let kind: NameUse.Kind
  let name: String
  /// The file that declares it; for rules and groups, which have one name in a whole set, the first
  /// that does.
  let path: String
  /// The declaration that it lives in, for what is known in one rule only.
  let item: Int?
  /// Where its name is declared.
  let span: ByteSpan
}

extension RuleSet {
  /// What is named at `byte`; `nil` where nothing is, or nothing that is declared.
  mutating func thing(at byte: Int, in document: RuleDocument) -> (NameUse, NamedThing)? {
    for use in document.candidates(at: byte) {
      if let thing = thing(meantBy: use, in: document) { return (use, thing) }
    }
    return nil
  }

  /// What `use` is the name of.
  mutating func thing(meantBy use: NameUse, in document: RuleDocument) -> NamedThing? {
    switch use.kind {
    case .rule, .group:
      return declared(use.kind, use.name, in: allDocuments())
    case .local: return document.local(meantBy: use)
    case .value:
      return declared(.constant, use.name, in: visible(from: document))
        ?? document.local(meantBy: use)
    case .terms, .list, .condition, .constant, .table:
      return declared(use.kind, use.name, in: visible(from: document))
    }
  }

  /// Every place where `thing` is named, its declaration among them, in the order of files and text.
  /// Takes time in proportion to the names of the set.
  mutating func places(of thing: NamedThing) -> [(document: RuleDocument, use: NameUse)] {
    var places: [(RuleDocument, NameUse)] = []
    for document in allDocuments() {
      for use in document.uses where use.name == thing.name && use.kind.canMean(thing.kind) {
        if self.thing(meantBy: use, in: document) == thing { places.append((document, use)) }
      }
    }
    return places
  }

  private func declared(
    _ kind: NameUse.Kind, _ name: String, in documents: [RuleDocument]
  ) -> NamedThing? {
    for document in documents {
      for declaration in document.outline.declarations
      where declaration.keyword.rawValue == kind.rawValue {
        guard let declared = declaration.name, declared.text == name else { continue }
        return NamedThing(
          kind: kind, name: name, path: document.source.path, item: nil, span: declared.span)
      }
    }
    return nil
  }
}

extension RuleDocument {
  /// What may be named at `byte`: what the tree says, or where it says nothing, what the words look
  /// like.
  fileprivate func candidates(at byte: Int) -> [NameUse] {
    if let use = use(at: byte) { return [use] }
    guard let index = tokens.index(touching: byte) else { return [] }
    let span = tokens.all[index].span
    func guess(_ kind: NameUse.Kind, _ name: String) -> NameUse {
      NameUse(kind: kind, name: name, span: span, isDeclaration: false, item: -1)
    }
    switch tokens.kind(at: index) {
    case .name:
      let kinds: [NameUse.Kind] = [.terms, .list, .condition, .table, .group, .value]
      return kinds.map { guess($0, tokens.text(at: index)) }
    case .string:
      let place = parsed.tree.tokens.range(of: span).lowerBound
      return [guess(.rule, parsed.tree.text(ofString: place))]
    default: return []
    }
  }

  /// The mention, value or amount that a rule calls so: one of its own, or one of a condition.
  fileprivate func local(meantBy use: NameUse) -> NamedThing? {
    let named = uses.filter { $0.kind == .local && $0.isDeclaration && $0.name == use.name }
    let isCondition = { (item: Int) in
      guard parsed.tree.items.indices.contains(item) else { return false }
      if case .condition = parsed.tree.items[item].kind { return true }
      return false
    }
    guard
      let found = named.first(where: { $0.item == use.item })
        ?? named.first(where: { isCondition($0.item) || use.item < 0 })
    else { return nil }
    return NamedThing(
      kind: .local, name: use.name, path: source.path, item: found.item, span: found.span)
  }
}
