import CallModel
import RuleCheck
import RuleEngine
import Testing

/// One test for each sentence of the language about finding things in calls.
@Suite struct MentionTests {
  // MARK: Windows

  @Test(
    "a hit is inside a window if its own start is, the end excluded",
    arguments: [
      (first(5_000), 0, Verdict.yes), (first(5_000), 4_999, .yes), (first(5_000), 5_000, .no),
      (first(5_000), -1, .no), (from(2_000, to: 4_000), 1_999, .no),
      (from(2_000, to: 4_000), 2_000, .yes), (from(2_000, to: 4_000), 3_999, .yes),
      (from(2_000, to: 4_000), 4_000, .no), (from(2_000), 1_999, .no),
      (from(2_000), 900_000, .yes), (last(60_000), 539_999, .no), (last(60_000), 540_000, .yes),
      (last(60_000), 600_500, .yes), (.wholeCall, -5_000, .yes),
    ] as [(MentionWindow, Int, Verdict)])
  func windows(window: MentionWindow, startMs: Int, expected: Verdict) {
    #expect(verdict(said("card", at: window), call(hit("card", startMs))) == expected)
  }

  @Test("a hit that starts inside may end outside, and one that ends inside may have begun before")
  func onlyTheStartCounts() {
    #expect(verdict(said("card", at: first(5_000)), call(hit("card", 4_900, lasting: 900))) == .yes)
    #expect(verdict(said("card", at: from(1_000)), call(hit("card", 900, lasting: 900))) == .no)
  }

  @Test("without the end of the call nobody knows what was said in its last minute")
  func endOfCallUnknown() {
    let words = said("card", at: last(60_000))
    #expect(verdict(words, call(hit("card", 1_000), endMs: nil)) == .unknown)
    #expect(verdict(not(words), call(hit("card", 1_000), endMs: nil)) == .unknown)
  }

  @Test("but what was never said was not said in the last minute either")
  func endOfCallDoesNotMatter() {
    let words = said("card", at: last(60_000))
    #expect(verdict(words, call(endMs: nil)) == .no)
    #expect(verdict(not(words), call(endMs: nil)) == .yes)
    #expect(verdict(not(words), call(hit("card", 1_000, sure: 0.2), endMs: nil)) == .yes)
  }

  @Test("the last part of a call shorter than that is the whole call")
  func lastPartOfShortCall() {
    let words = said("card", at: last(60_000))
    #expect(verdict(words, call(hit("card", 100), endMs: 10_000)) == .yes)
  }

  @Test("windows and ends at the limits of numbers do not trap")
  func extremeTimes() {
    let early = Hit(
      term: Term("card"), speaker: .caller, channel: nil,
      span: TimeSpan(startMs: .min, endMs: .min), source: .audio, confidence: .certain,
      text: "card")
    #expect(verdict(said("card", at: last(.max)), call(early, endMs: -2)) == .yes)
    #expect(verdict(said("card", at: from(.max)), call(early)) == .no)
    #expect(verdict(said("card", at: from(.min, to: .max)), call(early)) == .yes)
  }

  // MARK: Speakers

  @Test(
    "`by` needs a known speaker: the unknown one makes it unknown, not false",
    arguments: [
      (nil, Speaker.caller, Verdict.yes), (nil, .agent, .yes), (nil, .unknown, .yes),
      (.caller, .caller, .yes), (.caller, .agent, .no), (.caller, .unknown, .unknown),
      (.agent, .agent, .yes), (.agent, .caller, .no), (.agent, .unknown, .unknown),
    ] as [(Speaker?, Speaker, Verdict)])
  func speakers(wanted: Speaker?, speaker: Speaker, expected: Verdict) {
    let evidence = call(hit("card", 1_000, by: speaker))
    #expect(verdict(said("card", by: wanted), evidence) == expected)
    #expect(verdict(not(said("card", by: wanted)), evidence) == expected.negated)
  }

  @Test("a transcript without speakers borrows them from the sound that it overlaps")
  func speakersAreBorrowed() {
    let byAgent = hit("card", 1_000, by: .agent, in: .audio)
    let byCaller = hit("card", 1_000, by: .caller, in: .audio)
    let byNobody = hit("card", 1_100, by: .unknown, in: .transcript)
    #expect(verdict(said("card", by: .caller), call(byAgent, byNobody)) == .no)
    #expect(verdict(said("card", by: .caller), call(byCaller, byNobody)) == .yes)
    #expect(verdict(said("card", by: .caller, in: .both), call(byCaller, byNobody)) == .yes)
    #expect(
      verdict(said("card", by: .caller, in: .transcript), call(byCaller, byNobody)) == .unknown)
  }

  @Test("words that both say at once are said by each of them")
  func spokenTogether() {
    let evidence = call(hit("card", 1_000, by: .caller), hit("card", 1_200, by: .agent))
    #expect(verdict(said("card", by: .caller), evidence) == .yes)
    #expect(verdict(said("card", by: .agent), evidence) == .yes)
    #expect(verdict(said("card", times: atLeast(2)), evidence) == .no)
  }

  // MARK: Sources

  @Test(
    "a source that is asked for has to have the hit",
    arguments: [
      (SourceRequirement.audio, [EvidenceSource.audio], Verdict.yes), (.audio, [.transcript], .no),
      (.transcript, [.transcript], .yes), (.transcript, [.audio], .no), (.either, [.audio], .yes),
      (.either, [.transcript], .yes), (.either, [], .no), (.both, [.audio], .no),
      (.both, [.transcript], .no), (.both, [.audio, .transcript], .yes),
    ] as [(SourceRequirement, [EvidenceSource], Verdict)])
  func sources(wanted: SourceRequirement, found: [EvidenceSource], expected: Verdict) {
    let hits = found.map { hit("card", 1_000, in: $0) }
    let evidence = CallEvidence(hits: hits, audio: .complete, transcript: .complete)
    #expect(verdict(said("card", in: wanted), evidence) == expected)
  }

  @Test("`both` asks for the same place: sources that only touch do not agree")
  func bothMeansOverlap() {
    let heard = hit("card", 1_000, in: .audio, lasting: 500)
    let touching = hit("card", 1_500, in: .transcript)
    let overlapping = hit("card", 1_499, in: .transcript)
    #expect(verdict(said("card", in: .both), call(heard, touching)) == .no)
    #expect(verdict(said("card", in: .both), call(heard, overlapping)) == .yes)
  }

  @Test("each source has to be sure enough by itself, and to lie in the window")
  func bothAreJudgedAlone() {
    let heard = hit("card", 1_000, in: .audio)
    #expect(
      verdict(said("card", in: .both), call(heard, hit("card", 1_000, in: .transcript, sure: 0.4)))
        == .no)
    #expect(
      verdict(
        said("card", in: .both, at: first(1_050)),
        call(heard, hit("card", 1_100, in: .transcript))) == .no)
  }

  @Test("what another speaker is known to have said does not support the caller's words")
  func otherSpeakersLendNothing() {
    let evidence = call(
      hit("card", 1_000, by: .caller, in: .audio), hit("card", 1_000, by: .agent, in: .transcript))
    #expect(verdict(said("card", by: .caller, in: .both), evidence) == .no)
    #expect(verdict(said("card", in: .both), evidence) == .yes)
  }

  // MARK: Missing evidence

  @Test(
    "a denial holds only if the evidence that it needs was searched",
    arguments: [
      (SourceRequirement.audio, SourceCoverage.complete, SourceCoverage.missing, Verdict.yes),
      (.audio, .missing, .complete, .unknown), (.transcript, .complete, .missing, .unknown),
      (.transcript, .missing, .complete, .yes), (.either, .complete, .missing, .yes),
      (.either, .missing, .complete, .yes), (.either, .missing, .missing, .unknown),
      (.both, .complete, .missing, .unknown), (.both, .missing, .complete, .unknown),
      (.both, .complete, .complete, .yes),
    ] as [(SourceRequirement, SourceCoverage, SourceCoverage, Verdict)])
  func missingEvidence(
    source: SourceRequirement, audio: SourceCoverage, transcript: SourceCoverage, denied: Verdict
  ) {
    let evidence = call(audio: audio, transcript: transcript)
    #expect(verdict(not(said("refund", in: source)), evidence) == denied)
    #expect(verdict(said("refund", in: source), evidence) == denied.negated)
  }

  @Test("a term that the sound could not be searched for is as good as no sound")
  func uncoveredTerm() {
    let coverage = SourceCoverage.searched(except: [Term("qwikline")])
    let evidence = call(audio: coverage, transcript: .missing)
    #expect(verdict(said("qwikline"), evidence) == .unknown)
    #expect(verdict(said("refund"), evidence) == .no)
    #expect(verdict(said("qwikline"), call(audio: coverage)) == .no)
    #expect(verdict(said("qwikline", in: .both), call(audio: coverage)) == .unknown)
    #expect(verdict(said("qwikline", "refund"), evidence) == .unknown)
  }

  @Test("a hit is a hit, whatever else was not searched")
  func hitsCountWithoutCoverage() {
    let evidence = call(hit("card", 1_000), audio: .missing, transcript: .missing)
    #expect(verdict(said("card"), evidence) == .yes)
    #expect(verdict(said("card", times: atMost(1)), evidence) == .unknown)
    #expect(verdict(said("card", times: atMost(0)), evidence) == .no)
  }

  // MARK: Confidence

  @Test(
    "a hit counts from the limit on",
    arguments: [(0.849, Verdict.no), (0.85, .yes), (0.851, .yes)] as [(Double, Verdict)])
  func confidence(found: Double, expected: Verdict) {
    #expect(verdict(said("visa", sure: 0.85), call(hit("visa", 0, sure: found))) == expected)
  }

  @Test("each term of a set has its own limit; of two for the same term the lower one counts")
  func confidencePerTerm() {
    func words(_ uses: [(String, Double)]) -> CheckedExpression {
      .mention(
        CheckedMention(
          of: .any(uses.map { TermUse(Term($0), minimumConfidence: Confidence($1)) }),
          span: nowhere))
    }
    let evidence = call(hit("visa", 0, sure: 0.7))
    #expect(verdict(words([("visa", 0.85), ("card", 0.5)]), evidence) == .no)
    #expect(verdict(words([("visa", 0.85), ("visa", 0.6)]), evidence) == .yes)
  }

  @Test("a term with another pronunciation is another term")
  func soundsLike() {
    let spoken = Hit(
      term: Term("amex", soundsLike: "am ex"), speaker: .caller, channel: nil,
      span: TimeSpan(startMs: 0, endMs: 500), source: .audio, confidence: .certain, text: "amex")
    #expect(verdict(said("amex"), call(spoken)) == .no)
  }

  @Test("a recorded clip is found by its content, and a transcript alone says nothing about it")
  func recordedClip() {
    let found = Hit(
      term: Term(recorded: "a.wav", sha256: "1"), speaker: .caller, channel: 0,
      span: TimeSpan(startMs: 0, endMs: 500), source: .audio, confidence: .certain, text: "a")
    let mention = said(recorded: "a.wav", holding: "1")
    #expect(verdict(mention, CallEvidence(hits: [found], audio: .complete)) == .yes)
    #expect(verdict(said(recorded: "a.wav", holding: "2"), call(found)) == .no)
    #expect(verdict(mention, CallEvidence(audio: .complete, transcript: .complete)) == .no)
    #expect(verdict(mention, CallEvidence(transcript: .complete)) == .unknown)
    #expect(verdict(not(mention), CallEvidence(transcript: .complete)) == .unknown)
  }

  @Test("what looks for recorded clips looks in the sound only")
  func recordedRequests() throws {
    let plan = RulePlan(ruleset(rule("a rule", when: said(recorded: "a.wav", holding: "1"))))
    let request = try #require(plan.requests.first)
    #expect(plan.requests.count == 1)
    #expect(request.isNeededInAudio && !request.isNeededInTranscript)
  }

  // MARK: Counts

  @Test(
    "counts are taken after overlapping hits of one term have become one mention",
    arguments: [
      ([0], 1), ([0, 499], 1), ([0, 500], 2), ([0, 400, 800], 1), ([0, 400, 900], 2),
      ([0, 1_000, 2_000], 3), ([2_000, 0, 1_000], 3), ([0, 0, 0], 1),
    ] as [([Int], Int)])
  func overlapsMerge(starts: [Int], expected: Int) {
    let evidence = CallEvidence(hits: starts.map { hit("card", $0) }, audio: .complete)
    for count in 0...4 {
      #expect(
        verdict(said("card", times: exactly(count)), evidence) == Verdict(count == expected))
    }
  }

  @Test("a hit below the limit joins nothing together")
  func quietHitsDoNotBridge() {
    let evidence = call(
      hit("card", 0), hit("card", 400, sure: 0.3), hit("card", 800))
    #expect(verdict(said("card", times: exactly(2)), evidence) == .yes)
  }

  @Test("the hits of any of several terms are counted together, overlapping or not")
  func pooledCounts() {
    let evidence = call(hit("credit card", 0), hit("card", 200), hit("visa", 5_000))
    #expect(verdict(said("credit card", "card", times: exactly(2)), evidence) == .yes)
    #expect(verdict(said("credit card", "card", "visa", times: atLeast(3)), evidence) == .yes)
    #expect(verdict(said("credit card", "visa", times: atLeast(3)), evidence) == .no)
  }

  @Test("two times by the caller, one of them by somebody unknown, is unknown")
  func countsWithUnknownSpeakers() {
    let evidence = call(hit("card", 0), hit("card", 5_000, by: .unknown))
    #expect(verdict(said("card", by: .caller, times: atLeast(1)), evidence) == .yes)
    #expect(verdict(said("card", by: .caller, times: atLeast(2)), evidence) == .unknown)
    #expect(verdict(said("card", by: .caller, times: atMost(1)), evidence) == .unknown)
    #expect(verdict(said("card", by: .caller, times: atMost(2)), evidence) == .yes)
    #expect(verdict(said("card", by: .caller, times: atLeast(3)), evidence) == .no)
  }

  @Test("at most so many times holds for never")
  func atMostHoldsForNever() {
    #expect(verdict(said("card", times: atMost(2)), call()) == .yes)
    #expect(verdict(said("card", times: atMost(0)), call()) == .yes)
  }

  // MARK: Targets

  @Test("all of several asks for each, as often as the count says")
  func allOf() {
    let evidence = call(hit("name", 0), hit("name", 9_000), hit("address", 5_000))
    #expect(verdict(said(all: ["name", "address"]), evidence) == .yes)
    #expect(verdict(said(all: ["name", "zip"]), evidence) == .no)
    #expect(verdict(said(all: ["name", "address"], times: atLeast(2)), evidence) == .no)
    #expect(verdict(said(all: ["name", "name"]), evidence) == .yes)
  }

  @Test(
    "at least so many of several asks for different ones",
    arguments: [(1, Verdict.yes), (2, .yes), (3, .no)] as [(Int, Verdict)])
  func atLeastOf(number: Int, expected: Verdict) {
    let evidence = call(
      hit("visa", 0), hit("visa", 9_000), hit("visa", 19_000), hit("amex", 5_000))
    #expect(verdict(said(atLeast: number, of: ["visa", "amex", "card"]), evidence) == expected)
  }

  @Test("at least two of several is open while the missing one may have been the caller's")
  func atLeastOfWithUnknownSpeakers() {
    let evidence = call(
      hit("visa", 0), hit("amex", 5_000, by: .unknown), hit("card", 0, by: .agent))
    let terms = ["visa", "amex", "card"]
    #expect(verdict(said(atLeast: 1, of: terms, by: .caller), evidence) == .yes)
    #expect(verdict(said(atLeast: 2, of: terms, by: .caller), evidence) == .unknown)
    #expect(verdict(said(atLeast: 3, of: terms, by: .caller), evidence) == .no)
    #expect(verdict(said(all: terms, by: .caller), evidence) == .no)
    #expect(verdict(said(all: ["visa", "amex"], by: .caller), evidence) == .unknown)
  }

  @Test("hits of terms that no rule asks for are passed over")
  func foreignHits() {
    #expect(verdict(said("card"), call(hit("lottery", 0), hit("card", 100))) == .yes)
    #expect(verdict(said("card"), call(hit("lottery", 0))) == .no)
  }
}
