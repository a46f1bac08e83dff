import Diagnostics
import JSONText
import RuleCheck
import RuleFormat

/// What the client asks about whole documents, and about what is being written.
extension LanguageServer {
  mutating func symbols(_ uri: DocumentURI) -> JSONValue {
    let takesTrees = features.takesSymbolTrees
    return workspace.look(at: uri) { document, _ in
      let symbols = SymbolTree(document: document)
      return takesTrees ? symbols.tree : symbols.list(uri: uri)
    } ?? .null
  }

  /// A document that cannot be read is left alone, and so is one that is in style.
  mutating func formatting(_ uri: DocumentURI) -> JSONValue {
    workspace.look(at: uri) { document, _ in
      guard let text = format(document.source).text else { return JSONValue.null }
      let edits = LineEdits(from: document.source.bytes, to: Array(text.utf8)).edits
      return .array(edits.map { TextEdit.json(document.range($0.span), $0.text) })
    } ?? .null
  }

  /// What fits at a place.
  mutating func completion(_ place: Place) -> JSONValue {
    let schema = workspace.options.schema
    let features = features
    return workspace.look(at: place.uri) { document, set in
      let site = CompletionSite(document, byte: document.lines.byte(at: place.position))
      return Completions(at: site, schema: schema, names: set.names(for: site))
        .json(features: features)
    } ?? .null
  }
}

/// A request for what can be done about the messages at a place.
struct CodeActionRequest {
  private let uri: DocumentURI
  private let range: TextRange
  /// The kinds that are asked for; `nil` for all.
  private let kinds: [String]?

  init(_ params: JSONNode) throws(InputError) {
    uri = try LanguageServer.uri(params)
    range = try TextRange(params.required("range"))
    guard let only = params["context"]?["only"] else {
      kinds = nil
      return
    }
    var kinds: [String] = []
    for kind in try only.elements() { kinds.append(try kind.string()) }
    self.kinds = kinds
  }

  func answer(by server: inout LanguageServer) -> JSONValue {
    let options = server.workspace.options
    let form = DiagnosticForm(features: server.features)
    return server.workspace.look(at: uri) { document, set in
      CodeActions(
        document: document, result: set.check(options: options), uri: uri, form: form
      ).actions(touching: document.lines.span(from: range.start, to: range.end), only: kinds)
    } ?? .null
  }
}
