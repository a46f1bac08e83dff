import CallModel
import Pipeline
import Testing

@Suite("Mentions") struct MentionTests {
  private let card = Term("credit card")

  private func hit(
    _ startMs: Int, _ endMs: Int, _ speaker: Speaker = .caller, _ source: EvidenceSource = .audio,
    _ thousandths: Int = 900, term: Term = Term("credit card")
  ) -> Hit {
    Hit(
      term: term, speaker: speaker, channel: nil, span: TimeSpan(startMs: startMs, endMs: endMs),
      source: source, confidence: Confidence(thousandths: thousandths), text: term.pattern)
  }

  private func places(_ hits: [Hit]) -> [[Int]] {
    Mention.mentions(in: hits).map { $0.hits.map(\.span.startMs) }
  }

  @Test("the same words heard and read are one mention, as sure as each source is")
  func bothSources() throws {
    let mentions = Mention.mentions(in: [
      hit(1000, 1700, .caller, .audio, 870), hit(1100, 1900, .caller, .transcript, 950),
      hit(1200, 1300, .caller, .audio, 910),
    ])
    let mention = try #require(mentions.first)
    #expect(mentions.count == 1)
    #expect(mention.confidence(in: .audio) == Confidence(thousandths: 910))
    #expect(mention.confidence(in: .transcript) == Confidence(thousandths: 950))
  }

  @Test("hits that only touch are two mentions; a chain of overlaps is one")
  func chains() {
    #expect(places([hit(0, 500), hit(500, 900)]) == [[0], [500]])
    #expect(places([hit(0, 500), hit(400, 900), hit(850, 1200)]) == [[0, 400, 850]])
    #expect(places([hit(0, 2000), hit(100, 200), hit(1500, 1600)]) == [[0, 100, 1500]])
  }

  @Test("two people who talk at the same time are two mentions")
  func twoPeople() {
    #expect(places([hit(0, 500, .caller), hit(100, 600, .agent)]) == [[0], [100]])
  }

  @Test("a transcript without speakers borrows them from the sound, of two the surer one")
  func borrowedSpeaker() {
    #expect(places([hit(0, 500, .unknown, .transcript), hit(100, 600, .agent)]) == [[0, 100]])
    let between = [
      hit(0, 500, .caller, .audio, 700), hit(0, 500, .agent, .audio, 800),
      hit(50, 450, .unknown, .transcript),
    ]
    let mentions = Mention.mentions(in: between)
    #expect(mentions.map { Set($0.hits.map(\.speaker)) } == [[.agent, .unknown], [.caller]])
  }

  @Test("an unknown voice does not tie two mentions of known people together")
  func unknownBridge() {
    let hits = [
      hit(0, 500, .caller), hit(400, 1200, .unknown, .transcript), hit(1100, 1500, .caller),
    ]
    #expect(places(hits).count == 2)
    #expect(places(hits).joined().count == 3)
  }

  @Test("terms are not mixed, however they overlap, and come in order of time")
  func terms() {
    let other = Term("card")
    let mentions = Mention.mentions(in: [hit(200, 500, term: other), hit(0, 500), hit(900, 950)])
    #expect(mentions.map(\.first.term) == [card, other, card])
    #expect(mentions.map(\.first.span.startMs) == [0, 200, 900])
  }

  @Test("the order in which hits come makes no difference")
  func order() {
    let hits = [
      hit(0, 500), hit(400, 900, .unknown), hit(450, 800, .agent), hit(2000, 2100, .unknown),
      hit(2050, 2200, .unknown, .transcript),
    ]
    let forward = Mention.mentions(in: hits)
    #expect(Mention.mentions(in: hits.reversed()) == forward)
    #expect(forward.flatMap(\.hits).count == hits.count)
    #expect(Mention.mentions(in: []).isEmpty)
  }
}
