import Diagnostics

extension Parser {
  /// What follows the word `rule`. What cannot be read is left out, so that the rest of the rule is
  /// still looked at.
  mutating func rule() throws(SyntaxFailure) -> Item.Kind {
    let name = try string("the name of the rule in quotes")
    skipColon()
    let hasBraces = skipBrace(.openBrace)
    let (attributes, isComplete) = attributes()
    let condition =
      isComplete || at(.when) ? condition(in: "a rule") : Expression(.invalid, at: token.span)
    let outcomes: [OutcomeClause]
    if takeThen() {
      outcomes = self.outcomes()
    } else {
      outcomes = []
    }
    if at(.when) { passOverLateCondition(isFirst: condition.kind == .invalid) }
    if hasBraces { _ = takeIf(.closeBrace) } else { _ = skipBrace(.closeBrace) }
    return .rule(
      RuleDeclaration(
        name: name, attributes: attributes, condition: condition, outcomes: outcomes))
  }

  /// `when` and an expression; `.invalid` where they cannot be read, with the parser at `then` or
  /// the next declaration.
  private mutating func condition(in what: String) -> Expression {
    let start = token.span.start
    do throws(SyntaxFailure) {
      if at(.then) {
        throw unexpected(
          "`when` and what must hold", help: "the condition comes first: `when … then …`")
      }
      if isAtCondition {
        reportMissing("when", example: "when \(text(of: token)) …")
      } else {
        try expect(.when, "and what must hold")
        skipColon()
      }
      let condition = try expression()
      if let keyword, isAtAttribute, keyword != .in || self.keyword(after: 1) == .group {
        report(
          .syntax, "`\(keyword.rawValue)` stands before `when`", at: token.span, "too late here",
          help: "move it up: attributes follow the name of the rule")
        throw SyntaxFailure()
      }
      if !at(.then), misspelt(among: [.then]) == nil, !isAtOutcomeInstead {
        throw unexpected("`and`, `or` or `then`")
      }
      return condition
    } catch {
      depth = 0
      skip(to: .then)
      return Expression(.invalid, at: span(from: start))
    }
  }

  /// Passes over a condition behind the outcomes; that the rule has none before them has been reported.
  private mutating func passOverLateCondition(isFirst: Bool) {
    if !isFirst { _ = unexpected("an outcome or the next declaration") }
    skip { _ in false }
  }

  /// Takes `then`. An outcome without it is reported, and the rule goes on.
  private mutating func takeThen() -> Bool {
    if takeIf(.then) {
      skipColon()
      return true
    }
    if misspelt(among: [.then]) == .then {
      _ = takeMisspelt(.then)
      return true
    }
    guard isAtOutcomeInstead else {
      // The condition, if it could not be read, has been reported already.
      return false
    }
    report(
      .syntax, "`then` is missing before the outcome", at: token.span,
      help: "write `then \(text(of: token)) …`", fix: (token.span, "then " + text(of: token)))
    return true
  }

  /// Whether an outcome begins here, by its first word and what follows it.
  private var isAtOutcomeInstead: Bool {
    switch keyword {
    case .conversion:
      token(after: 1).kind == .string || token(after: 1).kind == .money
        || keyword(after: 1) == .value
    case .tag, .note, .disqualify: token(after: 1).kind == .string
    default: false
    }
  }

  /// The attributes, and whether all of them could be read.
  private mutating func attributes() -> ([RuleAttribute], isComplete: Bool) {
    var attributes: [RuleAttribute] = []
    var isComplete = true
    while !at(.when), !at(.then), !isAtMisspeltWhen, !isAtCondition, !at(.endOfFile) {
      if at(.group), token(after: 1).kind == .name, keyword(after: 2) != .picks {
        reportMissing("in", example: "in group \(text(of: token(after: 1)))")
        take()
        if let name = try? name("the name of a group") {
          attributes.append(RuleAttribute(.group(name), at: name.span))
        }
        continue
      }
      if isAtItem { break }
      let start = token.span.start
      do throws(SyntaxFailure) {
        let kind = try attribute()
        attributes.append(RuleAttribute(kind, at: span(from: start)))
      } catch {
        isComplete = false
        if span(from: start).length == 0 { take() }
        skip { $0.at(.when) || $0.at(.then) || $0.isAtAttribute }
      }
    }
    return (attributes, isComplete)
  }

  /// Whether the next token is a slip for `when`, about which ``condition(in:)`` says something.
  private var isAtMisspeltWhen: Bool {
    !isAtAttribute && misspelt(among: Keyword.attributes + [.when]) == .when
  }

  /// Whether a condition begins here although no `when` has been read.
  private var isAtCondition: Bool {
    switch token.kind {
    case .field: true
    case .name:
      at(.mentions) || at(.not) || at(.matched) && token(after: 1).kind == .string
        || token(after: 1).kind == .string && misspelt(among: Keyword.attributes + [.when]) == nil
          && misspelt(among: [.mentions]) == .mentions
    default: false
    }
  }

  /// Takes a `{` that other languages have around a rule.
  private mutating func skipBrace(_ brace: Token.Sign) -> Bool {
    guard at(brace) else { return false }
    report(
      .syntax, "a rule has no braces", at: token.span, help: "leave `{` and `}` out",
      fix: (token.span, ""))
    take()
    return true
  }

  private var isAtAttribute: Bool {
    keyword.map { Keyword.attributes.contains($0) } ?? false
  }

  /// The next attribute.
  private mutating func attribute() throws(SyntaxFailure) -> RuleAttribute.Kind {
    let word: Keyword
    if isAtAttribute, let keyword {
      word = keyword
      take()
    } else {
      guard let meant = misspelt(among: Keyword.attributes) else {
        throw unexpected(
          "an attribute or `when`",
          help: "attributes are `id`, `revision`, `status`, `description`, `owner`, `in group`, "
            + "`priority`, `effective`, `once per` and `needs`")
      }
      _ = takeMisspelt(meant)
      word = meant
    }
    skipColon()
    return try attribute(word)
  }

  private mutating func attribute(_ word: Keyword) throws(SyntaxFailure) -> RuleAttribute.Kind {
    switch word {
    case .id: return .id(try name("an id such as `card_sale`"))
    case .revision: return .revision(try int("a whole number"))
    case .status: return .status(try self.word(RuleStatus.self, "a status"))
    case .description: return .description(try string("a text in quotes"))
    case .owner: return .owner(try string("a text in quotes"))
    case .in:
      try expect(.group)
      return .group(try name("the name of a group"))
    case .priority: return .priority(try signedInt("a whole number"))
    case .effective:
      if at(.date) {
        reportMissing("from", example: "from \(text(of: token))")
      } else {
        try expect(.from)
      }
      let from = try date()
      if at(.to), token(after: 1).kind == .date {
        takeSlip("the last day stands behind `until`", meant: "until")
        return .effective(from: from, until: try date())
      }
      return .effective(from: from, until: takeIf(.until) ? try date() : nil)
    case .once: return try oncePer()
    default: return .needs(try self.word(SourceWord.self, "a source"))
    }
  }

  private mutating func oncePer() throws(SyntaxFailure) -> RuleAttribute.Kind {
    try expect(.per)
    var keys = [try onceKey()]
    while at(.and) || at(.comma) {
      if at(.comma) {
        let gap = ByteSpan(start: endOfPrevious, end: token.span.end)
        report(
          .syntax, "`and` stands between the fields of `once per`", at: token.span,
          help: "write `and`", fix: (gap, " and"))
      }
      take()
      keys.append(try onceKey())
    }
    let window = takeIf(.within) ? try duration("a duration such as `30d`", days: true) : nil
    return .oncePer(keys, within: window)
  }

  private mutating func onceKey() throws(SyntaxFailure) -> OnceKey {
    at(.field) ? .field(try field()) : .name(try name("a field such as `caller.number`"))
  }
}
