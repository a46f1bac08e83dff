import CallModel
import Diagnostics
import RuleCheck
import RuleEngine
import RuleTesting
import Testing

/// Rules with tests, read and checked.
struct TestedRules {
  let plan: RulePlan
  private let tester: RuleTester

  /// The rules in `text`, which must have no errors; `language 1` is put in front.
  init(_ text: String) throws {
    let source = SourceFile(path: "rules/a.rules", text: "language 1\ncurrency USD\n" + text)
    let result = checkRules([CheckedFile(name: "a.rules", source: source)])
    plan = RulePlan(try #require(result.ruleset, "\(result.text())"))
    tester = try RuleTester(plan: plan)
  }

  /// What becomes of the tests.
  func results(sound: TestSound? = nil) -> [TestResult] {
    RuleTest.tests(in: plan.ruleset).map { tester.run($0, sound: sound) }
  }

  /// What becomes of `test`.
  func result(of test: RuleTest) -> TestResult { tester.run(test) }
}

/// What the only test of the rules in `text` comes to: for each expectation what came out otherwise.
func failures(_ text: String, sound: TestSound? = nil) throws -> [[ExpectationResult.Failure]] {
  let results = try TestedRules(text).results(sound: sound)
  try #require(results.count == 1)
  return results[0].expectations.map(\.failures)
}
