package import JSONText

/// What the client can do with answers, as its `initialize` says.
package struct ClientFeatures: Sendable, Hashable {
  /// What its positions count.
  package let encoding: PositionEncoding
  /// Whether symbols may lie in each other.
  let takesSymbolTrees: Bool
  /// Whether completions may have places to fill in.
  let takesSnippets: Bool
  /// Whether what is shown at a place may be Markdown.
  let takesMarkdown: Bool
  /// Whether what is shown beside a completion may be Markdown.
  let takesMarkdownBesideCompletions: Bool
  /// Whether messages may point at other places.
  let takesRelatedPlaces: Bool
  /// Whether messages may be marked as unnecessary or deprecated.
  let takesTags: Bool
  /// Whether it watches files when asked.
  let watchesFiles: Bool

  /// Reads the parameters of `initialize`. What is missing or odd is taken as not there.
  package init(_ params: JSONNode) {
    let all = params["capabilities"]
    let document = all?["textDocument"]
    let offered = (try? all?["general"]?.elements(of: "positionEncodings")) ?? []
    let isBytes = offered.contains { $0.value == .string(PositionEncoding.utf8.rawValue) }
    encoding = isBytes ? .utf8 : .utf16
    takesSymbolTrees =
      document?["documentSymbol"]?.isTrue("hierarchicalDocumentSymbolSupport") ?? false
    let item = document?["completion"]?["completionItem"]
    takesSnippets = item?.isTrue("snippetSupport") ?? false
    takesMarkdown = Self.hasMarkdown(document?["hover"], "contentFormat")
    takesMarkdownBesideCompletions = Self.hasMarkdown(item, "documentationFormat")
    takesRelatedPlaces = document?["publishDiagnostics"]?.isTrue("relatedInformation") ?? false
    takesTags = document?["publishDiagnostics"]?["tagSupport"] != nil
    watchesFiles =
      all?["workspace"]?["didChangeWatchedFiles"]?.isTrue("dynamicRegistration") ?? false
  }

  private static func hasMarkdown(_ capabilities: JSONNode?, _ key: String) -> Bool {
    let formats = (try? capabilities?.elements(of: key)) ?? []
    return formats.contains { $0.value == .string("markdown") }
  }
}
