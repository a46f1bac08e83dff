import CallModel
import TestSupport
import Testing

@Suite("Lists of stretches of time")
struct TimeSpanListTests {
  @Test("give what counting every millisecond gives")
  func twin() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let (one, other) = (list(&generator), list(&generator))
      #expect(moments(one.union(other)) == moments(one).union(moments(other)))
      #expect(moments(one.intersection(other)) == moments(one).intersection(moments(other)))
      #expect(moments(one.subtracting(other)) == moments(one).subtracting(moments(other)))
      #expect(moments(one.gaps(from: 5, to: 45)) == Set(5..<45).subtracting(moments(one)))
      #expect(one.totalMs == moments(one).count)
    }
  }

  @Test("join over gaps shorter than asked, and not over others")
  func joining() {
    let spans = [TimeSpan(startMs: 0, endMs: 10), TimeSpan(startMs: 13, endMs: 20)]
    #expect(spans.joined(overGapsBelowMs: 3).count == 2)
    #expect(spans.joined(overGapsBelowMs: 4) == [TimeSpan(startMs: 0, endMs: 20)])
  }

  private func list(_ generator: inout SeededGenerator) -> [TimeSpan] {
    (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      let startMs = Int.random(in: 0...45, using: &generator)
      return TimeSpan(
        startMs: startMs, endMs: startMs + Int.random(in: 1...9, using: &generator))
    }.joined(overGapsBelowMs: 1)
  }

  private func moments(_ spans: [TimeSpan]) -> Set<Int> {
    spans.reduce(into: []) { $0.formUnion($1.startMs..<$1.endMs) }
  }
}
