import Diagnostics

extension Parser {
  /// What follows the word `test`. Lines that cannot be read are left out.
  mutating func test() throws(SyntaxFailure) -> Item.Kind {
    let name = try string("the name of the test in quotes")
    try expect(.openBrace)
    var lines: [TestLine] = []
    var hasUnreadLines = false
    while !at(.closeBrace), !at(.endOfFile), !(isAtItem && looksLikeItem) {
      let start = token.span.start
      do throws(SyntaxFailure) {
        let kind = try testLine()
        lines.append(TestLine(kind, at: span(from: start)))
      } catch {
        hasUnreadLines = true
        if endOfPrevious <= start { take() }
        skip { $0.isAtTestLine || $0.at(.closeBrace) }
      }
    }
    try expect(.closeBrace, "after the lines of the test")
    return .test(TestDeclaration(name: name, lines: lines, hasUnreadLines: hasUnreadLines))
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
      while takeFactComma() { facts.append(try fact()) }
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
    if token(after: 1).kind == .sign(.colon), at(.name) {
      let span = token(after: 1).span
      report(
        .syntax, "no `:` stands behind who speaks", at: span, help: "leave it out", fix: (span, ""))
      let speaker = try word(SpeakerWord.self, "`caller`, `agent` or `anyone`")
      take()
      return try spokenLine(by: speaker)
    }
    if at(.clock), token(after: 1).kind == .name {
      let meant = "\(text(of: token(after: 1))) \(text(of: token))"
      report(
        .syntax, "who speaks stands before the time", at: token.span, help: "write `\(meant)`",
        fix: (span(ofNext: 2), meant))
      take(2)
      throw SyntaxFailure()
    }
    if let keyword, Keyword.speakers.contains(keyword), token(after: 1).kind == .duration {
      let written = token(after: 1)
      let ms = durationMs(written, days: false)
      let seconds = String(ms / 1000 % 60)
      let meant = "\(ms / 60_000):" + (seconds.count == 1 ? "0" : "") + seconds
      report(
        .syntax, "a time in a call is written with a colon", at: written.span,
        help: "write `\(meant)`", fix: (written.span, meant))
      take(2)
      throw SyntaxFailure()
    }
    if let keyword, Keyword.speakers.contains(keyword), token(after: 1).kind == .string {
      report(
        .syntax, "a test says when something is said", at: token.span, "at what time?",
        help: "write the time in the call, such as `\(keyword.rawValue) 0:05 …`")
      take(2)
      throw SyntaxFailure()
    }
    let help = "lines start with `call`, `caller`, `agent`, `event`, `history`, `audio` or `expect`"
    guard at(.name), token(after: 1).kind == .clock else {
      throw unexpected("a line of a test", help: help)
    }
    return try spokenLine(by: try word(SpeakerWord.self, "`caller`, `agent` or `anyone`"))
  }

  private mutating func spokenLine(
    by speaker: Marked<SpeakerWord>
  ) throws(SyntaxFailure)
    -> TestLine.Kind
  {
    let clock = try clock()
    let text = try string("what is said, in quotes")
    if at(.decimal) {
      let written = self.text(of: token)
      takeSlip("a confidence stands in square brackets", meant: "[\(written)]")
      return .spoken(speaker, clock, text, confidence: nil)
    }
    guard takeIf(.openSquare) else { return .spoken(speaker, clock, text, confidence: nil) }
    let confidence = try confidence()
    try expect(.closeSquare, "after the confidence")
    return .spoken(speaker, clock, text, confidence: confidence)
  }

  private mutating func fact() throws(SyntaxFailure) -> TestLine.Fact {
    guard at(.name) || at(.field) else { throw unexpected("a field such as `duration`") }
    let key = take()
    let name = Name(text(of: key), at: key.span)
    if at(.equal) || at(.colon) { takeNeedless() }
    if at(.name) { return TestLine.Fact(key: name, value: .name(try self.name("a value"))) }
    return TestLine.Fact(key: name, value: .literal(try literal()))
  }

  /// Takes the comma between two facts. A missing one is reported.
  private mutating func takeFactComma() -> Bool {
    if takeIf(.comma) { return true }
    guard at(.name) || at(.field), !isOnNewLine(0), keyword == nil || at(.field) else {
      return false
    }
    report(
      .syntax, "a comma is missing before `\(text(of: token))`", at: token.span,
      help: "write commas between what is known of the call",
      fix: (ByteSpan(start: endOfPrevious, end: endOfPrevious), ","))
    return true
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
    case .not where token(after: 1).kind == .string:
      takeSlip("`not` is not part of an expectation", meant: "no")
      return .notMatched(try string("the name of a rule in quotes"))
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
      if at(.not), keyword(after: 1) == .matched {
        let written = ByteSpan(start: rule.span.start, end: token(after: 1).span.end)
        let meant = "no " + self.text(in: rule.span)
        report(
          .syntax, "`not matched` is not part of an expectation", at: span(ofNext: 2),
          help: "write `expect \(meant)`", fix: (written, meant))
        take(2)
        return .notMatched(rule)
      }
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
