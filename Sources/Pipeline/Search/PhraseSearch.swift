public import AttributionStore
public import CallModel
public import Diagnostics
import KeywordSearch
import TranscriptInput

/// Phrases in everything that a store and its index hold: any number at once, with no recording and
/// no transcript file opened.
public struct PhraseSearch: Sendable {
  private let listening: ListeningPlan
  private let reading: ReadingPlan
  private let minConfidence: Confidence
  /// From how sure on a hit counts to a finding: a finding that is sure enough by one source is told
  /// with what the other has in its place, though that alone would not do.
  private let leastConfidence: Confidence
  private let speaker: Speaker?
  private let store: any CallStore
  private let archive: SoundArchive
  private let jobCount: Int

  /// A search for the phrases of the two plans.
  ///
  /// - Parameters:
  ///   - minConfidence: findings of which no source is so sure are left out.
  ///   - speaker: who has to say it; `nil` for anyone.
  ///   - jobCount: how many calls are searched at once; at least 1.
  public init(
    listening: ListeningPlan, reading: ReadingPlan, minConfidence: Confidence,
    speaker: Speaker? = nil, store: any CallStore, archive: SoundArchive, jobCount: Int
  ) {
    self.listening = listening
    self.reading = reading
    self.minConfidence = minConfidence
    leastConfidence = min(minConfidence, ConfidenceScale.listingDefault)
    self.speaker = speaker
    self.store = store
    self.archive = archive
    self.jobCount = max(1, jobCount)
  }

  /// Searches the selected calls.
  ///
  /// - Parameter onProgress: told after every call, from any thread, one at a time.
  /// - Throws: that the store cannot be read.
  public func run(
    on selection: CallSelection, onProgress: @escaping @Sendable (BatchProgress) -> Void = { _ in }
  ) async throws(InputError) -> SearchReport {
    let sources = try await store.foundSources(on: selection)
    let calls = try await store.calls(on: selection).map { stored in
      StoredCall(
        call: stored.call.completed(by: sources[stored.call.id]), recording: stored.recording,
        transcript: stored.transcript, keepsWords: stored.keepsWords)
    }
    let tracker = ProgressTracker(weights: calls.map { _ in 1 }, onProgress: onProgress)
    var settings = listening.settings
    settings.minimumScore = max(
      settings.minimumScore, ConfidenceScale.leastScore(reaching: leastConfidence))
    let sound = SoundSearch(
      listening.audible, of: listening, settings: settings, reaching: leastConfidence)
    let results = await OrderedTasks.run(count: calls.count, atOnce: jobCount) { index in
      let result = await search(calls[index], sound: sound)
      tracker.finished(call: index, hasFailed: false)
      return result
    }
    return SearchReport(results.compactMap(\.self), notReachedCount: results.count { $0 == nil })
  }

  private func search(_ stored: StoredCall, sound: SoundSearch) async -> SearchedCall {
    var result = SearchedCall(call: stored.call)
    var hits = hear(stored, sound: sound, into: &result)
    let transcript = await read(stored, into: &result)
    if let transcript {
      hits += reading.hits(in: transcript, speakers: stored.call.channelSpeakers)
    }
    if stored.recording == nil, stored.transcript == nil { result.gaps.append(.nothingToSearch) }
    let voiced = transcript?.assigningSpeakers(byChannel: stored.call.channelSpeakers)
    for mention in Mention.mentions(in: hits.filter { $0.confidence >= leastConfidence }) {
      let finding = Finding(mention, in: stored.call, transcript: voiced)
      guard finding.confidence >= minConfidence else { continue }
      if speaker == nil || finding.speaker == speaker {
        result.findings.append(finding)
      } else if finding.speaker == .unknown {
        result.unknownSpeakerCount += 1
      }
    }
    return result
  }

  private func hear(
    _ stored: StoredCall, sound: SoundSearch, into result: inout SearchedCall
  ) -> [Hit] {
    guard let file = stored.recording, !listening.audible.isEmpty else { return [] }
    switch archive.sound(of: file.digest, channelCount: file.channelCount) {
    case .missing(let reason):
      result.gaps.append(reason)
      return []
    case .whole(let entries):
      if let older = archive.olderModel(of: entries) { result.gaps.append(.olderModel(older)) }
      result.heardMs = file.durationMs
      result.channelMs = file.durationMs * Int64(file.channelCount)
      return sound.hits(
        in: entries, speakers: stored.call.channelSpeakers, reaching: leastConfidence)
    }
  }

  private func read(
    _ stored: StoredCall, into result: inout SearchedCall
  ) async -> Transcript? {
    guard stored.transcript != nil else { return nil }
    do throws(InputError) {
      if stored.keepsWords, let words = try await store.transcript(ofCall: stored.call.id) {
        result.isRead = true
        return words
      }
      result.gaps.append(.wordsNotKept)
    } catch {
      result.gaps.append(.damaged(error))
    }
    return nil
  }
}

/// What was found in one call.
struct SearchedCall: Sendable {
  let call: Call
  var findings: [Finding] = []
  var gaps: [SearchGap.Reason] = []
  /// How much of its recording could be searched, in milliseconds, and that over all channels.
  var heardMs: Int64 = 0
  var channelMs: Int64 = 0
  /// Whether its transcript was searched.
  var isRead = false
  /// What would have been found, had anybody said who speaks.
  var unknownSpeakerCount = 0
}
