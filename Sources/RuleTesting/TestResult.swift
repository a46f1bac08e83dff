public import CallModel
public import RuleCheck
public import RuleEngine

/// What became of a test.
public struct TestResult: Sendable, Hashable {
  /// The test.
  public let test: RuleTest
  /// What became of each thing that it expects, in order.
  public let expectations: [ExpectationResult]
  /// What the rules say.
  public let decision: Decision
  /// Why, rule by rule.
  public let explanations: [RuleExplanation]
  /// Why each exclusion takes the call out or does not.
  public let exclusions: [ExclusionExplanation]

  /// Whether nothing came out otherwise than expected; gaps that are known do not count.
  public var hasPassed: Bool { expectations.allSatisfy(\.failures.isEmpty) }

  /// The explanation of the rule of that name.
  public func explanation(ofRule name: String) -> RuleExplanation? {
    explanations.first { $0.rule.name == name }
  }
}

/// What became of one thing that a test expects.
public struct ExpectationResult: Sendable, Hashable {
  /// What is expected.
  public let expectation: TestExpectation
  /// What came out otherwise; empty where all is well.
  public let failures: [Failure]
  /// Of a known gap (`todo`), whether it is still there; `nil` for everything else.
  public let gap: Gap?

  /// How a known gap stands.
  public enum Gap: Sendable, Hashable {
    /// The rule does not hold yet.
    case open
    /// The rule holds: `todo` can be taken away.
    case closed
  }

  /// What can come out otherwise.
  public enum Failure: Sendable, Hashable {
    /// The rule does not hold, or nobody knows; `nil` for a rule that is off.
    case notMatched(Verdict?)
    /// The rule holds, and what it says does not count.
    case heldBack(HoldReason)
    /// The rule holds and counts, and must not.
    case matched
    /// The rule's conversion has this value, or none.
    case otherValue(expected: Money, is: Money?)
    /// The rule books no conversion.
    case noConversion(expected: Money)
    /// The rule does not give these tags.
    case missingTags([String])
    /// Nothing that the rule rests on is said then, by that person.
    case notSaidThen(atMs: Int?, speaker: Speaker?)
    /// Something is booked.
    case booked([Outcome])
    /// So many conversions are booked.
    case conversionCount(expected: Int64, is: Int)
  }
}
