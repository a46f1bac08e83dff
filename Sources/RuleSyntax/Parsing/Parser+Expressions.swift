import Diagnostics

extension Parser {
  /// Operands joined by `and`, or operands joined by `or`.
  mutating func expression() throws(SyntaxFailure) -> Expression {
    let start = token.span.start
    var operands = [try operand()]
    var joints: [Marked<Keyword>] = []
    while let joint = joint() {
      joints.append(joint)
      operands.append(try operand())
    }
    guard let first = joints.first else { return operands[0] }
    if let other = joints.first(where: { $0.value != first.value }) { mixed(first, other) }
    return Expression(
      first.value == .and ? .all(operands) : .any(operands), at: span(from: start))
  }

  /// Takes `and` or `or`, or a misspelling.
  private mutating func joint() -> Marked<Keyword>? {
    if let keyword, keyword == .and || keyword == .or { return Marked(keyword, at: take().span) }
    guard keyword == nil || keyword == .any, let meant = misspelt(among: [.and, .or]),
      startsOperand(token(after: 1))
    else { return nil }
    return Marked(meant, at: takeMisspelt(meant))
  }

  private func startsOperand(_ token: Token) -> Bool {
    token.kind == .name || token.kind == .field || token.kind == .sign(.openBracket)
  }

  private mutating func mixed(_ first: Marked<Keyword>, _ other: Marked<Keyword>) {
    report(
      .mixedAndOr, "`and` and `or` are mixed without brackets", at: other.span,
      and: [(first.span, "first `\(first.value.rawValue)` is here")],
      help: "bracket what belongs together: "
        + (first.value == .and ? "`(… and …) or …`" : "`(… or …) and …`"))
  }

  private mutating func operand() throws(SyntaxFailure) -> Expression {
    let start = token.span.start
    switch token.kind {
    case .field:
      let comparison = try comparison()
      return Expression(.comparison(comparison), at: comparison.span)
    case .sign(.openBracket):
      take()
      let inner = try nested { (parser) throws(SyntaxFailure) in try parser.expression() }
      try expect(.closeBracket, "after what is in brackets")
      return Expression(.bracketed(inner), at: span(from: start))
    case .name: return try wordOperand()
    case .string: return try phraseAlone()
    default:
      throw unexpected(
        "a condition", help: "such as `mentions \"credit card\"` or `call.duration > 30s`")
    }
  }

  /// An operand that begins with a word.
  private mutating func wordOperand() throws(SyntaxFailure) -> Expression {
    let start = token.span.start
    if let word = notWord { return try denial(word, from: start) }
    switch keyword ?? .id {
    case .mentions: return try mentionOperand(from: start, keyword: take().span)
    case .matched:
      take()
      let rule = try string("the name of a rule in quotes")
      return Expression(.matched(rule), at: span(from: start))
    case .spoken:
      take()
      let mention = try nameInCondition("the name of a mention")
      guard let comparison = comparisonOperator() else { throw unexpected("`>=` or the like") }
      let count = try int("a whole number")
      return Expression(.spoken(mention, comparison, count), at: span(from: start))
    case let word where Keyword.neverConditions.contains(word): throw unexpected("a condition")
    default: return try conditionOperand(from: start)
    }
  }

  /// `not`, perhaps as others write it, if it is next.
  private var notWord: Keyword? {
    if at(.not) { return .not }
    guard keyword == nil, token(after: 1).kind == .name || token(after: 1).kind == .field else {
      return nil
    }
    return word == "not" || word == "nicht" ? .not : nil
  }

  private mutating func denial(_ word: Keyword, from start: Int) throws(SyntaxFailure) -> Expression
  {
    if !takeIf(word) { _ = takeMisspelt(word) }
    let inner = try nested { (parser) throws(SyntaxFailure) in try parser.operand() }
    return Expression(.not(inner), at: span(from: start))
  }

  /// A text where a condition is expected: reported, and taken for a phrase that is mentioned.
  private mutating func phraseAlone() throws(SyntaxFailure) -> Expression {
    let start = token.span.start
    let written = text(of: token)
    report(
      .syntax, "expected a condition, but found `\(written)`", at: token.span,
      "a text by itself is no condition",
      help: "write `mentions \(written)`, or the name of a condition without quotes")
    return try mentionOperand(from: start, keyword: token.span)
  }

  /// Who speaks in front of `mentions`: reported, and the mention is read.
  private mutating func speakerFirst() throws(SyntaxFailure) -> Expression? {
    let phrase = token(after: 2)
    guard let keyword, Keyword.speakers.contains(keyword), token(after: 1).kind == .name,
      phrase.kind == .string,
      self.keyword(after: 1) == .mentions
        || OtherWords.meaning(of: text(of: token(after: 1)), among: ["mentions"]) != nil
    else { return nil }
    let start = token.span.start
    let meant = "mentions \(text(of: phrase)) by \(keyword.rawValue)"
    report(
      .syntax, "who speaks stands behind the phrase", at: token.span, help: "write `\(meant)`",
      fix: (span(ofNext: 3), meant))
    take()
    return try mentionOperand(from: start, keyword: take().span)
  }

  private mutating func mentionOperand(
    from start: Int, keyword: ByteSpan
  )
    throws(SyntaxFailure) -> Expression
  {
    let mention = try mention(keyword: keyword)
    return Expression(.mention(mention), at: mention.span)
  }

  /// The name of a condition, or a misspelt keyword, which its surroundings give away.
  private mutating func conditionOperand(from start: Int) throws(SyntaxFailure) -> Expression {
    if let mention = try speakerFirst() { return mention }
    let next = token(after: 1)
    let mentionable: [Keyword] = [.any, .all, .at, .event]
    if next.kind == .string || next.kind == .sign(.openBracket)
      || keyword(after: 1).map(mentionable.contains) ?? false,
      misspelt(among: [.mentions]) == .mentions
    {
      return try mentionOperand(from: start, keyword: takeMisspelt(.mentions))
    }
    if next.kind == .string, misspelt(among: [.matched]) == .matched {
      _ = takeMisspelt(.matched)
      let rule = try string("the name of a rule in quotes")
      return Expression(.matched(rule), at: span(from: start))
    }
    let name = try name("a condition")
    if let comparison = try comparison(of: name) { return comparison }
    return Expression(.condition(name), at: name.span)
  }
}

// MARK: - Comparisons

extension Parser {
  private mutating func comparison() throws(SyntaxFailure) -> Comparison {
    let start = token.span.start
    let field = try field()
    let test = try comparisonTest(of: field.span)
    return Comparison(field: field, test: test, span: span(from: start))
  }

  /// What `field` is compared with; the question whether it is so, where nothing follows it.
  mutating func comparisonTest(of field: ByteSpan) throws(SyntaxFailure) -> Comparison.Test {
    if let help = helpForUnsayable() { throw unexpected("a comparison", help: help) }
    if let spoken = try spokenComparison() { return spoken }
    if let comparison = comparisonOperator() {
      if let asked = comparedWithYesOrNo(field, comparison) { return asked }
      return try comparisonValue(comparison)
    }
    mendComparisonWord()
    switch keyword {
    case .in:
      take()
      return try membership(isNegated: false)
    case .not:
      take()
      try expect(.in, "after `not`")
      return try membership(isNegated: true)
    case .is:
      take()
      return try choice()
    case .contains:
      take()
      return .contains(try string("the text to look for, in quotes"))
    case .matches:
      take()
      return .matches(try string("a text with `*` and `?`, in quotes"))
    case .starts:
      take()
      try expect(.with)
      return .startsWith(try beginning())
    default: return .holds
    }
  }

  /// `= != < <= > >=`, taken if it is next.
  private mutating func comparisonOperator() -> Marked<ComparisonOperator>? {
    guard case .sign(let sign) = token.kind,
      let comparison = ComparisonOperator(rawValue: sign.rawValue)
    else { return nil }
    return Marked(comparison, at: take().span)
  }

  /// The value or field behind the sign `comparison`.
  mutating func comparisonValue(
    _ comparison: Marked<ComparisonOperator>
  )
    throws(SyntaxFailure) -> Comparison.Test
  {
    if at(.field) { return .compare(comparison, .field(try field())) }
    if at(.name), !isAtItem, comparison.value == .equal || comparison.value == .notEqual {
      let isNegated = comparison.value == .notEqual
      report(
        .syntax, "a choice is not compared with `\(comparison.value.rawValue)`",
        at: comparison.span, "`\(text(of: token))` is a word, not a value",
        help: "write `is \(isNegated ? "not " : "")\(text(of: token))`",
        fix: (comparison.span, isNegated ? "is not" : "is"))
      return .isChoice(try name("a word"), isNegated: isNegated)
    }
    if let help = helpForPhone() { throw unexpected("a value or a field", help: help) }
    if let slipped = slippedDecimal() { return .compare(comparison, .literal(slipped)) }
    return .compare(comparison, .literal(try literal("a value or a field")))
  }

  /// What a text or a telephone number starts with: `"0800"`, `+82`.
  mutating func beginning() throws(SyntaxFailure) -> Literal {
    let start = token.span.start
    if at(.plus), token(after: 1).kind == .int, token(after: 1).span.start == start + 1 {
      take()
      let digits = text(of: take())
      return Literal(.phonePrefix("+" + digits), at: span(from: start))
    }
    guard at(.string) || at(.phone) || at(.malformed) else {
      throw unexpected("a text in quotes or a telephone number")
    }
    return try literal()
  }

  private mutating func choice() throws(SyntaxFailure) -> Comparison.Test {
    let start = token.span.start
    let isNegated = takeIf(.not)
    if at(.string) {
      let written = text(of: token)
      throw unexpected(
        "`known`, `missing` or one of the field's words",
        help:
          "write `\(isNegated ? "!=" : "=") \(written)` for a text; a word of the field has no quotes"
      )
    }
    mendKnownWord()
    switch keyword {
    case .known, .missing:
      let isKnown = at(.known)
      let word = take()
      if isNegated {
        report(
          .syntax, "`is not \(isKnown ? "known" : "missing")` is not part of the language",
          at: word.span, help: "write `is \(isKnown ? "missing" : "known")`",
          fix: (span(from: start), isKnown ? "missing" : "known"))
      }
      return isKnown != isNegated ? .isKnown : .isMissing
    default:
      return .isChoice(
        try nameInCondition("`known`, `missing` or one of the field's words"), isNegated: isNegated)
    }
  }

  /// What follows `in`.
  mutating func membership(isNegated: Bool) throws(SyntaxFailure) -> Comparison.Test {
    let set = try valueSet()
    let zone = takeIf(.zone) ? try string("the name of a time zone in quotes") : nil
    return .isIn(set, isNegated: isNegated, zone: zone)
  }

  private mutating func valueSet() throws(SyntaxFailure) -> ValueSet {
    let start = token.span.start
    if at(.openSquare) {
      let values = try otherBrackets(("(", ")")) { (parser) throws(SyntaxFailure) in
        try parser.literals()
      }
      return ValueSet(.literals(values), at: span(from: start))
    }
    if at(.openBracket), token(after: 1).kind == .name { throw wordsInBrackets() }
    if takeIf(.openBracket) {
      let values = try literals()
      try expect(.closeBracket, "after the values")
      return ValueSet(.literals(values), at: span(from: start))
    }
    if at(.name), token(after: 1).kind == .sign(.minus), token(after: 2).kind == .name {
      let first = Name(text(of: token), at: take().span)
      _ = takeRange()
      return ValueSet(
        .choiceRange(first, try nameInCondition("the last of the range")), at: span(from: start))
    }
    if at(.name) {
      let first = try nameInCondition("a list, a range, or values in brackets")
      guard takeRange() else { return ValueSet(.list(first), at: first.span) }
      let last = try nameInCondition("the last of the range")
      return ValueSet(.choiceRange(first, last), at: span(from: start))
    }
    guard isAtLiteral else { throw unexpected("a list, a range, or values in brackets") }
    let first = try literal()
    guard takeRange() else {
      var values = [first]
      while at(.comma) {
        take()
        values.append(try literal())
      }
      let all = span(from: start)
      report(
        .syntax, "`in` needs a list, a range, or values in brackets", at: all,
        values.count == 1 ? "a single value" : "",
        help: "put \(values.count == 1 ? "it" : "them") in brackets"
          + (values.count == 1 ? ", or compare with `=`" : ""),
        fix: (all, "(" + text(in: all) + ")"))
      return ValueSet(.literals(values), at: all)
    }
    let last = try literal("the end of the range")
    return ValueSet(.range(first, last), at: span(from: start))
  }
}
