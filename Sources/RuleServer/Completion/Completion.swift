import JSONText

/// Something that fits where somebody is writing.
struct Completion: Sendable, Hashable {
  let label: String
  let kind: Kind
  /// A word or two about it, shown beside it.
  let detail: String?
  /// What it means, as Markdown.
  let summary: String
  /// What is written for it.
  let text: String
  /// The same with places to fill in, in the protocol's syntax; `nil` where there are none.
  let snippet: String?

  init(
    _ label: String, _ kind: Kind, detail: String? = nil, summary: String = "",
    text: String? = nil, snippet: String? = nil
  ) {
    self.label = label
    self.kind = kind
    self.detail = detail
    self.summary = summary
    self.text = text ?? label
    self.snippet = snippet
  }

  /// What editors draw beside it, by the protocol's numbers.
  enum Kind: Int, Sendable {
    case text = 1
    case function = 3
    case field = 5
    case name = 6
    case rule = 7
    case value = 12
    case keyword = 14
    case file = 17
    case choice = 20
  }

  /// The completion, instead of what stands at `range`; `rank` is its place among the others.
  func json(at range: TextRange, rank: Int, features: ClientFeatures) -> JSONValue {
    let digits = String(rank)
    let isSnippet = features.takesSnippets && snippet != nil
    return .record(
      ("label", .string(label)), ("kind", .int(kind.rawValue)),
      ("detail", detail.map(JSONValue.string)),
      (
        "documentation",
        summary.isEmpty
          ? nil
          : features.takesMarkdownBesideCompletions
            ? .record(("kind", "markdown"), ("value", .string(summary))) : .string(summary)
      ),
      ("sortText", .string(String(repeating: "0", count: max(0, 4 - digits.count)) + digits)),
      ("filterText", .string(label)),
      ("insertTextFormat", isSnippet ? .int(2) : nil),
      ("textEdit", TextEdit.json(range, isSnippet ? snippet ?? text : text)))
  }
}
