import Diagnostics
import RuleSyntax
import TermPattern

/// What fits between quotes.
extension Completions {
  mutating func addText(isClosed: Bool) {
    switch site.keyword() {
    case .matched, .no, .todo, .expect:
      for named in names[.rule, default: []] { addWhole(named.name, .rule, isClosed) }
    case .timezone, .zone: addZones(quoted: false)
    case .mentions, .near, .before, .after, .outside, .inside: addPhraseParts()
    default:
      let isTerms = site.declaration?.keyword == .terms && site.keyword() != .like
      switch site.kind() {
      case .sign(.equal), .sign(.comma): if isTerms || isInTermBrackets { addPhraseParts() }
      case .sign(.openBracket): if isInTermBrackets || isInHitBrackets { addPhraseParts() }
      case .sign(.colon): addPhraseParts()
      default: break
      }
    }
  }

  private var isInTermBrackets: Bool { site.openBracket?.keyword == .of }

  private var isInHitBrackets: Bool {
    switch site.openBracket?.keyword {
    case .mentions, .near, .before, .after, .outside, .inside: true
    default: false
    }
  }

  /// A name that takes the whole text.
  private mutating func addWhole(_ name: String, _ kind: Completion.Kind, _ isClosed: Bool) {
    let spelling = StringLiteral.spelling(of: name).dropFirst()
    add(Completion(name, kind, text: String(isClosed ? spelling.dropLast() : spelling)))
  }

  private mutating func addPhraseParts() {
    let word = site.document.source.text(in: site.word)
    for type in PhrasePattern.SlotType.allCases {
      add(
        Completion(
          "{\(type.rawValue)}", .value, detail: "a value that is said",
          summary: "`{\(type.rawValue) as total}` reads it from a transcript and gives it a name.",
          snippet: "{\(type.rawValue)${1: as ${2:name}}\\}"))
    }
    add(
      Completion(
        "...", .keyword, detail: "a gap",
        summary: "Up to \(PhrasePattern.Gap.defaultMaxWords) words between, `...5` up to five."))
    let letters = word.filter { $0.isLetter || $0.isNumber }
    guard !letters.isEmpty, letters == word else { return }
    let signs = [
      ("~", "any inflection: book, books, booked, booking"), ("*", "every word that begins so"),
      ("?", "it may be absent"),
    ]
    for (sign, summary) in signs {
      add(Completion(word + sign, .keyword, summary: summary))
    }
    add(Completion("=" + word, .keyword, summary: "exactly this form, no other"))
    add(Completion("*" + word, .keyword, summary: "every word that ends so"))
    add(
      Completion(
        "(\(word)|…)", .keyword, summary: "one of several", text: "(\(word)|)",
        snippet: "(\(word)|$1)"))
  }
}
