import Diagnostics
import JSONText

/// What the client asks.
extension LanguageServer {
  /// The answer to a request, which is `null` for a document that is not open.
  mutating func result(
    of method: String, _ params: JSONNode
  ) throws(RPCFailure) -> JSONValue {
    switch method {
    case "textDocument/completion": return completion(try Place(params))
    case "textDocument/hover": return hover(try Place(params))
    case "textDocument/definition": return definition(try Place(params))
    case "textDocument/references":
      let isWhole = params["context"]?.isTrue("includeDeclaration") ?? true
      return references(try Place(params), isWithDeclaration: isWhole)
    case "textDocument/documentHighlight": return highlights(try Place(params))
    case "textDocument/prepareRename": return prepareRename(try Place(params))
    case "textDocument/rename":
      let place = try Place(params)
      return try rename(
        place,
        to: try RPCFailure.reading { () throws(InputError) in
          try params.required("newName").string()
        })
    case "textDocument/documentSymbol": return symbols(try Place.document(params))
    case "textDocument/formatting": return formatting(try Place.document(params))
    case "textDocument/codeAction":
      return try RPCFailure.reading { () throws(InputError) in
        try CodeActionRequest(params)
      }.answer(by: &self)
    default:
      throw RPCFailure(.methodNotFound, "there is no `\(method.shown(limit: 80))` here")
    }
  }

  /// A place in a document.
  struct Place {
    let uri: DocumentURI
    let position: TextPosition

    init(_ params: JSONNode) throws(RPCFailure) {
      uri = try Self.document(params)
      position = try RPCFailure.reading { () throws(InputError) in
        try TextPosition(params.required("position"))
      }
    }

    /// The document that a request is about.
    static func document(_ params: JSONNode) throws(RPCFailure) -> DocumentURI {
      try RPCFailure.reading { () throws(InputError) in try LanguageServer.uri(params) }
    }
  }
}
