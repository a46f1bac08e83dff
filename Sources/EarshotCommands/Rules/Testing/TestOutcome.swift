package import Diagnostics
package import RuleTesting

/// A test that was run, or was not.
package enum TestOutcome {
  /// It was run.
  case ran(TestResult)
  /// It needs a recording to be listened to, and nobody asked for that.
  case skipped(RuleTest)
  /// Its recording could not be heard.
  case broken(RuleTest, InputError)

  /// The test.
  var test: RuleTest {
    switch self {
    case .ran(let result): result.test
    case .skipped(let test), .broken(let test, _): test
    }
  }

  /// What became of it; `nil` for one that was not run.
  var result: TestResult? {
    if case .ran(let result) = self { result } else { nil }
  }

  /// Whether something is wrong that must be looked into.
  var hasFailed: Bool {
    switch self {
    case .ran(let result): !result.hasPassed
    case .skipped: false
    case .broken: true
    }
  }

  /// Whether nobody asked for it to be run.
  var isSkipped: Bool { if case .skipped = self { true } else { false } }
}
