import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import RuleEngine
import SoundFacts
import TranscriptInput

/// Takes one call from its files to the store: gathers the evidence that is not there yet, decides,
/// and books everything in one transaction.
struct CallProcessor: Sendable {
  let decider: CallDecider
  let listener: RecordingListener
  let sound: SoundEvidence
  let reading: TranscriptEvidence
  /// Who is on which channel in a recording with as many channels, where the call does not say.
  let defaultSpeakers: [Speaker]
  /// Fetches what vCons have at web addresses alone; `nil` where nothing may be fetched.
  let fetching: CallFetching?
  let store: any CallStore

  /// Processes `call`.
  ///
  /// - Parameters:
  ///   - note: what is known of it besides.
  ///   - place: the call's place among those that are processed.
  ///   - book: the conversions of other calls.
  ///   - onListen: called after each block of sound with the milliseconds that it had and
  ///   the share of the recording that is done; `false` stops the work.
  /// - Returns: `nil` if `onListen` stopped it; then nothing was booked.
  /// - Throws: why the call cannot be read or booked; then nothing was booked either.
  func process(
    _ call: Call, note: CallRoster.Note, at place: Int, book: ConversionBook,
    onListen: (_ audioMs: Int, _ share: Double) -> Bool
  ) async throws(InputError) -> ProcessedCall? {
    guard let fetched = try await fetch(for: call) else { return nil }
    let known = try await store.state(ofCall: call.id)
    try checkName(of: call, note: note, known: known)
    let stored = known == nil ? [] : try await store.hits(ofCall: call.id)
    guard
      let heard = try hear(
        call, note: note, fetched: fetched.files, known: known, stored: stored, onListen: onListen)
    else { return nil }
    let measured = describe(call, likelySpeakers: note.likelySpeakers, heard: heard)
    let read = try await self.read(
      measured, fetched: fetched, recording: heard.file, sound: heard.sound?.facts, known: known,
      stored: stored)
    let described = describe(measured, said: read.said)
    let source = try await store.source(of: described)
    let decided = decider.decide(
      described, from: source, heard: heard, read: read,
      history: await book.earlier(than: described.completed(by: source), at: place))
    let changes = try await store.book(decided.booking)
    await book.record(decided.decision, of: decided.call)
    return ProcessedCall(
      call: decided.call,
      result: .booked(
        .init(
          outcomes: decided.decision.outcomes, heldBack: decided.decision.heldBack,
          exclusions: decided.decision.exclusions.filter { $0.verdict == .yes },
          disqualifications: decided.decision.disqualifications, changes: changes,
          remarks: note.remarks + read.remarks
            + [source?.remark(onCall: described)].compactMap(\.self)
            + decided.decision.valueFaults.map { $0.remark(onCall: described.id) }
            + decided.decision.openLimits.map { $0.remark(onCall: described.id) })))
  }

  /// What the call needs from the web; `nil` if the task was cancelled.
  private func fetch(for call: Call) async throws(InputError) -> CallFetching.Fetched? {
    guard let fetching else { return CallFetching.Fetched() }
    return try await fetching.files(of: call)
  }

  /// The call with what its recording says about it, where the calls file is silent.
  private func describe(
    _ call: Call, likelySpeakers: [Speaker], heard: Gathered<RecordingFile>
  ) -> Call {
    let speakers = statedSpeakers(
      call, likely: likelySpeakers, channelCount: heard.file?.channelCount)
    let answerOffsetMs = call.answerOffsetMs ?? heard.sound?.facts.answerMs
    var facts = call.facts
    facts["call.id"] = .text(call.id)
    if facts["call.duration"] == nil, let recording = heard.file {
      let talkMs = recording.durationMs - Int64(answerOffsetMs ?? 0)
      facts["call.duration"] = .duration(ms: max(0, talkMs))
    }
    if let sound = heard.sound?.facts {
      for (path, value) in CallFields(sound, speakers: speakers).values where facts[path] == nil {
        facts[path] = value
      }
    }
    return Call(
      id: call.id, recordingPath: call.recordingPath, transcriptPath: call.transcriptPath,
      channelSpeakers: speakers, answerOffsetMs: answerOffsetMs, facts: facts)
  }

  /// The call with what its words say about it, where neither the calls file nor the sound does.
  private func describe(_ call: Call, said: Transcript?) -> Call {
    guard let said else { return call }
    var facts = call.facts
    let spoken = said.assigningSpeakers(byChannel: call.channelSpeakers)
    for (path, value) in WordFacts(spoken, known: facts).values { facts[path] = value }
    return Call(
      id: call.id, recordingPath: call.recordingPath, transcriptPath: call.transcriptPath,
      channelSpeakers: call.channelSpeakers, answerOffsetMs: call.answerOffsetMs, facts: facts)
  }

  /// Who is on which channel: what the call says, else what is likely or the default, where it fits
  /// the recording.
  func statedSpeakers(_ call: Call, likely: [Speaker], channelCount: Int?) -> [Speaker] {
    guard call.channelSpeakers.isEmpty else { return call.channelSpeakers }
    return [likely, defaultSpeakers].first { !$0.isEmpty && $0.count == channelCount } ?? []
  }
}
