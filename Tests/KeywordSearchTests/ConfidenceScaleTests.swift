import CallModel
import KeywordSearch
import Pronunciation
import Testing

@Suite("Confidence")
struct ConfidenceScaleTests {
  @Test("confidence never falls as the score or the number of sounds rises")
  func monotone() {
    for phoneCount in 0...40 {
      for step in 0..<400 {
        let score = Float(step) / 100 - 4
        let confidence = ConfidenceScale.confidence(score: score, phoneCount: phoneCount)
        #expect(
          confidence <= ConfidenceScale.confidence(score: score + 0.01, phoneCount: phoneCount))
        #expect(confidence <= ConfidenceScale.confidence(score: score, phoneCount: phoneCount + 1))
      }
    }
  }

  @Test("the fit, at scores worked out by hand")
  func values() {
    // 3.764 − 2.345 + 0.108 · 10 = 2.499; 1 / (1 + e^−2.499) = 0.9241
    #expect(ConfidenceScale.confidence(score: -1, phoneCount: 10).thousandths == 924)
    // Sounds beyond sixteen add nothing: 3.764 + 0.108 · 16 = 5.492.
    #expect(ConfidenceScale.confidence(score: 0, phoneCount: 16).thousandths == 996)
    #expect(ConfidenceScale.confidence(score: 0, phoneCount: 99).thousandths == 996)
    #expect(ConfidenceScale.confidence(score: -.infinity, phoneCount: 5).thousandths == 0)
  }

  @Test("below the least score no hit reaches the confidence, at it the longest just does")
  func leastScore() {
    for thousandths in stride(from: 10, through: 990, by: 10) {
      let confidence = Confidence(thousandths: thousandths)
      let least = ConfidenceScale.leastScore(reaching: confidence)
      #expect(ConfidenceScale.confidence(score: least + 0.001, phoneCount: 30) >= confidence)
      for phoneCount in [1, 5, 16, 30] {
        #expect(
          ConfidenceScale.confidence(score: least - 0.001, phoneCount: phoneCount) < confidence)
      }
    }
    #expect(ConfidenceScale.leastScore(reaching: Confidence(thousandths: 0)) == -.infinity)
  }

  @Test(
    "a candidate becomes a hit in sound with the words, the time and the confidence of its variant")
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
    let candidate = Candidate(keywordIndex: 0, variantIndex: 1, span: span, score: -0.5)
    let hit = candidate.hit(of: keyword, term: Term("credit? card"), speaker: .caller, channel: 1)
    #expect(
      hit
        == Hit(
          term: Term("credit? card"), speaker: .caller, channel: 1, span: span, source: .audio,
          confidence: ConfidenceScale.confidence(score: -0.5, phoneCount: 4), text: "card"))
  }
}
