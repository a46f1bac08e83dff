import CallModel
import KeywordSearch
import Pronunciation
import Testing

@Suite("Confidence")
struct ConfidenceScaleTests {
  @Test("confidence never falls as the points rise, and is half at even odds")
  func monotone() {
    for step in -1200..<1200 {
      let points = Float(step) / 100
      #expect(
        ConfidenceScale.confidence(points: points)
          <= ConfidenceScale.confidence(points: points + 0.01))
    }
    #expect(ConfidenceScale.confidence(points: 0).thousandths == 500)
    // 1 / (1 + e^−2.2) = 0.9002
    #expect(ConfidenceScale.confidence(points: 2.2).thousandths == 900)
    #expect(ConfidenceScale.confidence(points: -.infinity).thousandths == 0)
    #expect(ConfidenceScale.confidence(points: .infinity) == .certain)
  }

  @Test("below the least score no finding reaches the confidence, whatever else speaks for it")
  func leastScore() {
    var last = -Float.infinity
    for thousandths in stride(from: 10, through: 990, by: 10) {
      let confidence = Confidence(thousandths: thousandths)
      let least = ConfidenceScale.leastScore(reaching: confidence)
      #expect(least >= last)
      #expect(least >= SecondLook.leastScore)
      last = least
      guard least > SecondLook.leastScore, least.isFinite else { continue }
      let best = Scorecard.fitted.curves.enumerated().reduce(Scorecard.fitted.start) { sum, curve in
        sum
          + (Evidence.names[curve.offset] == "score"
            ? curve.element(least - 0.01) : curve.element.points.max() ?? 0)
      }
      #expect(ConfidenceScale.confidence(points: best) < confidence)
    }
    #expect(ConfidenceScale.leastScore(reaching: Confidence(thousandths: 0)) == -.infinity)
  }

  @Test(
    "a finding becomes a hit in sound with the words, the time and the confidence of its variant")
  func hit() throws {
    let long = try #require(Pronunciation(arpabet: "K R EH D IH T K AA R D"))
    let short = try #require(Pronunciation(arpabet: "K AA R D"))
    let keyword = try #require(
      Keyword(
        "credit? card",
        variants: [
          .init(spelling: "credit card", pronunciation: long),
          .init(spelling: "card", pronunciation: short),
        ]))
    #expect(keyword.phoneCount == 4)
    #expect(keyword.isShort)
    let span = TimeSpan(startMs: 1200, endMs: 1900)
    let finding = Finding(
      candidate: Candidate(keywordIndex: 0, variantIndex: 1, span: span, score: -0.5), points: 2.2)
    let hit = finding.hit(of: keyword, term: Term("credit? card"), speaker: .caller, channel: 1)
    #expect(
      hit
        == Hit(
          term: Term("credit? card"), speaker: .caller, channel: 1, span: span, source: .audio,
          confidence: Confidence(thousandths: 900), text: "card"))
  }
}
