import CallModel
import RuleSyntax

/// What must hold: behind `when` and in conditions.
extension Completions {
  /// What fits in an expression that begins behind the token at `start`; nothing before that.
  mutating func addCondition(behind start: Int) {
    guard site.last > start else {
      if site.last == start { addOperands() }
      return
    }
    if addAfterWord() { return }
    switch site.kind() {
    case .field: addTests()
    case .sign(let sign): add(behind: sign)
    case .endOfFile: break
    default: addContinuation()
    }
  }

  private mutating func addOperands() {
    add(Keyword.operands)
    addNames(.condition)
    addFields()
  }

  /// What follows a keyword; whether the last word is one that something special follows.
  private mutating func addAfterWord() -> Bool {
    let before = site.keyword(back: 1)
    switch site.keyword() {
    case .and, .or: addOperands()
    case .not:
      switch site.kind(back: 1) {
      case .field: add([.in])
      case .string, .sign(.closeBracket): addRelations()
      default:
        if before == .is, let field = field(back: 2) {
          add(choicesOf: field)
        } else {
          addOperands()
        }
      }
    case .mentions: addTargets(isFirst: true)
    case .near, .before, .after, .outside, .inside: addTargets(isFirst: false)
    case .any: add([.of])
    case .all where before == .mentions: add([.of])
    case .at: add([.least, .most])
    case .of:
      if site.kind(back: 1) == .duration { addAnchors() } else { addNames(.terms) }
    case .by: add(allOf: SpeakerWord.self)
    case .in: addPlaces()
    case .language: addLanguages()
    case .is:
      if let field = field(back: 1) { add(choicesOf: field) }
      add([.known, .missing, .not])
    case .starts: add([.with])
    case .sounds: add([.like])
    case .matched: addNames(.rule)
    case .spoken: addNames(.local)
    case .within: addWindows()
    case .same: add([.turn])
    case .confidence where isInMention: add(Completion(">=", .keyword))
    case .zone: addZones(quoted: true)
    case .event: for event in ["hold", "transfer"] { add(Completion(event, .choice)) }
    case .least, .most, .exactly, .first, .last, .from, .to, .like, .contains, .matches, .with:
      break
    default: return false
    }
    return true
  }

  private mutating func add(behind sign: Token.Sign) {
    switch sign {
    case .openBracket, .comma: addInBrackets()
    case .colon: addTargets(isFirst: false)
    case .range:
      if let field = field(back: 3) { add(choicesOf: field) }
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      guard let asked = field(back: 1) else { return }
      if asked.type == .money { addCurrencies(asAmounts: true) }
      addFields { $0.type == asked.type && $0.path != asked.path }
    case .closeBracket: addContinuation()
    default: break
    }
  }

  private mutating func addInBrackets() {
    guard let bracket = site.openBracket else { return }
    switch bracket.keyword {
    case .of:
      addNames(.terms)
      add([.recorded])
    case .in:
      let distance = site.last - bracket.index
      if let field = field(back: distance + 2) ?? field(back: distance + 3) {
        add(choicesOf: field)
      }
    case .mentions, .near, .before, .after, .outside, .inside: addTargets(isFirst: false)
    default: addOperands()
    }
  }

  // MARK: Comparisons

  private mutating func addTests() {
    guard let field = field() else { return }
    switch field.type {
    case .flag: addJoins()
    case .choice:
      add([.is])
      add("is not", for: .is)
      add([.in])
      add("not in", for: .in)
    case .text:
      addSigns(["=", "!="])
      add([.contains, .matches])
      add("starts with", for: .starts)
      add([.in])
      add("not in", for: .in)
    case .phone:
      addSigns(["=", "!="])
      add("starts with", for: .starts)
      add([.in])
      add("not in", for: .in)
    case .duration, .money, .number, .percent, .instant:
      addSigns(ComparisonOperator.allCases.map(\.rawValue))
      add([.in])
    }
    add("is known", for: .known)
    add("is missing", for: .missing)
  }

  private mutating func addSigns(_ signs: [String]) {
    for sign in signs { add(Completion(sign, .keyword)) }
  }

  /// What follows `in`: of a field what it can be one of, of a mention where it is looked for.
  private mutating func addPlaces() {
    if let field = field(back: 1) ?? (site.keyword(back: 1) == .not ? field(back: 2) : nil) {
      addNames(.list)
      return add(choicesOf: field)
    }
    add(allOf: SourceWord.self)
    add([.language])
  }

  // MARK: Mentions

  private mutating func addTargets(isFirst: Bool) {
    add("any of", for: .any)
    if isFirst {
      add("all of", for: .all)
      add("at least", for: .least, snippet: "at least ${1:2} of")
    }
    for speaker in Keyword.speakers {
      add(Completion("\(speaker.rawValue):", .keyword, summary: speaker.summary))
    }
    add([.event, .recorded])
    add(Completion("\"…\"", .text, detail: "a phrase", text: "\"\"", snippet: "\"$1\""))
  }

  private mutating func addRelations() { add([.near, .before, .after]) }

  private mutating func addAnchors() {
    for anchor in ["answer", "hold", "transfer", "end"] {
      add(Completion(anchor, .choice, detail: "within … of"))
    }
    addNames(.local)
  }

  private mutating func addWindows() {
    if isInRelation { add("same turn", for: .same) }
    add("first", for: .first, snippet: "first ${1:5m}")
    add("last", for: .last, snippet: "last ${1:60s}")
  }

  private mutating func addContinuation() {
    if isInMention {
      if isInRelation { add([.within]) }
      add([.by, .in, .within, .from])
      add("at least", for: .least, snippet: "at least ${1:2} times")
      add("at most", for: .most, snippet: "at most ${1:2} times")
      add("exactly", for: .exactly, snippet: "exactly ${1:1} times")
      if site.kind() == .int { add([.times, .words, .word, .of]) }
      add([.confidence, .affirmed, .negated, .as])
      addRelations()
      add("not near", for: .near)
      add("not before", for: .before)
      add("not after", for: .after)
      add([.outside, .inside])
      if site.kind() == .duration {
        if site.keyword(back: 1) == .within { add([.of]) }
        if site.keyword(back: 1) == .from { add([.to]) }
      }
      if site.openBracket?.keyword == .of { addTermDetails() }
    } else if site.kind() == .clock {
      add([.zone])
    }
    addJoins()
  }

  private mutating func addJoins() {
    add([.and, .or])
    if site.declaration?.keyword == .rule { add([.then]) }
  }

  /// Whether the operand that the word goes on with is a mention.
  private var isInMention: Bool { operandHas([.mentions]) }

  /// Whether a relation of the mention still lacks its distance.
  private var isInRelation: Bool {
    for index in operandTokens {
      switch site.document.tokens.keyword(at: index) {
      case .within: if index != site.last { return false }
      case .near, .before, .after: return true
      default: continue
      }
    }
    return false
  }

  private func operandHas(_ keywords: Set<Keyword>) -> Bool {
    operandTokens.contains { site.document.tokens.keyword(at: $0).map(keywords.contains) ?? false }
  }

  /// The tokens of the operand that the word goes on with, from the end to the start.
  private var operandTokens: [Int] {
    Array(
      site.tokensBefore.prefix { index in
        switch site.document.tokens.keyword(at: index) {
        case .and, .or, .when: false
        default: true
        }
      })
  }
}
