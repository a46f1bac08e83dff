import CallModel
import RuleSyntax

/// Rules: attributes, and what is booked.
extension Completions {
  mutating func addRule() {
    let tokens = site.document.tokens
    let part = site.tokensBefore.first { index in
      tokens.keyword(at: index) == .when || tokens.keyword(at: index) == .then
    }
    switch part.flatMap(tokens.keyword) {
    case .when?: addCondition(behind: part ?? 0)
    case .then?: addOutcomes()
    default: addAttributes()
    }
  }

  // MARK: Attributes

  private mutating func addAttributes() {
    switch site.keyword() {
    case .rule, .id, .revision, .description, .owner, .priority, .from, .until: return
    case .status: return add(allOf: RuleStatus.self)
    case .needs: return add(allOf: SourceWord.self)
    case .in: return add([.group])
    case .group: return addNames(.group)
    case .effective: return add([.from])
    case .once: return add([.per])
    case .per, .and: return addFields { $0.type == .phone || $0.type == .text }
    case .within: return
    default: break
    }
    if site.kind() == .date, site.keyword(back: 1) == .from { add([.until]) }
    if site.kind() == .field { add([.and, .within]) }
    let written = Set(site.tokensBefore.compactMap(site.document.tokens.keyword))
    for attribute in Keyword.attributes where !written.contains(attribute) {
      switch attribute {
      case .in: add("in group", for: .group)
      case .effective: add("effective from", for: .effective)
      case .once: add("once per", for: .once)
      default: add([attribute])
      }
    }
    add([.when])
  }

  // MARK: Outcomes

  private mutating func addOutcomes() {
    switch site.keyword() {
    case .value, .otherwise: return addAmounts()
    case .type, .as, .score, .set, .note, .disqualify, .least, .most: return
    case .tag: return
    case .at: return add([.least, .most])
    case .of: return addAmounts()
    case .stop: add([.all])
    case .conversion: add([.value, .type])
    default: break
    }
    switch site.kind() {
    case .sign(.equal), .sign(.plus), .sign(.minus), .sign(.times), .sign(.dividedBy),
      .sign(.openBracket):
      return addAmounts()
    case .sign(.comma): return site.openBracket == nil ? () : addAmounts()
    case .sign(.openSquare): return addNames(.local)
    case .percent: add([.of])
    case .string where site.keyword(back: 1) == .conversion: add([.value, .type])
    case .int where site.keyword(back: 1) == .score || isSign(back: 1): add([.as])
    case .money, .name, .sign(.closeBracket), .sign(.closeSquare), .field, .decimal, .int:
      if clause == .conversion || clause == .set {
        add([.otherwise])
        add("at least", for: .least)
        add("at most", for: .most)
      }
      if clause == .conversion { add([.type]) }
    default: break
    }
    if site.keyword() == .then || !isSign(back: 0) { add(Keyword.outcomes) }
  }

  /// The outcome that the word goes on with.
  private var clause: Keyword? {
    site.tokensBefore.lazy.compactMap(site.document.tokens.keyword)
      .first { Keyword.outcomes.contains($0) }
  }

  private func isSign(back distance: Int) -> Bool {
    switch site.kind(back: distance) {
    case .sign(.plus), .sign(.minus), .sign(.equal): true
    default: false
    }
  }

  private mutating func addAmounts() {
    addNames(.constant, .local, .table)
    addFields { $0.type == .money || $0.type == .number }
    for (function, summary) in [
      ("count", "how often a named mention is found"), ("max", "the largest of several"),
      ("min", "the smallest of several"), ("round", "without decimals"),
      ("first", "the first value that was read"), ("last", "the last value that was read"),
      ("sum", "all values that were read together"),
    ] {
      add(
        Completion(
          "\(function)(…)", .function, summary: summary, text: "\(function)(",
          snippet: "\(function)($1)"))
    }
    addCurrencies(asAmounts: true)
  }
}
