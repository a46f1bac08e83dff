import Diagnostics

extension Parser {
  /// What follows the word `test`. Lines that cannot be read are left out.
  mutating func test() throws(SyntaxFailure) -> Item.Kind {
    let name = try string("the name of the test in quotes")
    try expect(.openBrace)
    var lines: [TestLine] = []
    while !at(.closeBrace), !at(.endOfFile), !(isAtItem && looksLikeItem) {
      let start = token.span.start
      do throws(SyntaxFailure) {
        let kind = try testLine()
        lines.append(TestLine(kind, at: span(from: start)))
      } catch {
        if endOfPrevious <= start { take() }
        skip { $0.isAtTestLine || $0.at(.closeBrace) }
      }
    }
    try expect(.closeBrace, "after the lines of the test")
    return .test(TestDeclaration(name: name, lines: lines))
  }

  private var isAtTestLine: Bool {
    guard let keyword else { return false }
    return Keyword.testLines.contains(keyword)
      || Keyword.speakers.contains(keyword) && token(after: 1).kind == .clock
  }

  private mutating func testLine() throws(SyntaxFailure) -> TestLine.Kind {
    switch keyword {
    case .call:
      take()
      var facts = [try fact()]
      while takeIf(.comma) { facts.append(try fact()) }
      return .call(facts)
    case .history:
      take()
      let conversion = try string("the name of a conversion in quotes")
      let ago = try duration("a duration such as `40d`", days: true)
      try expect(.ago)
      return .history(conversion, agoMs: ago)
    case .audio:
      take()
      return .audio(try string("the path of a recording in quotes"))
    case .event:
      take()
      let event = try name("the name of an event such as `hold`")
      let clock = try clock()
      return .event(event, clock, forMs: takeIf(.for) ? try duration() : nil)
    case .expect:
      take()
      return .expect(try expectation())
    default: return try spokenLine()
    }
  }

  private mutating func spokenLine() throws(SyntaxFailure) -> TestLine.Kind {
    let help = "lines start with `call`, `caller`, `agent`, `event`, `history`, `audio` or `expect`"
    guard at(.name), token(after: 1).kind == .clock else {
      throw unexpected("a line of a test", help: help)
    }
    let speaker = try word(SpeakerWord.self, "`caller`, `agent` or `anyone`")
    let clock = try clock()
    let text = try string("what is said, in quotes")
    guard takeIf(.openSquare) else { return .spoken(speaker, clock, text, confidence: nil) }
    let confidence = try confidence()
    try expect(.closeSquare, "after the confidence")
    return .spoken(speaker, clock, text, confidence: confidence)
  }

  private mutating func fact() throws(SyntaxFailure) -> TestLine.Fact {
    guard at(.name) || at(.field) else { throw unexpected("a field such as `duration`") }
    let key = take()
    let name = Name(text(of: key), at: key.span)
    if at(.name) { return TestLine.Fact(key: name, value: .name(try self.name("a value"))) }
    return TestLine.Fact(key: name, value: .literal(try literal()))
  }

  private mutating func expectation() throws(SyntaxFailure) -> TestLine.Expectation {
    switch keyword {
    case .no:
      take()
      return .notMatched(try string("the name of a rule in quotes"))
    case .todo:
      take()
      let rule = try string("the name of a rule in quotes")
      try expect(.matched)
      return .todo(rule)
    case .nothing:
      take()
      return .nothing
    case .conversions:
      take()
      return .conversions(try int("a whole number"))
    default:
      guard at(.string) else {
        throw unexpected("the name of a rule, `no`, `todo`, `nothing` or `conversions`")
      }
      let rule = try string("the name of a rule in quotes")
      try expect(.matched)
      var details: [TestLine.Detail] = []
      while let detail = try detail() { details.append(detail) }
      return .matched(rule, details)
    }
  }

  private mutating func detail() throws(SyntaxFailure) -> TestLine.Detail? {
    switch keyword {
    case .value:
      take()
      guard at(.money) || at(.malformed) else { throw unexpected("an amount such as `$100`") }
      return .value(try literal())
    case .tags:
      take()
      var tags = [try string("a tag in quotes")]
      while takeIf(.comma) { tags.append(try string("a tag in quotes")) }
      return .tags(tags)
    case .at:
      take()
      return .at(try clock())
    case .by:
      take()
      return .by(try word(SpeakerWord.self, "`caller`, `agent` or `anyone`"))
    default: return nil
    }
  }
}
