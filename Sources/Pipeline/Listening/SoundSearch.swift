import CallModel
import ExampleSearch
import KeywordSearch
import PhoneticIndex

/// Terms ready to be searched for in the entries of recordings, keywords and recorded clips: where they
/// may have been said, and how sure one may be of each place.
struct SoundSearch: Sendable {
  private let audible: [ListeningPlan.Audible]
  private let search: EntrySearch
  private let secondLook: SecondLook
  private let recorded: [ListeningPlan.Recorded]
  private let examples: ExampleSearch
  private let leastConfidence: Confidence

  /// A search for `audible` and for the clips `recorded`, which are some of what `plan` listens for.
  ///
  /// - Parameters:
  ///   - settings: those of the plan, if no others are asked for.
  ///   - leastConfidence: of what is less sure not everything is found.
  init(
    _ audible: [ListeningPlan.Audible], recorded: [ListeningPlan.Recorded] = [],
    of plan: ListeningPlan, settings: KeywordDecoder.Settings? = nil,
    reaching leastConfidence: Confidence
  ) {
    let keywords = audible.map(\.keyword)
    self.audible = audible
    self.leastConfidence = leastConfidence
    secondLook = SecondLook(
      keywords: keywords, nonsense: plan.nonsense.likeness(to: audible), among: plan.words)
    search = EntrySearch(
      keywords: keywords, settings: settings ?? plan.settings,
      leastScores: secondLook.leastScores(reaching: leastConfidence))
    self.recorded = recorded
    examples = ExampleSearch(queries: plan.nonsense.weighed(recorded).map { [$0] })
  }

  /// What is found in the entries of a recording's channels, channel 0 first: for each keyword its
  /// findings in order of time.
  func findings(in entries: [IndexEntry]) -> [[[KeywordSearch.Finding]]] {
    guard !audible.isEmpty else { return entries.map { _ in [] } }
    var scratch = EntrySearch.Scratch()
    var secondLook = secondLook
    return entries.map { entry in
      secondLook.judge(
        search.search(entry, using: &scratch), in: entry, reaching: leastConfidence)
    }
  }

  /// The hits in the entries of a recording's channels that reach `confidence`, which is no less than that of
  /// the search, in order of channel,
  /// then term, then time.
  ///
  /// - Parameter speakers: who speaks on each channel, channel 0 first; where nobody is stated nobody
  ///   is known.
  func hits(
    in entries: [IndexEntry], speakers: [Speaker], reaching confidence: Confidence
  ) -> [Hit] {
    zip(entries, findings(in: entries)).enumerated().flatMap { channel, heard in
      let speaker = speakers.indices.contains(channel) ? speakers[channel] : .unknown
      let spelled = zip(audible, heard.1).flatMap { audible, findings in
        findings.filter { $0.confidence >= confidence }.map {
          $0.hit(of: audible.keyword, term: audible.term, speaker: speaker, channel: channel)
        }
      }
      let matches = recorded.isEmpty ? [] : examples.search(heard.0)
      return spelled
        + zip(recorded, matches).flatMap { recorded, matches in
          matches.filter { $0.confidence >= confidence }.map {
            $0.hit(
              term: recorded.term, text: recorded.term.pattern, speaker: speaker, channel: channel)
          }
        }
    }
  }
}
