package import RuleTesting

/// A test that was run, or was not.
package enum TestOutcome {
  /// It was run.
  case ran(TestResult)
  /// It needs a recording to be listened to, and nobody asked for that.
  case skipped(RuleTest)

  /// The test.
  var test: RuleTest {
    switch self {
    case .ran(let result): result.test
    case .skipped(let test): test
    }
  }

  /// What became of it; `nil` for one that was not run.
  var result: TestResult? {
    if case .ran(let result) = self { result } else { nil }
  }
}
