import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// A test, typed; `nil` if anything in it is wrong.
  mutating func check(_ test: TestDeclaration, at item: Item) -> CheckedTest? {
    let messagesBefore = reporter.diagnostics.count
    var parts = TestParts()
    for line in test.lines { take(line, into: &parts) }
    if parts.expectations.isEmpty {
      let expects = test.lines.contains { if case .expect = $0.kind { true } else { false } }
      guard !expects, !test.hasUnreadLines else { return nil }
      reporter.add(
        .testWithoutExpect, "this test expects nothing", at: test.name.span, "could not fail",
        help: "add `expect \"the rule\" matched`, `expect no \"the rule\"` or `expect nothing`")
    }
    guard reporter.diagnostics.count == messagesBefore else { return nil }
    return CheckedTest(
      name: test.name.value, facts: parts.facts, lines: parts.lines, events: parts.events,
      history: parts.history, recordingPath: parts.recordingPath,
      expectations: parts.expectations, span: ruleSpan(item.span))
  }

  /// What the lines of a test add up to.
  private struct TestParts {
    var facts = CallFacts()
    var factSpans: [String: ByteSpan] = [:]
    var lines: [CheckedTest.Line] = []
    var events: [CheckedTest.Event] = []
    var history: [CheckedTest.EarlierConversion] = []
    var recordingPath: String?
    var recordingSpan: ByteSpan?
    var expectations: [TestExpectation] = []
  }

  private mutating func take(_ line: TestLine, into parts: inout TestParts) {
    switch line.kind {
    case .call(let facts): for fact in facts { take(fact, into: &parts) }
    case .spoken(let speaker, let clock, let text, let confidence):
      parts.lines.append(
        CheckedTest.Line(
          speaker: Speaker(speaker.value), startMs: clock.value.offset, text: text.value,
          confidence: confidence.map { self.confidence($0) } ?? .certain))
    case .event(let name, let clock, let forMs):
      guard let kind = event(name) else { return }
      parts.events.append(
        CheckedTest.Event(
          kind, startMs: clock.value.offset, durationMs: Int(clamping: forMs?.value ?? 0)))
    case .history(let name, let agoMs):
      parts.history.append(
        CheckedTest.EarlierConversion(name: name.value, agoMs: agoMs.value))
    case .audio(let path):
      if let first = parts.recordingSpan {
        reporter.add(
          .duplicateQualifier, "a test listens to one recording", at: path.span, "and another",
          and: [(first, "first here")], help: "write a test for each")
        return
      }
      parts.recordingSpan = path.span
      parts.recordingPath = self.path(ofFile: path)
    case .expect(let expectation):
      guard let kind = kind(of: expectation) else { return }
      let text = tree.source.text(in: line.span).split(whereSeparator: \.isWhitespace).dropFirst()
      parts.expectations.append(
        TestExpectation(
          kind, text: text.joined(separator: " "),
          line: tree.source.line(ofByte: line.span.start)))
    }
  }

  private mutating func confidence(_ written: Marked<FixedDecimal>) -> Confidence {
    if written.value.millionths > 1_000_000 {
      reporter.add(
        .badLiteral, "a confidence lies between 0 and 1", at: written.span, "more than certain")
    }
    return Confidence(thousandths: Int(clamping: written.value.millionths / 1000))
  }
}

// MARK: - Facts

extension FileChecker {
  /// `duration 2m30s`: the field must exist, and the value must be one that it can have.
  private mutating func take(_ fact: TestLine.Fact, into parts: inout TestParts) {
    let path = fact.key.text.contains(".") ? fact.key.text : "call." + fact.key.text
    guard let field = field(FieldName(path, at: fact.key.span)) else { return }
    if let first = parts.factSpans[path] {
      reporter.add(
        .duplicateQualifier, "`\(path)` is said twice", at: fact.key.span, "and again here",
        and: [(first, "first here")], help: "leave one of them out")
      return
    }
    parts.factSpans[path] = fact.key.span
    switch fact.value {
    case .literal(let literal):
      parts.facts[path] = value(literal, for: field, asked: fact.key.span)
    case .name(let word): parts.facts[path] = choice(word, of: field)
    }
  }

  private mutating func choice(_ word: Name, of field: Field) -> FieldValue? {
    if field.type == .flag, word.text == "true" || word.text == "false" {
      return .flag(word.text == "true")
    }
    if field.choices.contains(word.text) { return .choice(word.text) }
    let words = field.type == .flag ? ["true", "false"] : field.choices
    reporter.add(
      .unknownChoice, "`\(field.path)` is never `\(word.text)`", at: word.span,
      "not one of its words",
      help: words.isEmpty
        ? "write a value; text stands in quotes"
        : "it is one of " + words.map { "`\($0)`" }.joined(separator: ", "))
    return nil
  }
}

// MARK: - Expectations

extension FileChecker {
  private mutating func kind(of expectation: TestLine.Expectation) -> TestExpectation.Kind? {
    switch expectation {
    case .matched(let name, let details):
      self.details(details).map { .matched(rule: name.value, $0) }
    case .notMatched(let name): .notMatched(rule: name.value)
    case .todo(let name): .todo(rule: name.value)
    case .nothing: .nothing
    case .conversions(let count): .conversions(count.value)
    }
  }

  private mutating func details(_ details: [TestLine.Detail]) -> TestExpectation.Details? {
    var checked = TestExpectation.Details()
    for detail in details {
      switch detail {
      case .value(let literal):
        guard case .money(let written) = literal.kind,
          let money = money(written, at: literal.span)
        else { return nil }
        checked.value = money
      case .tags(let tags): checked.tags += tags.map(\.value)
      case .at(let clock): checked.atMs = clock.value.offset
      case .by(let speaker):
        let speaker = Speaker(speaker.value)
        checked.speaker = speaker == .unknown ? nil : speaker
      }
    }
    return checked
  }

  /// What tests of the file expect, also those with errors.
  var expectations: [TestLine.Expectation] {
    tree.items.flatMap { item -> [TestLine.Expectation] in
      guard case .test(let test) = item.kind else { return [] }
      return test.lines.compactMap { line in
        if case .expect(let expectation) = line.kind { expectation } else { nil }
      }
    }
  }
}

extension TestLine.Expectation {
  /// The rule that it is about; `nil` where it is about the whole call.
  var rule: StringLiteral? {
    switch self {
    case .matched(let name, _), .notMatched(let name), .todo(let name): name
    case .nothing, .conversions: nil
    }
  }
}

extension Speaker {
  /// Who speaks a line of a test; nobody who is known for `anyone`.
  fileprivate init(_ word: SpeakerWord) {
    switch word {
    case .caller: self = .caller
    case .agent: self = .agent
    case .anyone: self = .unknown
    }
  }
}

extension ClockLiteral {
  fileprivate var offset: Int { Int(clamping: offsetMs) }
}
