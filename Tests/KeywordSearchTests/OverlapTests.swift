import CallModel
import KeywordSearch
import TestSupport
import Testing

@Suite("One hit for each overlap")
struct OverlapTests {
  private func candidate(
    _ startMs: Int, _ endMs: Int, _ score: Float, variant: Int = 0
  ) -> Candidate {
    Candidate(
      keywordIndex: 0, variantIndex: variant, span: TimeSpan(startMs: startMs, endMs: endMs),
      score: score)
  }

  @Test("of two that overlap the better stays, whichever comes first")
  func better() {
    let (early, late) = (candidate(0, 100, -1), candidate(80, 180, -0.5))
    #expect([early, late].bestPerOverlap() == [late])
    #expect([late, early].bestPerOverlap() == [late])
  }

  @Test("two that only touch both stay")
  func touching() {
    let both = [candidate(0, 100, -1), candidate(100, 180, -0.5)]
    #expect(both.bestPerOverlap() == both)
  }

  @Test("what overlaps only something that goes, stays")
  func chain() {
    let chain = [candidate(0, 100, -0.5), candidate(90, 200, -0.7), candidate(190, 300, -0.9)]
    #expect(chain.bestPerOverlap() == [chain[0], chain[2]])
  }

  @Test("a long one goes for a better one within it, and a short one for a better one around it")
  func nested() {
    let (long, short) = (candidate(0, 1000, -1), candidate(400, 500, -0.5))
    #expect([long, short].bestPerOverlap() == [short])
    let (better, worse) = (candidate(0, 1000, -0.2), candidate(400, 500, -0.5))
    #expect([better, worse].bestPerOverlap() == [better])
  }

  @Test("of equals the earlier stays, then the shorter, then the variant listed first")
  func ties() {
    let equals = [
      candidate(20, 120, -1), candidate(0, 120, -1, variant: 1), candidate(0, 100, -1, variant: 2),
      candidate(0, 100, -1, variant: 1),
    ]
    #expect(equals.bestPerOverlap() == [equals[3]])
  }

  @Test("the rule equals the plain one on random candidates", arguments: 0..<20)
  func twin(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let candidates = (0..<120).map { index in
      let start = Int.random(in: 0...3000, using: &generator)
      return candidate(
        start, start + Int.random(in: 20...400, using: &generator),
        -Float(Int.random(in: 0...30, using: &generator)) / 10, variant: index)
    }
    #expect(candidates.bestPerOverlap() == PlainDecoder.bestPerOverlap(candidates))
  }
}
