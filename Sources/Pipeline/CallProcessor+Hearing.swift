import AttributionStore
import AudioInput
import CallModel
import ContentHash
import Diagnostics
import KeywordSearch
import RuleEngine

extension CallProcessor {
  /// What the recording gives: stored hits for terms that were searched for in this very file by
  /// this very finder, fresh ones for the rest. `nil` if `onListen` stopped the work.
  func hear(
    _ call: Call, known: CallState?, stored: [Hit], onListen: (Int, Double) -> Bool
  ) throws(InputError) -> Gathered<RecordingFile>? {
    guard let path = call.recordingPath else { return keptRecording(known: known, stored: stored) }
    let digest = try SHA256Digest(ofFileAt: path)
    let wanted = Set(listening.audible.map(\.term))
    // Speakers are part of what was found, so another statement of who is on which channel counts
    // like another file.
    let stated = statedSpeakers(call, channelCount: known?.recording?.channelCount)
    let isSame =
      known?.recording?.digest == digest && known?.call.channelSpeakers == stated
    let searched =
      isSame ? known?.terms(searchedIn: .audio, by: listening.finder) ?? [] : []
    var gathered = Gathered<RecordingFile>()
    gathered.hits = stored.filter {
      $0.source == .audio && searched.contains($0.term) && wanted.contains($0.term)
    }
    gathered.coverage = .searched(except: Set(listening.unhearable.map(\.term)))
    if isSame, wanted.isSubset(of: searched), let file = known?.recording {
      gathered.file = RecordingFile(
        path: path, digest: digest, format: file.format, durationMs: file.durationMs,
        channelCount: file.channelCount, sampleRateHz: file.sampleRateHz)
    } else {
      let missing = listening.audible.filter { !searched.contains($0.term) }
      guard
        let heard = try listening.listener.listen(
          to: path, for: missing.map(\.keyword), settings: listening.settings, onBlock: onListen)
      else { return nil }
      let stated = statedSpeakers(call, channelCount: heard.info.channelCount)
      let hits = heard.hits(
        terms: missing.map(\.term), speakers: try ChannelMap(stated).speakers(for: heard.info),
        reaching: listening.storedConfidence)
      gathered.hits += hits
      gathered.search = Search(
        source: .audio, finder: listening.finder, terms: Set(missing.map(\.term)), hits: hits)
      gathered.file = RecordingFile(
        path: path, digest: digest, format: heard.info.formatName,
        durationMs: Int64(heard.lengthMs), channelCount: heard.info.channelCount,
        sampleRateHz: heard.info.sampleRateHz)
    }
    gathered.update = gathered.file.map { .set($0) } ?? .keep
    return gathered
  }

  /// What is left of a recording that the call no longer names: evidence is kept when audio is
  /// deleted, and goes on to count.
  private func keptRecording(known: CallState?, stored: [Hit]) -> Gathered<RecordingFile> {
    var gathered = Gathered<RecordingFile>()
    guard let file = known?.recording else { return gathered }
    let searched = known?.terms(searchedIn: .audio, by: listening.finder) ?? []
    gathered.file = file
    gathered.hits = stored.filter { $0.source == .audio && searched.contains($0.term) }
    let unheard = Set(plan.requests.map(\.term)).subtracting(searched)
    gathered.coverage = .searched(except: unheard)
    return gathered
  }
}
