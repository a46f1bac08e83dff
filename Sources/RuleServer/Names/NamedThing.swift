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
    case .local: return local(meantBy: use, in: document)
    case .value:
      return declared(.constant, use.name, in: visible(from: document))
        ?? local(meantBy: use, in: document)
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

  /// The mention, value or amount that a rule calls so: one of its own, or one of the conditions that it uses,
  /// be they declared in another file.
  private mutating func local(meantBy use: NameUse, in document: RuleDocument) -> NamedThing? {
    guard use.item >= 0 else { return document.guessedLocal(use.name) }
    var pending = [(document: document, item: use.item)]
    var next = 0
    while next < pending.count {
      let (here, item) = pending[next]
      next += 1
      if let found = here.local(use.name, in: item) { return found }
      for other in here.uses where other.item == item && other.kind == .condition {
        guard !other.isDeclaration, let condition = thing(meantBy: other, in: here),
          let file = self.document(at: condition.path), let item = file.item(declaring: condition),
          !pending.contains(where: { $0.document.source.path == condition.path && $0.item == item })
        else { continue }
        pending.append((file, item))
      }
    }
    return nil
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

  /// What the declaration `item` calls `name` for itself.
  fileprivate func local(_ name: String, in item: Int) -> NamedThing? {
    named(name) { $0.item == item }
  }

  /// What any declaration calls `name` for itself, where the tree does not say which is meant.
  fileprivate func guessedLocal(_ name: String) -> NamedThing? { named(name) { _ in true } }

  private func named(_ name: String, _ isMeant: (NameUse) -> Bool) -> NamedThing? {
    uses.first { $0.kind == .local && $0.isDeclaration && $0.name == name && isMeant($0) }
      .map { found in
        NamedThing(
          kind: .local, name: name, path: source.path, item: found.item, span: found.span)
      }
  }

  /// The place of the declaration of `thing` among those of the file.
  fileprivate func item(declaring thing: NamedThing) -> Int? {
    uses.first { $0.kind == thing.kind && $0.isDeclaration && $0.name == thing.name }?.item
  }
}
