import JSONText
import RuleSyntax

/// The declarations of a document as the outline that editors show.
struct SymbolTree {
  let document: RuleDocument

  /// Symbols, one after the other: no declaration lies in another.
  var tree: JSONValue {
    .array(
      document.outline.declarations.map { declaration in
        .record(
          ("name", .string(title(of: declaration))),
          ("detail", .string(declaration.keyword.rawValue)),
          ("kind", .int(declaration.keyword.symbolKind)),
          ("range", document.range(declaration.span).json),
          ("selectionRange", document.range(declaration.name?.span ?? declaration.span).json))
      })
  }

  /// The same for clients that take no trees.
  func list(uri: DocumentURI) -> JSONValue {
    .array(
      document.outline.declarations.map { declaration in
        .record(
          ("name", .string(title(of: declaration))),
          ("kind", .int(declaration.keyword.symbolKind)),
          (
            "location",
            .record(
              ("uri", .string(uri.text)), ("range", document.range(declaration.span).json))
          ))
      })
  }

  /// A symbol must have a name, also while it has none yet.
  private func title(of declaration: Outline.Declaration) -> String {
    let name = declaration.name?.text ?? ""
    return name.isEmpty ? declaration.keyword.rawValue : name
  }
}

extension Keyword {
  /// What editors draw beside it, by the protocol's numbers.
  fileprivate var symbolKind: Int {
    switch self {
    case .rule: 5  // class
    case .test: 6  // method
    case .condition: 17  // boolean
    case .constant: 14  // constant
    case .terms, .list, .extend: 18  // array
    case .table: 19  // object
    case .group: 10  // enumeration
    case .exclude: 24  // event
    default: 2  // module
    }
  }
}
