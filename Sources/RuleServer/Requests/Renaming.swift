import Diagnostics
import JSONText
import RuleCheck
import RuleSyntax

/// Another name for what is named at a place, everywhere.
struct Renaming {
  let thing: NamedThing
  let places: [(document: RuleDocument, use: NameUse)]

  /// What keeps `name` from being the new name, in words; `nil` if nothing does.
  func objection(to name: String, in documents: [RuleDocument]) -> String? {
    if let broken = places.map(\.document).first(where: { !$0.parsed.diagnostics.isEmpty }) {
      // A part without a tree may hold the name, too.
      return "\(broken.file.name) cannot be read to its end; mend it first"
    }
    if thing.kind == .rule { return objectionToRule(name, in: documents) }
    guard Self.isName(name) else {
      return
        "`\(name.shown(limit: 40))` is no name: letters, digits and `_`, no word that starts a declaration"
    }
    let others = Set(places.map(\.document.source.path))
    for document in documents where others.contains(document.source.path) {
      let isTaken = document.uses.contains { use in
        guard use.isDeclaration, use.name == name, use.kind != .rule else { return false }
        return thing.kind != .local || use.kind != .local || use.item == thing.item
      }
      if isTaken { return "`\(name)` is the name of something else in \(document.file.name)" }
    }
    return nil
  }

  /// The place of the name at hand, and the name.
  static func prepared(_ use: NameUse, in document: RuleDocument) -> JSONValue {
    .record(
      ("range", document.range(use.isText ? use.inner : use.span).json),
      ("placeholder", .string(use.name)))
  }

  /// The documents that change, as they are afterwards.
  func changed(to name: String) -> [SourceFile] {
    Dictionary(grouping: places, by: \.document.source.path).values.compactMap { places in
      guard let source = places.first?.document.source else { return nil }
      var bytes = source.bytes
      for use in places.map(\.use).sorted(by: { $0.span.start > $1.span.start }) {
        bytes.replaceSubrange(use.span.range, with: spelling(of: name, for: use).utf8)
      }
      return SourceFile(path: source.path, bytes: bytes)
    }
  }

  private func spelling(of name: String, for use: NameUse) -> String {
    use.isText ? StringLiteral.spelling(of: name) : name
  }

  /// The changes, by document.
  func edit(to name: String, uri: (String) -> DocumentURI) -> JSONValue {
    let byPath = Dictionary(grouping: places, by: \.document.source.path)
    return .record(
      (
        "changes",
        .object(
          byPath.sorted { $0.key < $1.key }.map { path, places in
            JSONValue.Member(
              name: uri(path).text,
              value: .array(
                places.map { place in
                  TextEdit.json(
                    place.document.range(place.use.span), spelling(of: name, for: place.use))
                }))
          })
      ))
  }

  /// A rule is known by its id for ever, and without one the id is made from its name.
  private func objectionToRule(_ name: String, in documents: [RuleDocument]) -> String? {
    let rules = documents.flatMap(\.parsed.tree.items).compactMap { item in
      if case .rule(let rule) = item.kind { rule } else { nil }
    }
    if rules.contains(where: { $0.name.value == name }) {
      return "there is a rule `\(name)` already"
    }
    let hasID = rules.contains { rule in
      rule.name.value == thing.name
        && rule.attributes.contains { if case .id = $0.kind { true } else { false } }
    }
    return hasID
      ? nil
      : "without an `id` this would be another rule to everything that is booked; "
        + "give it an `id` first"
  }

  private static func isName(_ name: String) -> Bool {
    let tokens = SignificantTokens(parse(SourceFile(path: "", text: name)).tree)
    return tokens.all.count == 1 && tokens.kind(at: 0) == .name && tokens.text(at: 0) == name
      && !tokens.startsDeclaration(at: 0)
  }
}

extension NameUse {
  /// Whether it stands in quotes.
  fileprivate var isText: Bool { kind == .rule }

  /// What stands between the quotes.
  fileprivate var inner: ByteSpan { ByteSpan(start: span.start + 1, end: span.end - 1) }
}
