import CallModel
public import PhraseMatch
import RuleCheck
public import RuleEngine
import TermPattern

/// Runs tests: finds the terms of the rules in what is said, with the matcher that reads transcripts,
/// and lets the engine decide.
public struct RuleTester: Sendable {
  private let plan: RulePlan
  private let matcher: PhraseMatcher
  /// The terms that sound can be searched for.
  private let audible: Set<Term>
  /// The terms that it cannot.
  private let inaudible: Set<Term>

  /// A tester of the rules of `plan`.
  ///
  /// - Throws: the terms that this version cannot find in words.
  public init(plan: RulePlan) throws(PhraseMatchError) {
    self.plan = plan
    let requests = plan.requestsOfAllRules
    matcher = try PhraseMatcher(terms: requests.map(\.term).filter { !$0.isRecorded })
    let asked = requests.filter(\.isNeededInAudio).map(\.term)
    audible = Set(asked.filter(\.canBeHeard))
    inaudible = Set(asked).subtracting(audible)
  }

  /// What the rules make of the call of `test`.
  ///
  /// - Parameter sound: what was heard in the recording that the test names.
  public func run(_ test: RuleTest, sound: TestSound? = nil) -> TestResult {
    let evidence = evidence(of: test, sound: sound)
    let decision = plan.decide(evidence)
    let judge = ExpectationJudge(test: test, ruleset: plan.ruleset, decision: decision) {
      plan.hits(restedOnBy: $0, evidence)
    }
    return TestResult(
      test: test, expectations: test.expectations.map(judge.judge), decision: decision,
      explanations: plan.explain(evidence), exclusions: plan.explainExclusions(evidence))
  }

  /// Everything that the rules can look at in the call of `test`.
  private func evidence(of test: RuleTest, sound: TestSound?) -> CallEvidence {
    let recordingEndMs = sound.map { $0.lengthMs - test.answerOffsetMs } ?? test.script?.endMs
    let endMs: Int? =
      if case .duration(let ms)? = test.facts["call.duration"] { Int(clamping: ms) } else {
        recordingEndMs
      }
    let read = test.script.map { matcher.matches(in: $0.transcript) } ?? []
    let isHeard = test.script?.isHeardToo == true
    let heard =
      sound?.hits.map { $0.shifted(byMs: -test.answerOffsetMs) }
      ?? (isHeard ? read.compactMap(heard) : [])
    let facts = DerivedFacts(of: test, sound: sound?.fields).facts(endMs: endMs)
    let events = test.events.map { Hit($0.recordingEvent, speakers: []) }
    return CallEvidence(
      facts: facts,
      hits: heard + read + events,
      audio: sound?.coverage ?? (isHeard ? .searched(except: inaudible) : .missing),
      transcript: test.script == nil ? .missing : .complete,
      // A test says what happens in its call.
      knownEvents: Set(CallEventKind.allCases), endMs: endMs,
      history: test.history.map { earlier in
        // Of the same caller, campaign and so on, as far as the test names them.
        EarlierConversion(
          name: earlier.name, callID: "of the history", facts: facts, agoMs: earlier.agoMs)
      })
  }

  /// The same hit as sound would give it; `nil` for a term that sound cannot be searched for.
  private func heard(_ hit: Hit) -> Hit? {
    guard audible.contains(hit.term) else { return nil }
    return Hit(
      term: hit.term, speaker: hit.speaker, channel: hit.channel, span: hit.span, source: .audio,
      confidence: hit.confidence, text: hit.text)
  }
}

extension Term {
  /// Whether sound can be searched for it without a recording: a phrase with at least one way through
  /// it that can be said.
  fileprivate var canBeHeard: Bool {
    guard !isRecorded else { return false }
    if soundsLike != nil { return true }
    guard let pattern = try? PhrasePattern(self.pattern) else { return false }
    return pattern.isSearchable
  }
}
