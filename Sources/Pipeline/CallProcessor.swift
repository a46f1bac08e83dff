import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import RuleEngine

/// Takes one call from its files to the store: gathers the evidence that is not there yet, decides,
/// and books everything in one transaction.
struct CallProcessor: Sendable {
  let plan: RulePlan
  let ruleset: Ruleset
  let listening: ListeningPlan
  let reading: ReadingPlan
  /// Who is on which channel in a recording with as many channels, where the call does not say.
  let defaultSpeakers: [Speaker]
  let store: any CallStore
  /// The rule engine's version, which every outcome carries.
  let engineVersion: String
  /// The time that everything booked by this batch gets.
  let recordedAt: Instant

  /// Processes `call`.
  ///
  /// - Parameter onListen: called after each block of sound with the milliseconds that it had and
  ///   the share of the recording that is done; `false` stops the work.
  /// - Returns: `nil` if `onListen` stopped it; then nothing was booked.
  /// - Throws: why the call cannot be read or booked; then nothing was booked either.
  func process(
    _ call: Call, onListen: (_ audioMs: Int, _ share: Double) -> Bool
  ) async throws(InputError) -> ProcessedCall? {
    let known = try await store.state(ofCall: call.id)
    let stored = known == nil ? [] : try await store.hits(ofCall: call.id)
    guard
      let heard = try hear(call, known: known, stored: stored, onListen: onListen)
    else { return nil }
    let described = describe(call, recording: heard.file)
    let read = try self.read(described, known: known, stored: stored)
    let decision = plan.decide(
      CallEvidence(
        facts: described.facts,
        hits: (heard.hits + read.hits).map { $0.shifted(byMs: -(call.answerOffsetMs ?? 0)) },
        audio: heard.coverage, transcript: read.coverage,
        endMs: CallEvidence.endMs(
          facts: described.facts,
          recordingLengthMs: heard.file.map { Int(clamping: $0.durationMs) },
          answerOffsetMs: call.answerOffsetMs)))
    let evaluation = Evaluation(
      ruleset: ruleset,
      versions: Versions(
        engine: engineVersion,
        model: heard.coverage == .missing ? nil : listening.finder,
        matcher: read.coverage == .missing ? nil : reading.finder),
      verdicts: Dictionary(
        decision.rules.compactMap { rule in rule.verdict.map { (rule.rule.id, $0) } },
        uniquingKeysWith: { first, _ in first }),
      outcomes: decision.outcomes)
    let changes = try await store.book(
      Booking(
        call: described, recording: heard.update, transcript: read.update,
        searches: [heard.search, read.search].compactMap { $0 }, evaluation: evaluation,
        recordedAt: recordedAt))
    return ProcessedCall(
      call: described,
      result: .booked(
        .init(outcomes: decision.outcomes, changes: changes, remarks: read.remarks)))
  }

  /// The call with what its recording says about it, where the calls file is silent.
  private func describe(_ call: Call, recording: RecordingFile?) -> Call {
    var facts = call.facts
    facts["call.id"] = .text(call.id)
    if facts["call.duration"] == nil, let recording {
      let talkMs = recording.durationMs - Int64(call.answerOffsetMs ?? 0)
      facts["call.duration"] = .duration(ms: max(0, talkMs))
    }
    return Call(
      id: call.id, recordingPath: call.recordingPath, transcriptPath: call.transcriptPath,
      channelSpeakers: statedSpeakers(call, channelCount: recording?.channelCount),
      answerOffsetMs: call.answerOffsetMs, facts: facts)
  }

  /// Who is on which channel: what the call says, else the default where it fits the recording.
  func statedSpeakers(_ call: Call, channelCount: Int?) -> [Speaker] {
    guard call.channelSpeakers.isEmpty else { return call.channelSpeakers }
    return defaultSpeakers.count == channelCount ? defaultSpeakers : []
  }
}
