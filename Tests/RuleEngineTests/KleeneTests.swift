import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite struct KleeneTests {
  /// A verdict as the set of truth values that it leaves open: an account of the tables that does
  /// not mention them.
  private func possibilities(_ verdict: Verdict) -> Set<Bool> {
    switch verdict {
    case .yes: [true]
    case .no: [false]
    case .unknown: [true, false]
    }
  }

  private func verdict(_ possibilities: Set<Bool>) -> Verdict {
    possibilities == [true] ? .yes : possibilities == [false] ? .no : .unknown
  }

  @Test("`and`, `or` and `not` keep exactly what is true in every possible world")
  func tables() {
    for left in Verdict.allCases {
      #expect(left.negated == verdict(Set(possibilities(left).map(!))))
      for right in Verdict.allCases {
        let pairs = possibilities(left).flatMap { left in
          possibilities(right).map { (left, $0) }
        }
        #expect(left.and(right) == verdict(Set(pairs.map { $0 && $1 })))
        #expect(left.or(right) == verdict(Set(pairs.map { $0 || $1 })))
      }
    }
  }

  @Test("a condition of operands in every combination comes to what the tables say")
  func throughTheEngine() {
    let operands: [(Verdict, () -> CheckedExpression)] = [
      (.yes, { field("custom.known", .text, .isMissing) }),
      (.no, { field("custom.known", .text, .isKnown) }),
      (.unknown, { field("custom.known", .text, .contains("x")) }),
    ]
    for (first, makeFirst) in operands {
      #expect(RuleEngineTests.verdict(not(makeFirst()), call()) == first.negated)
      for (second, makeSecond) in operands {
        for (third, makeThird) in operands {
          let (a, b, c) = (makeFirst(), makeSecond(), makeThird())
          #expect(
            RuleEngineTests.verdict(both(a, b, c), call()) == first.and(second).and(third))
          #expect(
            RuleEngineTests.verdict(either(a, b, c), call()) == first.or(second).or(third))
          #expect(
            RuleEngineTests.verdict(either(a, both(b, not(c))), call())
              == first.or(second.and(third.negated)))
        }
      }
    }
  }
}
