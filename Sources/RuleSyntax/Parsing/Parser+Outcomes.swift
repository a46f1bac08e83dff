import CallModel
import Diagnostics

extension Parser {
  /// The outcomes of a rule, at least one. What cannot be read is left out.
  mutating func outcomes() -> [OutcomeClause] {
    var outcomes: [OutcomeClause] = []
    if !isAtOutcome, misspelt(among: Keyword.outcomes) == nil {
      _ = unexpected("an outcome", help: Self.outcomeHelp)
      skip { $0.isAtOutcome }
    }
    while let keyword = nextOutcome() {
      do throws(SyntaxFailure) {
        outcomes.append(try outcome(keyword))
      } catch {
        skip { $0.isAtOutcome }
      }
    }
    return outcomes
  }

  private static let outcomeHelp =
    "outcomes are `conversion`, `tag`, `score`, `set`, `note`, `disqualify` and `stop`"

  private var isAtOutcome: Bool {
    keyword.map { Keyword.outcomes.contains($0) } ?? false
  }

  /// The keyword of the next outcome and where it stands, taken; `nil` where the rule ends.
  private mutating func nextOutcome() -> Marked<Keyword>? {
    while true {
      if let keyword, isAtOutcome { return Marked(keyword, at: take().span) }
      if isAtItem || isAtSetting || misspeltDeclaration != nil || at(.endOfFile) { return nil }
      if at(.when) || at(.closeBrace) && endsRuleInBraces { return nil }
      if mendJoint() { continue }
      if let meant = misspelt(among: Keyword.outcomes) {
        return Marked(meant, at: takeMisspelt(meant))
      }
      _ = unexpected("an outcome or the next declaration", help: helpForOutcome)
      take()
      skip { $0.isAtOutcome }
    }
  }

  /// Takes a comma or `and` between two outcomes, which stand there by themselves.
  private mutating func mendJoint() -> Bool {
    guard at(.comma) || at(.and), let next = keyword(after: 1), Keyword.outcomes.contains(next)
    else { return false }
    takeNeedless()
    return true
  }

  private var helpForOutcome: String {
    word == "else"
      ? "write a second rule with the opposite condition, such as `not matched \"…\"`"
      : Self.outcomeHelp
  }

  /// Whether a rule that began with `{`, which has been reported, ends here.
  private var endsRuleInBraces: Bool {
    let next = token(after: 1)
    return next.kind == .endOfFile || keyword(after: 1).map(Keyword.reserved.contains) ?? false
  }

  private mutating func outcome(_ keyword: Marked<Keyword>) throws(SyntaxFailure) -> OutcomeClause {
    let kind = try outcomeKind(keyword.value)
    return OutcomeClause(kind, at: span(from: keyword.span.start))
  }

  private mutating func outcomeKind(_ keyword: Keyword) throws(SyntaxFailure) -> OutcomeClause.Kind
  {
    switch keyword {
    case .conversion: return try conversion()
    case .tag:
      var tags = [try string("a tag in quotes")]
      while takeIf(.comma) { tags.append(try string("a tag in quotes")) }
      return .tag(tags)
    case .score:
      let points = try signedInt("a whole number such as +10")
      try expect(.as, "and the name of the score")
      return .score(points, try name("the name of the score"))
    case .set:
      let name = try name("a name for the amount")
      try expect(.equal)
      return .set(name, try amount())
    case .note: return .note(try string("a text in quotes"))
    case .disqualify: return .disqualify(try string("the reason in quotes"))
    default: return .stop(isAll: takeIf(.all))
    }
  }

  private mutating func conversion() throws(SyntaxFailure) -> OutcomeClause.Kind {
    let name = at(.string) ? try string("a name in quotes") : nil
    var value: Amount?
    if takeIf(.value) || takeMisspeltValue() {
      skipColon()
      value = try amount()
    } else if at(.money) {
      report(
        .syntax, "`value` is missing before `\(text(of: token))`", at: token.span,
        help: "write `value \(text(of: token))`", fix: (token.span, "value " + text(of: token)))
      value = try amount()
    }
    let type = takeIf(Keyword.type) ? try self.name("the type of the conversion") : nil
    return .conversion(name: name, value: value, type: type)
  }
}

extension Parser {
  /// Takes a word that is a slip for `value`: an amount stands behind it.
  private mutating func takeMisspeltValue() -> Bool {
    guard keyword == nil, !isOnNewLine(0) || token(after: 1).kind == .money,
      misspelt(among: [.value]) == .value
    else { return false }
    switch token(after: 1).kind {
    case .money, .int, .decimal, .percent, .malformed, .sign(.colon): break
    default: return false
    }
    _ = takeMisspelt(.value)
    return true
  }
}

// MARK: - Amounts

extension Parser {
  private mutating func amount() throws(SyntaxFailure) -> Amount {
    let start = token.span.start
    let sum = try sum()
    let otherwise = takeIf(.otherwise) ? try self.sum() : nil
    var bounds: [Amount.Bound] = []
    while at(.at), keyword(after: 1) == .least || keyword(after: 1) == .most {
      let boundStart = take().span.start
      let isUpper = at(.most)
      take()
      guard at(.money) || at(.malformed) else { throw unexpected("an amount such as `$100`") }
      let limit = try literal()
      bounds.append(Amount.Bound(isUpper: isUpper, limit: limit, span: span(from: boundStart)))
    }
    return Amount(sum: sum, otherwise: otherwise, bounds: bounds, span: span(from: start))
  }

  private mutating func sum() throws(SyntaxFailure) -> Arithmetic {
    try chain([.plus, .minus]) { (parser) throws(SyntaxFailure) in try parser.product() }
  }

  private mutating func product() throws(SyntaxFailure) -> Arithmetic {
    try chain([.times, .dividedBy]) { (parser) throws(SyntaxFailure) in try parser.factor() }
  }

  /// Parts with one of `signs` between them, joined from the left.
  private mutating func chain(
    _ signs: [Token.Sign], _ part: (inout Parser) throws(SyntaxFailure) -> Arithmetic
  ) throws(SyntaxFailure) -> Arithmetic {
    let start = token.span.start
    var left = try part(&self)
    var links = 0
    while true {
      splitPhone()
      guard case .sign(let sign) = token.kind, signs.contains(sign),
        let kind = Arithmetic.Operator(rawValue: sign.rawValue)
      else { return left }
      links += 1
      guard links <= Limits.operandsPerRule else {
        report(
          .limitExceeded, "more than \(Limits.operandsPerRule) parts in one calculation",
          at: token.span, help: "use a constant for what can be worked out before")
        throw SyntaxFailure()
      }
      let mark = Marked(kind, at: take().span)
      let right = try part(&self)
      left = Arithmetic(.binary(left, mark, right), at: span(from: start))
    }
  }

  private mutating func factor() throws(SyntaxFailure) -> Arithmetic {
    let start = token.span.start
    if let slipped = slippedAmount() { return Arithmetic(.literal(slipped), at: slipped.span) }
    switch token.kind {
    case .money, .decimal, .int, .malformed:
      let literal = try literal()
      return Arithmetic(.literal(literal), at: literal.span)
    case .percent:
      let taken = take()
      let share = share(taken) ?? FixedDecimal(millionths: 0)
      try expect(.of, "and what the percentage is of")
      let whole = try nested { (parser) throws(SyntaxFailure) in try parser.factor() }
      return Arithmetic(.share(Marked(share, at: taken.span), of: whole), at: span(from: start))
    case .field:
      let field = try field()
      return Arithmetic(.field(field), at: field.span)
    case .sign(.openBracket):
      take()
      let inner = try nested { (parser) throws(SyntaxFailure) in try parser.sum() }
      try expect(.closeBracket, "after what is in brackets")
      return Arithmetic(.bracketed(inner), at: span(from: start))
    case .name where !isAtItem: return try namedFactor()
    default: throw unexpected("an amount such as `$100`")
    }
  }

  private mutating func namedFactor() throws(SyntaxFailure) -> Arithmetic {
    let name = try name("a name")
    if takeIf(.openBracket) {
      let arguments = try nested { (parser) throws(SyntaxFailure) in try parser.arguments() }
      try expect(.closeBracket, "after the arguments")
      return Arithmetic(.call(name, arguments), at: span(from: name.span.start))
    }
    if takeIf(.openSquare) {
      let key = try self.name("the name of a mention")
      try expect(.closeSquare, "after the name")
      return Arithmetic(.lookup(table: name, key: key), at: span(from: name.span.start))
    }
    return Arithmetic(.name(name), at: name.span)
  }

  private mutating func arguments() throws(SyntaxFailure) -> [Arithmetic] {
    var arguments = [try sum()]
    while takeIf(.comma) { arguments.append(try sum()) }
    return arguments
  }
}
