import RuleCheck
import RuleTesting

/// What became of tests as JUnit XML, which continuous integration shows: a suite for each file, a
/// case for each test.
package struct JUnitReport {
  private let outcomes: [TestOutcome]

  /// A report on `outcomes`.
  package init(_ outcomes: [TestOutcome]) { self.outcomes = outcomes }

  /// The document.
  package var xml: String {
    var files: [String] = []
    for outcome in outcomes where files.last != outcome.test.file {
      files.append(outcome.test.file)
    }
    let suites = files.map { file in suite(file, outcomes.filter { $0.test.file == file }) }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites name=\"earshot rules test\"\(counts(outcomes))>\n"
      + suites.joined() + "</testsuites>\n"
  }

  private func suite(_ file: String, _ outcomes: [TestOutcome]) -> String {
    "  <testsuite name=\"\(escaped(file))\"\(counts(outcomes))>\n"
      + outcomes.map(testCase).joined() + "  </testsuite>\n"
  }

  private func counts(_ outcomes: [TestOutcome]) -> String {
    let failed = outcomes.count { $0.result?.hasPassed == false }
    let skipped = outcomes.count(where: \.isSkipped)
    let broken = outcomes.count(where: \.hasFailed) - failed
    return " tests=\"\(outcomes.count)\" failures=\"\(failed)\" errors=\"\(broken)\" "
      + "skipped=\"\(skipped)\""
  }

  private func testCase(_ outcome: TestOutcome) -> String {
    let test = outcome.test
    let line = test.line.map { " line=\"\($0)\"" } ?? ""
    let head =
      "    <testcase classname=\"\(escaped(test.file))\" name=\"\(escaped(test.name))\" "
      + "file=\"\(escaped(test.file))\"\(line)"
    let result: TestResult
    switch outcome {
    case .skipped: return head + ">\n      <skipped/>\n    </testcase>\n"
    case .broken(_, let error):
      return head + ">\n      <error message=\"\(escaped("\(error)"))\"/>\n    </testcase>\n"
    case .ran(let ran): result = ran
    }
    guard !result.hasPassed else { return head + "/>\n" }
    let failures = result.expectations.filter { !$0.failures.isEmpty }.map { expectation in
      let message =
        "expect \(expectation.expectation.text): "
        + expectation.failures.map(ExpectationText.text).joined(separator: "; ")
      let tree =
        expectation.expectation.rule.flatMap { result.explanation(ofRule: $0) }.map {
          ExplanationText($0, in: result.decision).treeLines.joined(separator: "\n")
        } ?? ""
      return "      <failure message=\"\(escaped(message))\">\(escaped(tree))</failure>\n"
    }
    return head + ">\n" + failures.joined() + "    </testcase>\n"
  }

  /// `text` as XML takes it, in an attribute or between tags; characters that XML has no way to write
  /// are replaced.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
