import Diagnostics

extension Parser {
  /// What follows the word `rule`. What cannot be read is left out, so that the rest of the rule is
  /// still looked at.
  mutating func rule() throws(SyntaxFailure) -> Item.Kind {
    let name = try string("the name of the rule in quotes")
    let attributes = attributes()
    let condition = condition(in: "a rule")
    let outcomes: [OutcomeClause]
    if takeThen() {
      outcomes = self.outcomes()
    } else {
      outcomes = []
    }
    return .rule(
      RuleDeclaration(
        name: name, attributes: attributes, condition: condition, outcomes: outcomes))
  }

  /// `when` and an expression; `.invalid` where they cannot be read, with the parser at `then` or
  /// the next declaration.
  private mutating func condition(in what: String) -> Expression {
    let start = token.span.start
    do throws(SyntaxFailure) {
      try expect(.when, "and what must hold")
      let condition = try expression()
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

  /// Takes `then`. An outcome without it is reported, and the rule goes on.
  private mutating func takeThen() -> Bool {
    if takeIf(.then) { return true }
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

  private mutating func attributes() -> [RuleAttribute] {
    var attributes: [RuleAttribute] = []
    while !at(.when), !at(.then), !isAtItem, !at(.endOfFile) {
      let start = token.span.start
      do throws(SyntaxFailure) {
        let kind = try attribute()
        attributes.append(RuleAttribute(kind, at: span(from: start)))
      } catch {
        if span(from: start).length == 0 { take() }
        skip { $0.at(.when) || $0.at(.then) || $0.isAtAttribute }
      }
    }
    return attributes
  }

  private var isAtAttribute: Bool {
    keyword.map { Keyword.attributes.contains($0) } ?? false
  }

  /// The next attribute. A misspelt `when` ends them as the right one does.
  private mutating func attribute() throws(SyntaxFailure) -> RuleAttribute.Kind {
    let word: Keyword
    if isAtAttribute, let keyword {
      word = keyword
      take()
    } else {
      guard let meant = misspelt(among: Keyword.attributes + [.when]) else {
        throw unexpected(
          "an attribute or `when`",
          help: "attributes are `id`, `revision`, `status`, `description`, `owner`, `in group`, "
            + "`priority`, `effective`, `once per` and `needs`")
      }
      _ = takeMisspelt(meant)
      word = meant
    }
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
      try expect(.from)
      let from = try date()
      return .effective(from: from, until: takeIf(.until) ? try date() : nil)
    case .once: return try oncePer()
    default: return .needs(try self.word(SourceWord.self, "a source"))
    }
  }

  private mutating func oncePer() throws(SyntaxFailure) -> RuleAttribute.Kind {
    try expect(.per)
    var keys = [try onceKey()]
    while takeIf(.and) { keys.append(try onceKey()) }
    let window = takeIf(.within) ? try duration("a duration such as `30d`", days: true) : nil
    return .oncePer(keys, within: window)
  }

  private mutating func onceKey() throws(SyntaxFailure) -> OnceKey {
    at(.field) ? .field(try field()) : .name(try name("a field such as `caller.number`"))
  }
}
