import CallModel
import Diagnostics
import JSONText
import RuleCheck
import RuleSyntax

/// What fits at a place, best first.
struct Completions {
  let site: CompletionSite
  let schema: FieldSchema
  /// The names that the document may use, by what they are of, each with the words of its
  /// declaration.
  let names: [NameUse.Kind: [Named]]
  private(set) var items: [Completion] = []

  /// A name and where it comes from.
  struct Named: Sendable {
    let name: String
    let words: String
  }

  init(at site: CompletionSite, schema: FieldSchema, names: [NameUse.Kind: [Named]]) {
    self.site = site
    self.schema = schema
    self.names = names
    switch site.enclosing {
    case .comment(let start): addComment(from: start)
    case .text(_, let isClosed): addText(isClosed: isClosed)
    case nil: addWords()
    }
  }

  /// The list as the protocol has it.
  func json(features: ClientFeatures) -> JSONValue {
    let range = site.document.range(site.word)
    var seen: Set<Completion> = []
    return .record(
      ("isIncomplete", false),
      (
        "items",
        .array(
          items.filter { seen.insert($0).inserted }.enumerated().map { rank, item in
            item.json(at: range, rank: rank, features: features)
          })
      ))
  }

  // MARK: Adding

  mutating func add(_ completion: Completion) { items.append(completion) }

  mutating func add(_ keywords: [Keyword]) {
    for keyword in keywords {
      add(Completion(keyword.rawValue, .keyword, summary: keyword.summary))
    }
  }

  /// Words that go together, explained by the first.
  mutating func add(_ words: String, for keyword: Keyword, snippet: String? = nil) {
    add(Completion(words, .keyword, summary: keyword.summary, snippet: snippet))
  }

  /// Words of a closed list.
  mutating func add<Word: RawRepresentable & CaseIterable>(
    allOf type: Word.Type
  ) where Word.RawValue == String {
    for word in Word.allCases {
      let summary = Keyword(rawValue: word.rawValue)?.summary ?? ""
      add(Completion(word.rawValue, .choice, summary: summary))
    }
  }

  mutating func addNames(_ kinds: NameUse.Kind...) {
    for kind in kinds {
      for named in names[kind, default: []] {
        let isText = kind == .rule
        add(
          Completion(
            isText ? StringLiteral.spelling(of: named.name) : named.name,
            isText ? .rule : .name, detail: kind.rawValue, summary: Self.block(named.words)))
      }
    }
  }

  mutating func addFields(where isWanted: (Field) -> Bool = { _ in true }) {
    for field in schema.fields where isWanted(field) {
      add(
        Completion(
          field.path, .field, detail: field.type.title, summary: FieldText.markdown(field)))
    }
  }

  mutating func add(choicesOf field: Field) {
    for choice in field.choices { add(Completion(choice, .choice, detail: field.path)) }
  }

  /// The field that stands `distance` tokens before the last one.
  func field(back distance: Int = 0) -> Field? {
    guard site.kind(back: distance) == .field else { return nil }
    return schema.field(at: site.text(back: distance))
  }

  static func block(_ words: String) -> String {
    words.isEmpty ? "" : "```rules\n\(words.prefix(400))\n```"
  }

  // MARK: Places

  private mutating func addWords() {
    guard let declaration = site.declaration else { return addHeader() }
    switch declaration.keyword {
    case .rule: addRule()
    case .condition: addCondition(behind: declaration.tokens.lowerBound + 2)
    case .exclude: addExclusion()
    case .terms: addTerms()
    case .list, .constant, .table, .group, .extend, .include: addSmallDeclaration()
    case .test: addTest()
    default: break
    }
    if site.startsLine, !site.isInBraces { addDeclarations() }
  }

  private mutating func addComment(from start: Int) {
    let before = site.document.source.text(in: ByteSpan(start: start, end: site.word.start))
    let words = before.dropFirst().split(whereSeparator: \.isWhitespace)
    guard words.first == "allow:", words.count == 1 else { return }
    for code in DiagnosticCode.allCases where code.severity == .warning {
      add(Completion(code.name, .choice, detail: code.rawValue, summary: code.explanation))
    }
  }
}
