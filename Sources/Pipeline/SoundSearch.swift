import CallModel
import KeywordSearch
import PhoneticIndex

/// Terms ready to be searched for in the entries of recordings: where they may have been said, and how
/// sure one may be of each place.
struct SoundSearch: Sendable {
  private let audible: [ListeningPlan.Audible]
  private let search: EntrySearch
  private let secondLook: SecondLook

  /// A search for `audible`, among `words`.
  init(
    _ audible: [ListeningPlan.Audible], among words: CompetingWords,
    settings: KeywordDecoder.Settings
  ) {
    let keywords = audible.map(\.keyword)
    self.audible = audible
    search = EntrySearch(keywords: keywords, settings: settings)
    secondLook = SecondLook(keywords: keywords, among: words)
  }

  /// What is found in the entries of a recording's channels, channel 0 first: for each keyword its
  /// findings in order of time.
  func findings(in entries: [IndexEntry]) -> [[[KeywordSearch.Finding]]] {
    var scratch = EntrySearch.Scratch()
    var secondLook = secondLook
    return entries.map { entry in
      secondLook.judge(search.search(entry, using: &scratch), in: entry)
    }
  }

  /// The hits in the entries of a recording's channels that reach `confidence`, in order of channel,
  /// then term, then time.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first; where nobody is stated nobody
  ///   is known.
  func hits(
    in entries: [IndexEntry], speakers: [Speaker], reaching confidence: Confidence
  ) -> [Hit] {
    findings(in: entries).enumerated().flatMap { channel, found in
      let speaker = speakers.indices.contains(channel) ? speakers[channel] : .unknown
      return zip(audible, found).flatMap { audible, findings in
        findings.filter { $0.confidence >= confidence }.map {
          $0.hit(of: audible.keyword, term: audible.term, speaker: speaker, channel: channel)
        }
      }
    }
  }
}
