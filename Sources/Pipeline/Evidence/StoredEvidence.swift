import AttributionStore
import CallModel
import Diagnostics
import RuleEngine

/// What the store and the index hold of a call, searched for what a set of rules asks: no recording
/// and no transcript is opened, and nothing is written.
struct StoredEvidence: Sendable {
  let sound: SoundEvidence
  let reading: TranscriptEvidence
  let store: any CallStore

  /// The evidence of one call.
  struct OfCall {
    let state: CallState
    /// Where it came from by the market; `nil` where that does not tell it.
    let source: CallSource?
    let heard: Gathered<RecordingFile>
    let read: Gathered<TranscriptFile>

    /// The call as rules see it, with what the market knows of it.
    var call: Call { state.call.completed(by: source) }

    /// The same, as rules see it that look back at `history`.
    func forRules(after history: [EarlierConversion]) -> CallEvidence {
      CallEvidence(of: call, heard: heard, read: read, history: history)
    }

    /// What could not be searched for terms that nobody had looked for.
    var gaps: [SearchGap] {
      [heard.gap, read.gap].compactMap(\.self)
        .map { SearchGap(callID: state.call.id, reason: $0) }
    }
  }

  /// What there is of the call; `nil` for one that was never booked.
  func evidence(ofCall id: String) async throws(InputError) -> OfCall? {
    guard let known = try await store.state(ofCall: id) else { return nil }
    let stored = try await store.hits(ofCall: id)
    var heard = Gathered<RecordingFile>()
    if let file = known.recording {
      heard = sound.hits(
        ofKept: file, speakers: known.call.channelSpeakers, known: known, stored: stored)
    }
    var read = Gathered<TranscriptFile>()
    if let file = known.transcript {
      read = reading.hits(
        ofKept: file,
        words: reading.isSearched(known)
          ? nil : try await store.transcript(ofCall: id),
        speakers: known.call.channelSpeakers, known: known, stored: stored)
    }
    return OfCall(
      state: known, source: try await store.source(of: known.call), heard: heard, read: read)
  }
}
