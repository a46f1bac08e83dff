import Diagnostics
import JSONText

/// What the client says of documents.
extension LanguageServer {
  /// Takes a notification. Those that are not known are passed over, as the protocol asks.
  mutating func note(_ method: String, _ params: JSONNode) throws(InputError) {
    switch method {
    case "textDocument/didOpen": try open(params.required("textDocument"))
    case "textDocument/didChange": try change(params)
    case "textDocument/didClose": workspace.close(try Self.uri(params))
    case "textDocument/didSave": workspace.reload(around: try Self.uri(params))
    case "workspace/didChangeWatchedFiles":
      for change in try params.elements(of: "changes") {
        workspace.reload(around: DocumentURI(try change.required("uri").string()))
      }
    default: break
    }
  }

  private mutating func open(_ document: JSONNode) throws(InputError) {
    workspace.open(
      OpenDocument(
        uri: DocumentURI(try document.required("uri").string()),
        version: try document["version"]?.count() ?? 0,
        text: try document.required("text").string()))
  }

  private mutating func change(_ params: JSONNode) throws(InputError) {
    var changes: [OpenDocument.Change] = []
    for change in try params.required("contentChanges").elements() {
      let range = try change["range"].map { (node) throws(InputError) in try TextRange(node) }
      changes.append(.init(range: range, text: try change.required("text").string()))
    }
    let version = try params.required("textDocument")["version"]?.count() ?? 0
    try workspace.change(try Self.uri(params), changes, version: version)
  }

  /// The document that a message is about.
  static func uri(_ params: JSONNode) throws(InputError) -> DocumentURI {
    DocumentURI(try params.required("textDocument").required("uri").string())
  }
}
