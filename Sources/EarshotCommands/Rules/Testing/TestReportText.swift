import RuleCheck
import RuleTesting

/// What became of tests, as people read it: a line for each, and below one that failed what was
/// expected, what came out, and why.
package struct TestReportText {
  private let outcomes: [TestOutcome]

  /// A report on `outcomes`, in their order.
  package init(_ outcomes: [TestOutcome]) { self.outcomes = outcomes }

  /// Whether any test failed.
  package var hasFailures: Bool { outcomes.contains(where: \.hasFailed) }

  /// The lines, file by file.
  package var lines: [String] {
    var lines: [String] = []
    var file: String?
    for outcome in outcomes {
      if outcome.test.file != file {
        if file != nil { lines.append("") }
        file = outcome.test.file
        lines.append(outcome.test.file)
      }
      lines += self.lines(outcome)
    }
    return lines + [""]
  }

  /// `12 tests: 10 passed, 1 failed, 1 skipped (--audio runs them); 1 known gap`
  package var summary: String {
    let results = outcomes.compactMap(\.result)
    let failed = outcomes.count(where: \.hasFailed)
    let skipped = outcomes.count(where: \.isSkipped)
    var parts = ["\(PlainText.count(outcomes.count - failed - skipped)) passed"]
    if failed > 0 { parts.append("\(PlainText.count(failed)) failed") }
    if skipped > 0 { parts.append("\(PlainText.count(skipped)) skipped (--audio runs them)") }
    let gaps = results.flatMap(\.expectations).count { $0.gap == .open }
    let known = gaps > 0 ? "; " + PlainText.count(gaps, "known gap") : ""
    return PlainText.count(outcomes.count, "test") + ": " + parts.joined(separator: ", ") + known
  }

  private func lines(_ outcome: TestOutcome) -> [String] {
    let result: TestResult
    switch outcome {
    case .skipped(let test): return ["  – \(test.name): skipped, it listens to a recording"]
    case .broken(let test, let error): return ["  ✗ \(test.name)", "      \(error)"]
    case .ran(let ran): result = ran
    }
    let mark = result.hasPassed ? "✓" : "✗"
    let place = outcome.test.line.map { result.hasPassed ? "" : "  (line \($0))" } ?? ""
    return ["  \(mark) \(result.test.name)\(place)"]
      + result.expectations.flatMap { lines($0, in: result) }
  }

  private func lines(_ expectation: ExpectationResult, in result: TestResult) -> [String] {
    let rule = expectation.expectation.rule
    switch expectation.gap {
    case .open: return ["      todo: \"\(rule ?? "")\" does not match yet"]
    case .closed: return ["      todo: \"\(rule ?? "")\" matches now; take the word `todo` away"]
    case nil: break
    }
    guard !expectation.failures.isEmpty else { return [] }
    let place = expectation.expectation.line.map { "  (line \($0))" } ?? ""
    let head = "      expect \(expectation.expectation.text)\(place)"
    let reasons = expectation.failures.map { "        " + ExpectationText.text($0) }
    return [head] + reasons + tree(rule, in: result).map { "        " + $0 }
  }

  /// Why the rule says what it says.
  private func tree(_ rule: String?, in result: TestResult) -> [String] {
    guard let explanation = rule.flatMap({ result.explanation(ofRule: $0) }) else { return [] }
    return ExplanationText(explanation, in: result.decision).treeLines
  }
}
