import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite struct PossibleCountTests {
  /// Stands for "no limit" when all counts are tried one after the other.
  private let many = 12

  @Test("a count decides exactly what all the counts that it leaves open agree on")
  func exhaustive() {
    for certain in 0...4 {
      for possible in [0, 1, 2, 3, nil] as [Int?] {
        for minimum in 0...5 {
          for maximum in [nil] + Array(minimum...6) as [Int?] {
            let open = certain...(possible.map { certain + $0 } ?? many)
            let holds = Set(open.map { $0 >= minimum && $0 <= maximum ?? .max })
            let expected: Verdict =
              holds == [true] ? .yes : holds == [false] ? .no : .unknown
            let count = PossibleCount(
              certain: certain, possible: possible ?? 0, isComplete: possible != nil)
            #expect(
              count.verdict(for: MentionCount(minimum: minimum, maximum: maximum)) == expected,
              "\(certain) + \(String(describing: possible)) for \(minimum)...\(String(describing: maximum))"
            )
          }
        }
      }
    }
  }

  @Test(
    "one certain mention and a possible one: at least two, at most one and exactly one are open")
  func openCounts() {
    let count = PossibleCount(certain: 1, possible: 1)
    #expect(count.verdict(for: atLeast(1)) == .yes)
    #expect(count.verdict(for: atLeast(2)) == .unknown)
    #expect(count.verdict(for: atLeast(3)) == .no)
    #expect(count.verdict(for: atMost(0)) == .no)
    #expect(count.verdict(for: atMost(1)) == .unknown)
    #expect(count.verdict(for: atMost(2)) == .yes)
    #expect(count.verdict(for: exactly(1)) == .unknown)
    #expect(count.verdict(for: exactly(3)) == .no)
  }

  @Test("evidence that was never searched sets no upper limit")
  func unlimited() {
    let count = PossibleCount(certain: 1, possible: 0, isComplete: false)
    #expect(count.minimum == 1)
    #expect(count.maximum == nil)
    #expect(count.verdict(for: atLeast(1)) == .yes)
    #expect(count.verdict(for: atLeast(2)) == .unknown)
    #expect(count.verdict(for: atMost(1000)) == .unknown)
    #expect(count.verdict(for: atMost(0)) == .no)
  }
}
