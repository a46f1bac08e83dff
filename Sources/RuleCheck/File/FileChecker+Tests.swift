import CallModel
import Diagnostics
import RuleSyntax

extension FileChecker {
  /// Checks a test as far as it can be without running it, and says that it is not run.
  mutating func check(_ test: TestDeclaration, at item: Item) {
    let isFirst =
      tree.items.first { if case .test = $0.kind { true } else { false } }?.span == item.span
    if isFirst {
      let count = tree.items.count { if case .test = $0.kind { true } else { false } }
      reporter.add(
        .testsNotRun, "this version does not run tests yet", at: item.keywordSpan(4),
        count == 1 ? "not run" : "not run, nor is any of the \(count) tests in this file")
    }
    var expects = false
    for line in test.lines {
      switch line.kind {
      case .call(let facts): for fact in facts { check(fact) }
      case .expect(let expectation):
        expects = true
        if case .matched(_, let details) = expectation {
          for case .value(let literal) in details { checkAlone(literal) }
        }
      case .spoken(_, _, _, let confidence):
        if let confidence, confidence.value.millionths > 1_000_000 {
          reporter.add(
            .badLiteral, "a confidence lies between 0 and 1", at: confidence.span,
            "more than certain")
        }
      case .history, .audio, .event: break
      }
    }
    if !expects {
      reporter.add(
        .testWithoutExpect, "this test expects nothing", at: test.name.span, "could not fail",
        help: "add `expect \"the rule\" matched`, `expect no \"the rule\"` or `expect nothing`")
    }
  }

  /// `duration 2m30s`: the field must exist, and the value must be one that it can have.
  private mutating func check(_ fact: TestLine.Fact) {
    let path = fact.key.text.contains(".") ? fact.key.text : "call." + fact.key.text
    guard let field = field(FieldName(path, at: fact.key.span)) else { return }
    switch fact.value {
    case .literal(let literal): _ = value(literal, for: field, asked: fact.key.span)
    case .name(let word):
      let words = field.type == .flag ? ["true", "false"] : field.choices
      guard !words.contains(word.text) else { return }
      reporter.add(
        .unknownChoice, "`\(path)` is never `\(word.text)`", at: word.span, "not one of its words",
        help: words.isEmpty
          ? "write a value; text stands in quotes"
          : "it is one of " + words.map { "`\($0)`" }.joined(separator: ", "))
    }
  }

  /// The rules that tests of the file expect something of.
  var expectedRules: [StringLiteral] {
    tree.items.flatMap { item -> [StringLiteral] in
      guard case .test(let test) = item.kind else { return [] }
      return test.lines.compactMap { line in
        guard case .expect(let expectation) = line.kind else { return nil }
        return switch expectation {
        case .matched(let name, _), .notMatched(let name), .todo(let name): name
        case .nothing, .conversions: nil
        }
      }
    }
  }
}
