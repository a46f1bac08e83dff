import Diagnostics
import JSONText
import RuleCheck
import RuleSyntax

/// What the client asks about names.
extension LanguageServer {
  mutating func hover(_ place: Place) -> JSONValue {
    let options = workspace.options
    let pronunciation = pronunciation
    let takesMarkdown = features.takesMarkdown
    return workspace.look(at: place.uri) { document, set in
      let byte = document.lines.byte(at: place.position)
      let named = set.thing(at: byte, in: document)
      let declared = named.flatMap { set.document(at: $0.1.path) } ?? document
      let result = set.check(options: options)
      let hover = HoverText(
        document: document, result: result, lastRight: set.lastRight, schema: options.schema,
        pronunciation: pronunciation)
      guard
        let (text, span) = hover.text(
          at: byte, named: named.map { (use: $0.0, thing: $0.1, declared: declared) })
      else { return JSONValue.null }
      return .record(
        (
          "contents",
          .record(
            ("kind", takesMarkdown ? "markdown" : "plaintext"), ("value", .string(text)))
        ),
        ("range", document.range(span).json))
    } ?? .null
  }

  mutating func definition(_ place: Place) -> JSONValue {
    let found = workspace.look(at: place.uri) {
      document, set -> (path: String, range: TextRange)? in
      let byte = document.lines.byte(at: place.position)
      if let (_, thing) = set.thing(at: byte, in: document) {
        return set.document(at: thing.path).map { (thing.path, $0.range(thing.span)) }
      }
      // The name of a file leads to its beginning.
      guard let declaration = document.outline.declaration(at: byte),
        declaration.keyword == .include, let name = declaration.name,
        name.span.start <= byte, byte <= name.span.end,
        let file = set.document(at: RuleSet.path(of: name.text, besides: document.source.path))
      else { return nil }
      return (file.source.path, file.range(ByteSpan(start: 0, end: 0)))
    }
    guard case .some(.some(let (path, range))) = found else { return .null }
    return location(path, range)
  }

  private func location(_ path: String, _ range: TextRange) -> JSONValue {
    .record(("uri", .string(workspace.uri(of: path).text)), ("range", range.json))
  }

  /// Every place of what is named at a place.
  private mutating func places(
    of place: Place
  ) -> (thing: NamedThing, places: [(document: RuleDocument, use: NameUse)])? {
    workspace.look(at: place.uri) { document, set in
      set.thing(at: document.lines.byte(at: place.position), in: document)
        .map { ($0.1, set.places(of: $0.1)) }
    } ?? nil
  }

  mutating func references(_ place: Place, isWithDeclaration: Bool) -> JSONValue {
    guard let found = places(of: place) else { return .null }
    return .array(
      found.places.filter { isWithDeclaration || !$0.use.isDeclaration }.map { place in
        location(place.document.source.path, place.document.range(place.use.span))
      })
  }

  mutating func highlights(_ place: Place) -> JSONValue {
    guard let found = places(of: place) else { return .null }
    return .array(
      found.places.filter { $0.document.source.path == place.uri.name }.map { place in
        .record(
          ("range", place.document.range(place.use.span).json),
          ("kind", .int(place.use.isDeclaration ? 3 : 2)))
      })
  }

  mutating func prepareRename(_ place: Place) -> JSONValue {
    workspace.look(at: place.uri) { document, set in
      set.thing(at: document.lines.byte(at: place.position), in: document)
        .map { Renaming.prepared($0.0, in: document) }
    }.flatMap(\.self) ?? .null
  }

  mutating func rename(_ place: Place, to name: String) throws(RPCFailure) -> JSONValue {
    guard let found = places(of: place) else {
      throw RPCFailure(.requestFailed, "nothing here has a name that can be changed")
    }
    let renaming = Renaming(thing: found.thing, places: found.places)
    let documents = workspace.look(at: place.uri) { _, set in set.allDocuments() } ?? []
    if let objection = renaming.objection(to: name, in: documents) {
      throw RPCFailure(.requestFailed, objection)
    }
    let options = workspace.options
    let broken = workspace.look(at: place.uri) { _, set in
      set.error(after: renaming, to: name, options: options)
    }
    if let error = broken ?? nil {
      throw RPCFailure(
        .requestFailed,
        "that would be wrong: \(error.code.rawValue) \(error.summary) (choose another name)")
    }
    return renaming.edit(to: name) { workspace.uri(of: $0) }
  }
}
