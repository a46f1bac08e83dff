public import AudioInput
public import CallModel
public import KeywordSearch

/// What was heard in a recording.
public struct HeardRecording: Sendable {
  /// What the recording says about itself.
  public let info: RecordingInfo
  /// How long it really is, in milliseconds.
  public let lengthMs: Int
  /// What was listened for.
  public let keywords: [Keyword]
  /// What was found, for each channel; empty where nothing was listened for.
  public let channels: [KeywordDecoder.Result]

  /// The candidates that reach `confidence` as hits, in order of channel, then term, then time.
  ///
  /// - Parameters:
  ///   - terms: what each keyword stands for, in the order of the keywords.
  ///   - speakers: who speaks on each channel, channel 0 first.
  public func hits(
    terms: [Term], speakers: [Speaker], reaching confidence: Confidence
  ) -> [Hit] {
    var hits: [Hit] = []
    for (channel, (found, speaker)) in zip(channels, speakers).enumerated() {
      for (keyword, (term, candidates)) in zip(
        keywords, zip(terms, found.candidates))
      {
        hits += candidates.map {
          $0.hit(of: keyword, term: term, speaker: speaker, channel: channel)
        }.filter { $0.confidence >= confidence }
      }
    }
    return hits
  }
}
