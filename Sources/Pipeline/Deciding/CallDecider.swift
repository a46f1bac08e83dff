import AttributionStore
import CallModel
import RuleEngine

/// Rules over the evidence of one call: what the sound and the transcript give becomes a booking.
struct CallDecider: Sendable {
  let plan: RulePlan
  let ruleset: Ruleset
  /// The rule engine's version, which every outcome carries.
  let engineVersion: String
  /// The time that everything booked gets.
  let recordedAt: Instant

  /// A decider by `plan`.
  init(plan: RulePlan, engineVersion: String, recordedAt: Instant) {
    self.plan = plan
    ruleset = Ruleset(text: plan.canonicalText)
    self.engineVersion = engineVersion
    self.recordedAt = recordedAt
  }

  /// What the rules say about `call`, which has all its facts and comes after `history`, and what
  /// there is to book.
  ///
  /// - Parameter source: where it came from by the market. Rules see it where the call says nothing; it is
  ///   not booked with the call, since the market may say something else tomorrow.
  func decide(
    _ call: Call, from source: CallSource?, heard: Gathered<RecordingFile>,
    read: Gathered<TranscriptFile>,
    history: [EarlierConversion]
  ) -> DecidedCall {
    let completed = call.completed(by: source)
    let decision = plan.decide(
      CallEvidence(of: completed, heard: heard, read: read, history: history))
    let booking = Booking(
      call: call, recording: heard.update, transcript: read.update, words: read.words,
      sound: heard.isNewlyMeasured ? heard.sound : nil, searches: heard.searches + read.searches,
      evaluation: evaluation(decision, heard: heard, read: read), recordedAt: recordedAt)
    return DecidedCall(call: completed, booking: booking, decision: decision)
  }

  private func evaluation(
    _ decision: Decision, heard: Gathered<RecordingFile>, read: Gathered<TranscriptFile>
  ) -> Evaluation {
    Evaluation(
      ruleset: ruleset,
      versions: Versions(
        engine: engineVersion, model: heard.coverage == .missing ? nil : heard.finder,
        matcher: read.coverage == .missing ? nil : read.finder),
      verdicts: Dictionary(
        decision.rules.compactMap { rule in rule.verdict.map { (rule.rule.id, $0) } },
        uniquingKeysWith: { first, _ in first }),
      outcomes: decision.outcomes, heldBack: decision.heldBack, claims: decision.claims,
      excludedBy: decision.exclusions.filter { $0.verdict == .yes }.map(\.name),
      disqualifications: decision.disqualifications.map(\.reason))
  }
}

/// What the rules say about a call, and what of it and of the call itself there is to book.
struct DecidedCall: Sendable {
  /// The call as rules see it.
  let call: Call
  let booking: Booking
  let decision: Decision
}

extension CallEvidence {
  /// What the rules look at of `call`, which has all its facts: its times from the answer where that
  /// is known.
  init(
    of call: Call, heard: Gathered<RecordingFile>, read: Gathered<TranscriptFile>,
    history: [EarlierConversion]
  ) {
    let events = (heard.sound?.facts.events ?? []).map { Hit($0, speakers: call.channelSpeakers) }
    self.init(
      facts: call.facts,
      hits: (heard.hits + read.hits + events)
        .map { $0.shifted(byMs: -(call.answerOffsetMs ?? 0)) },
      audio: heard.coverage, transcript: read.coverage,
      knownEvents: Self.knownEvents(heard.sound, call.facts),
      endMs: Self.endMs(
        facts: call.facts, recordingLengthMs: heard.file.map { Int(clamping: $0.durationMs) },
        answerOffsetMs: call.answerOffsetMs), history: history)
  }

  /// What happened as far as anybody knows: what sound tells where it was measured, and that a call was
  /// not passed on where somebody says so.
  private static func knownEvents(
    _ sound: MeasuredSound?, _ facts: CallFacts
  ) -> Set<CallEventKind> {
    (sound == nil ? [] : CallEventKind.audible)
      .union(facts["call.transferred"] == .flag(false) ? [.transfer] : [])
  }
}
