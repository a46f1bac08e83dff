import CallModel
import KeywordSearch
import PhoneticIndex
import Pronunciation
import TestSupport
import Testing

@Suite("The second look")
struct SecondLookTests {
  private let words: CompetingWords

  init() throws { words = try ClearSpeech.words() }

  private func keyword(_ text: String, _ arpabet: String, wordStarts: [Int] = []) throws -> Keyword
  {
    let phones = try #require(Pronunciation(arpabet: arpabet)).phones
    let pronunciation = try #require(Pronunciation(phones: phones, wordStarts: wordStarts))
    return try #require(
      Keyword(text, variants: [.init(spelling: text, pronunciation: pronunciation)]))
  }

  private func speech(_ text: String) throws -> PhoneScores { try ClearSpeech.scores(text) }

  private func evidence(_ keyword: Keyword, in scores: PhoneScores) throws -> Evidence {
    var decoder = KeywordDecoder(keywords: [keyword])
    decoder.append(scores)
    var look = SecondLook(keywords: [keyword], among: words)
    let places = look.evidence(for: decoder.finish(), in: scores)
    return try #require(places.max { $0.evidence.score < $1.evidence.score }).evidence
  }

  @Test("a word that goes on is a better account than the keyword at its beginning")
  func insideAnotherWord() throws {
    let enter = try keyword("enter", "EH N T ER")
    let said = try evidence(enter, in: speech("P L IY Z | EH N T ER | Y UW"))
    let inside = try evidence(enter, in: speech("P L IY Z | EH N T ER IH NG | Y UW"))
    #expect(said.score == 0)
    #expect(inside.score == 0)
    // Said, the keyword is the best account, and only its own cost lies between: 1 + 0.3 · 9.
    #expect(abs(said.wordMargin - 3.7) < 0.01)
    // Inside, what is left over has to be an unknown piece, with no mark before it.
    #expect(inside.wordMargin < said.wordMargin - 5)
    #expect(said.endMark == 0)
    #expect(inside.endMark == FrameRows.floor)
  }

  @Test("a phrase needs its words to be apart, and only there")
  func phrase() throws {
    let phrase = try keyword("please enter", "P L IY Z EH N T ER", wordStarts: [4])
    let one = try keyword("please enter", "P L IY Z EH N T ER")
    let scores = try speech("Y UW | P L IY Z | EH N T ER | HH OW L D")
    // One frame with a mark within a word.
    #expect(
      try evidence(phrase, in: scores).wordMargin > evidence(one, in: scores).wordMargin + 0.4)
    #expect(try evidence(phrase, in: scores).innerMark == FrameRows.floor)
    #expect(try evidence(one, in: scores).innerMark == 0)
  }

  @Test("a silence within a word is measured, between words it is a pause")
  func silences() throws {
    let scores = try speech("P L IY Z _ EH N T ER")
    let phrase = try evidence(
      keyword("please enter", "P L IY Z EH N T ER", wordStarts: [4]), in: scores)
    let one = try evidence(keyword("please enter", "P L IY Z EH N T ER"), in: scores)
    #expect(phrase.longestPause >= 60)
    #expect(phrase.longestGap < 5)
    #expect(one.longestGap >= 60)
    #expect(one.longestPause == 0)
  }

  @Test("a word that the first look draws out over a pause is found where it was said")
  func drawnOut() throws {
    let hold = try keyword("hold", "HH OW L D")
    let (scores, lastSound) = try ClearSpeech.echoed("P L IY Z | HH OW L D", last: .d)
    var decoder = KeywordDecoder(keywords: [hold])
    decoder.append(scores)
    let result = decoder.finish()
    let drawn = try #require(result.candidates[0].max { $0.score < $1.score })
    var look = SecondLook(keywords: [hold], among: words)
    let finding = try #require(look.judge(result, in: scores)[0].max { $0.points < $1.points })
    #expect(drawn.span.endMs > 3000)
    #expect(finding.candidate.span.startMs == drawn.span.startMs)
    #expect(finding.candidate.span.endMs == (lastSound.lowerBound + 1) * 20)
    let place = try #require(
      look.evidence(for: result, in: scores).max { $0.evidence.score < $1.evidence.score })
    #expect(place.evidence.longestGap < 5)
  }

  @Test("what a candidate gets depends neither on other keywords nor on other candidates")
  func independence() throws {
    var sound = RandomSound(seed: 21)
    var values: [Float] = []
    for text in ["P L IY Z | EH N T ER", "K AA R D | HH OW L D", "EH N T ER IH NG"] {
      values += try speech(text).values + sound.scores(frameCount: 300).values
    }
    let scores = try #require(PhoneScores(values: values))
    let keywords = [
      try keyword("enter", "EH N T ER"), try keyword("card", "K AA R D"),
      try keyword("please", "P L IY Z"), try keyword("hold", "HH OW L D"),
    ]
    func findings(_ keywords: [Keyword]) -> [[Finding]] {
      var decoder = KeywordDecoder(keywords: keywords)
      decoder.append(scores)
      let result = decoder.finish()
      var look = SecondLook(keywords: keywords, among: words)
      let first = look.judge(result, in: scores)
      let again = look.judge(result, in: scores)
      #expect(again == first)
      return first
    }
    let together = findings(keywords)
    for (index, keyword) in keywords.enumerated() {
      let alone = findings([keyword])[0]
      #expect(!alone.isEmpty)
      #expect(alone.map(\.points) == together[index].map(\.points))
      #expect(alone.map(\.candidate.span) == together[index].map(\.candidate.span))
    }
  }

  @Test("looking only at what can reach a confidence leaves out nothing that has it")
  func reach() throws {
    var sound = RandomSound(seed: 22)
    var values: [Float] = []
    for text in ["P L IY Z | EH N T ER", "K AA R D | HH OW L D", "EH N T ER IH NG | K AA R D"] {
      values += try speech(text).values + sound.scores(frameCount: 700).values
    }
    let scores = try #require(PhoneScores(values: values))
    let keywords = [
      try keyword("enter", "EH N T ER"), try keyword("card", "K AA R D"),
      try keyword("please enter", "P L IY Z EH N T ER", wordStarts: [4]),
    ]
    var settings = KeywordDecoder.Settings()
    settings.minimumScore = SecondLook.leastScore
    var decoder = KeywordDecoder(keywords: keywords, settings: settings)
    decoder.append(scores)
    let result = decoder.finish()
    var look = SecondLook(keywords: keywords, among: words)
    let all = look.judge(result, in: scores)
    let seen = look.evidence(for: result, in: scores).count
    var found = 0
    for thousandths in [0, 1, 10, 100, 300, 500, 800, 900, 990, 1000] {
      let confidence = Confidence(thousandths: thousandths)
      let some = look.judge(result, in: scores, reaching: confidence)
      let least = look.leastScores(reaching: confidence)
      for index in keywords.indices {
        let expected = all[index].filter { $0.confidence >= confidence }
        #expect(some[index].filter { $0.confidence >= confidence } == expected)
        #expect(some[index].map(\.candidate.score) == all[index].map(\.candidate.score))
        #expect(expected.allSatisfy { thousandths == 0 || $0.candidate.score > least[index] })
        found += expected.count
      }
      let count = look.evidence(for: result, in: scores, reaching: confidence).count
      #expect(thousandths < 900 || count < seen / 2)
    }
    #expect(found > 30)
  }

  @Test(
    "candidates that are not worth a look come behind all others, and nobody is told to trust them")
  func unseen() throws {
    let candidate = Candidate(
      keywordIndex: 0, variantIndex: 0, span: TimeSpan(startMs: 100, endMs: 500),
      score: SecondLook.leastScore)
    let result = KeywordDecoder.Result(candidates: [[candidate]], truncatedKeywords: [])
    var look = SecondLook(keywords: [try keyword("enter", "EH N T ER")], among: words)
    let findings = look.judge(result, in: try speech("EH N T ER"))
    let finding = try #require(findings.first?.first)
    #expect(finding.confidence == Confidence(thousandths: 0))
    #expect(finding.points < -30)
  }

  @Test("a candidate that lies outside the sound or is of no variant gets no evidence")
  func stray() throws {
    let stray = [
      Candidate(
        keywordIndex: 0, variantIndex: 0, span: TimeSpan(startMs: 90_000, endMs: 91_000), score: 0),
      Candidate(
        keywordIndex: 0, variantIndex: 7, span: TimeSpan(startMs: 100, endMs: 500), score: 0),
      Candidate(
        keywordIndex: 0, variantIndex: 0, span: TimeSpan(startMs: 0, endMs: 20), score: 0),
    ]
    let result = KeywordDecoder.Result(candidates: [stray], truncatedKeywords: [])
    var look = SecondLook(keywords: [try keyword("enter", "EH N T ER")], among: words)
    let scores = try speech("EH N T ER")
    let seen = look.evidence(for: result, in: scores)
    let judged = look.judge(result, in: scores)
    let judgedInNothing = look.judge(result, in: RandomSound.none)
    #expect(seen.isEmpty)
    #expect(judged[0].count == 3)
    #expect(judgedInNothing[0].count == 3)
  }

  @Test("the list of words says which line is wrong")
  func malformedList() throws {
    func failure(_ text: String) -> String? {
      do {
        _ = try WordFrequencies(bytes: Array(text.utf8), path: "w.tsv")
        return nil
      } catch { return "\(error)" }
    }
    #expect(failure("the\t-3.2\n\nto\t-4\n") == nil)
    #expect(try #require(failure("the\t-3.2\nto -4\n")).hasPrefix("w.tsv:2: "))
    #expect(try #require(failure("the\t1\n")).hasPrefix("w.tsv:1: "))
    #expect(try #require(failure("the\tnan\n")).hasPrefix("w.tsv:1: "))
    #expect(try #require(failure("\t-1\n")).hasPrefix("w.tsv:1: "))
    #expect(try #require(failure("")).contains("holds no word"))
  }
}
