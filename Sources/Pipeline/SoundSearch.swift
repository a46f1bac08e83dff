import CallModel
import KeywordSearch
import PhoneticIndex

/// Terms ready to be searched for in the entries of recordings.
struct SoundSearch: Sendable {
  private let audible: [ListeningPlan.Audible]
  private let search: EntrySearch

  /// A search for `audible`.
  init(_ audible: [ListeningPlan.Audible], settings: KeywordDecoder.Settings) {
    self.audible = audible
    search = EntrySearch(keywords: audible.map(\.keyword), settings: settings)
  }

  /// What is found in the entries of a recording's channels, channel 0 first.
  func results(in entries: [IndexEntry]) -> [KeywordDecoder.Result] {
    var scratch = EntrySearch.Scratch()
    return entries.map { search.search($0, using: &scratch) }
  }

  /// The hits in the entries of a recording's channels that reach `confidence`, in order of channel,
  /// then term, then time.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first; where nobody is stated nobody
  ///   is known.
  func hits(
    in entries: [IndexEntry], speakers: [Speaker], reaching confidence: Confidence
  ) -> [Hit] {
    results(in: entries).enumerated().flatMap { channel, result in
      let speaker = speakers.indices.contains(channel) ? speakers[channel] : .unknown
      return zip(audible, result.candidates).flatMap { audible, candidates in
        candidates.map {
          $0.hit(of: audible.keyword, term: audible.term, speaker: speaker, channel: channel)
        }.filter { $0.confidence >= confidence }
      }
    }
  }
}
