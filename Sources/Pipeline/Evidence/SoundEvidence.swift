import AttributionStore
import CallModel
import ContentHash
import Diagnostics
import KeywordSearch
import PhoneticIndex
import RuleEngine

/// From the entries of a recording to hits: every hit in sound comes from here, whoever asks.
struct SoundEvidence: Sendable {
  let listening: ListeningPlan
  let archive: SoundArchive

  /// The hits in `entries`, the channels of the recording `file`: stored ones for terms that were
  /// searched for in this very sound by this very finder, fresh ones for the rest.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first; they are part of what was
  ///   found, so another statement of them counts like another recording.
  func hits(
    in entries: [IndexEntry], of file: RecordingFile, speakers: [Speaker], known: CallState?,
    stored: [Hit]
  ) -> Gathered<RecordingFile> {
    var gathered = Gathered<RecordingFile>()
    gathered.file = file
    gathered.coverage = .searched(except: listening.unsearchable)
    guard let model = entries.first?.header.model else { return gathered }
    gathered.finder = listening.finder(model)
    var searched: Set<Term> = []
    if let known, known.recording?.digest == file.digest, known.call.channelSpeakers == speakers {
      searched = listening.terms(searchedIn: known, by: model)
    }
    gathered.hits = stored.filter { $0.source == .audio && searched.contains($0.term) }
    let keywords = listening.audible.filter { !searched.contains($0.term) }
    let clips = listening.recorded.filter { !searched.contains($0.term) }
    guard !keywords.isEmpty || !clips.isEmpty else { return gathered }
    let hits = SoundSearch(
      keywords, recorded: clips, of: listening, reaching: listening.storedConfidence
    ).hits(in: entries, speakers: speakers, reaching: listening.storedConfidence)
    gathered.hits += hits
    gathered.searches = [
      Search(
        source: .audio, finder: listening.keywordFinder(model), terms: Set(keywords.map(\.term)),
        hits: hits.filter { !$0.term.isRecorded }),
      Search(
        source: .audio, finder: listening.exampleFinder(model), terms: Set(clips.map(\.term)),
        hits: hits.filter(\.term.isRecorded)),
    ].filter { !$0.terms.isEmpty }
    return gathered
  }

  /// The hits in the sound of a recording whose file is not looked at: evidence outlives the audio.
  ///
  /// Where the index holds its sound, all terms can be searched for, in what an older model heard if
  /// need be. Where it does not, what was found before goes on to count, and the rest is not known.
  func hits(
    ofKept file: RecordingFile, speakers: [Speaker], known: CallState, stored: [Hit]
  ) -> Gathered<RecordingFile> {
    switch archive.sound(of: file.digest, channelCount: file.channelCount) {
    case .whole(let entries):
      var gathered = hits(
        in: entries, of: file, speakers: speakers, known: known, stored: stored)
      gathered.sound = known.sound
      return gathered
    case .missing(let gap):
      let searches = known.searches.filter { $0.source == .audio && $0.content == file.digest }
      let searched = searches.reduce(into: Set<Term>()) { $0.formUnion($1.terms) }
      var gathered = Gathered<RecordingFile>()
      gathered.file = file
      gathered.sound = known.sound
      gathered.finder = known.evaluation?.versions.model ?? searches.last?.finder
      gathered.hits = stored.filter { $0.source == .audio && searched.contains($0.term) }
      let unsearched = Set(listening.audible.map(\.term))
        .union(listening.recorded.map(\.term)).subtracting(searched)
      gathered.coverage = .searched(except: unsearched.union(listening.unsearchable))
      gathered.gap = unsearched.isEmpty ? nil : gap
      return gathered
    }
  }
}
