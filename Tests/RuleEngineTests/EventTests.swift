import CallModel
import RuleCheck
import RuleEngine
import Testing

@Suite("What happens in calls") struct EventTests {
  private func happens(
    _ kind: CallEventKind, by speaker: Speaker? = nil, in source: SourceRequirement = .either,
    times count: MentionCount = .atLeastOnce
  ) -> CheckedExpression {
    .mention(
      CheckedMention(
        of: .any([TermUse(Term(event: kind), minimumConfidence: .certain)]), by: speaker,
        in: source,
        count: count, span: nowhere))
  }

  private func event(
    _ kind: CallEventKind, _ startMs: Int, lasting durationMs: Int = 1_000, on channel: Int? = nil
  ) -> Hit {
    Hit(
      RecordingEvent(
        kind, span: TimeSpan(startMs: startMs, endMs: startMs + durationMs), channel: channel),
      speakers: [.caller, .agent])
  }

  private func evidence(
    _ hits: Hit..., known: Set<CallEventKind> = CallEventKind.audible
  ) -> CallEvidence {
    CallEvidence(hits: hits, audio: .missing, transcript: .complete, knownEvents: known)
  }

  @Test("counts wherever the mention looks", arguments: SourceRequirement.allCases)
  func sources(source: SourceRequirement) {
    #expect(verdict(happens(.hold, in: source), evidence(event(.hold, 5_000))) == .yes)
  }

  @Test("is known not to have happened where sound was measured, and unknown where it was not")
  func coverage() {
    #expect(verdict(happens(.hold), evidence()) == .no)
    #expect(verdict(happens(.hold), evidence(known: [])) == .unknown)
    #expect(verdict(not(happens(.busy)), evidence()) == .yes)
    #expect(verdict(happens(.transfer), evidence()) == .unknown)
  }

  @Test("is counted")
  func counts() {
    let keys = evidence(event(.dtmf, 0, lasting: 100), event(.dtmf, 400, lasting: 100))
    #expect(verdict(happens(.dtmf, times: exactly(2)), keys) == .yes)
    #expect(verdict(happens(.dtmf, times: atLeast(3)), keys) == .no)
  }

  @Test("of a key it is known who pressed it, by its channel")
  func whoPressed() {
    let caller = evidence(event(.dtmf, 0, on: 0))
    #expect(verdict(happens(.dtmf, by: .caller), caller) == .yes)
    #expect(verdict(happens(.dtmf, by: .agent), caller) == .no)
    #expect(verdict(happens(.dtmf, by: .caller), evidence(event(.dtmf, 0))) == .unknown)
  }

  @Test("lies to what is said as what is said does")
  func relations() {
    let rule = CheckedExpression.mention(
      CheckedMention(
        of: .any([TermUse(Term("sorry"), minimumConfidence: Confidence(0.5))]), in: .transcript,
        relations: [
          CheckedRelation(
            .after(.duration(ms: 10_000)),
            to: RelatedTerms([TermUse(Term(event: .hold), minimumConfidence: .certain)]),
            isByOneSpeaker: false, span: nowhere)
        ], span: nowhere))
    let sorry = hit("sorry", 40_000, in: .transcript)
    #expect(verdict(rule, evidence(sorry, event(.hold, 10_000, lasting: 25_000))) == .yes)
    #expect(verdict(rule, evidence(sorry, event(.hold, 10_000, lasting: 15_000))) == .no)
    #expect(verdict(rule, evidence(sorry)) == .no)
    #expect(verdict(rule, evidence(sorry, known: [])) == .unknown)
  }

  @Test("nobody is asked to search for it, and its canonical text is none of a phrase")
  func requests() {
    let event = RulePlan(ruleset(rule("r", when: happens(.hold))))
    #expect(event.requests.isEmpty)
    #expect(
      event.canonicalText != RulePlan(ruleset(rule("r", when: said("hold", sure: 1)))).canonicalText
    )
  }
}
