import CallModel
import Pipeline
import Testing

@Suite struct LimitedHitsTests {
  private func hits(_ patterns: [String]) -> [Hit] {
    patterns.enumerated().map { index, pattern in
      Hit(
        term: Term(pattern), speaker: .caller, channel: nil,
        span: TimeSpan(startMs: index, endMs: index + 1), source: .transcript, confidence: .certain,
        text: pattern)
    }
  }

  @Test("up to the limit nothing is left out")
  func within() {
    let given = hits(["a", "b", "a"])
    let limited = LimitedHits(given, most: 2)
    #expect(limited.hits == given)
    #expect(limited.cut.isEmpty)
  }

  @Test("beyond it the first hits of each term stay, in order, and the terms are named")
  func beyond() {
    let given = hits(["a", "b", "a", "a", "c", "b", "a", "b"])
    let limited = LimitedHits(given, most: 2)
    #expect(limited.hits.map(\.span.startMs) == [0, 1, 2, 4, 5])
    #expect(limited.cut.map(\.term.pattern) == ["a", "b"])
    #expect(limited.cut.map(\.count) == [4, 3])
  }
}
