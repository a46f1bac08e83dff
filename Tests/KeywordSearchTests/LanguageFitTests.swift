import CallModel
import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("How strange speech is to the language")
struct LanguageFitTests {
  private let words: CompetingWords

  init() throws { words = try ClearSpeech.words() }

  private static let english = "P L IY Z | EH N T ER | Y UW | K AA R D | HH OW L D"
  private static let foreign = "S T R UW K | AE B AW G | N OY SH | F IH G AA | V UH M"

  private func speech(_ text: String, times: Int = 1) throws -> [Float] {
    let values = try ClearSpeech.scores(text).values
    return (0..<times).flatMap { _ in values }
  }

  /// What the second look makes of *enter* in `values`: its findings and its evidence, in order of time.
  private func look(
    _ values: [Float]
  ) throws -> (findings: [Finding], evidence: [Evidence]) {
    let phones = try #require(Pronunciation(arpabet: "EH N T ER")).phones
    let pronunciation = try #require(Pronunciation(phones: phones, wordStarts: []))
    let keyword = try #require(
      Keyword("enter", variants: [.init(spelling: "enter", pronunciation: pronunciation)]))
    let scores = try #require(PhoneScores(values: values))
    var decoder = KeywordDecoder(keywords: [keyword])
    decoder.append(scores)
    var look = SecondLook(keywords: [keyword], among: words)
    let result = decoder.finish()
    return (
      look.judge(result, in: scores)[0],
      look.evidence(for: result, in: scores).map(\.evidence).filter { $0.score == 0 }
    )
  }

  @Test("a few sounds are drawn towards what is usual, many speak for themselves")
  func shrinking() {
    var fit = LanguageFit()
    #expect(abs(fit.strangeness - 1.2) < 1e-6)
    fit.loss = 2
    fit.soundCount = 1
    #expect(abs(fit.strangeness - (2 + 24) / 21) < 1e-6)
    fit.loss = 2_000
    fit.soundCount = 1_000
    #expect(abs(fit.strangeness - 2) < 0.02)
    let both = fit + fit
    #expect(both.loss == 4_000)
    #expect(both.soundCount == 2_000)
  }

  @Test("the loss is that of the best string of words, and sounds are counted as they change")
  func lossOfWords() throws {
    let scores = try #require(PhoneScores(values: speech("EH N T ER | EH N T ER")))
    let rows = FrameRows(scores, firstFrame: 0)
    let phones = try #require(Pronunciation(arpabet: "EH N T ER")).phones
    var pass = WordPass(WordTree([.init(phones: phones, cost: 3.7)]))
    let fit = LanguageFit(pass.joints(of: rows, reversed: false), over: rows)
    // Twice what the word costs: 1 + 0.3 · 9.
    // Besides it the three frames between the sounds of each have their price.
    #expect(abs(fit.loss - 7.4 - 6 * FrameRows.gapCost) < 0.02)
    #expect(fit.soundCount == 8)
  }

  @Test("among words that are none of the language speech is stranger than among words that are")
  func strangeSpeech() throws {
    let among = try look(speech(Self.english, times: 8))
    let between = try look(
      speech(Self.foreign, times: 4) + speech(Self.english) + speech(Self.foreign, times: 4))
    let usual = try #require(among.evidence.last).strangeness
    let strange = try #require(between.evidence.first).strangeness
    #expect(between.evidence.count == 1)
    #expect(strange > usual + 0.2)
    // All else that is near the keyword is the same; only how strange the rest is differs.
    let trusted = try #require(among.findings.map(\.points).max())
    let doubted = try #require(between.findings.map(\.points).max())
    #expect(doubted < trusted)
  }

  @Test("what is more than eighteen seconds away does not matter")
  func reach() throws {
    let near = try speech(Self.english, times: 11)
    let far = try speech(Self.foreign, times: 6)
    // Whole blocks of 256 frames before, so that the blocks lie alike.
    let silence = try speech("", times: 256)
    let alone = try look(silence + near)
    let followed = try look(silence + near + silence + far)
    let first = try #require(alone.evidence.first)
    #expect(try #require(followed.evidence.first) == first)
  }
}
