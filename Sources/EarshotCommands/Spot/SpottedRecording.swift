import AudioInput
import CallModel
import KeywordSearch
import Pipeline

/// What `earshot spot` found in one recording, be it by how a keyword is said or by an example.
struct SpottedRecording: Sendable {
  /// What the recording says about itself.
  let info: RecordingInfo
  /// For each channel and each thing that was looked for its places, in order of time.
  let channels: [[[Place]]]

  /// A place where something was found.
  struct Place: Sendable {
    let span: TimeSpan
    let score: Float
    let confidence: Confidence
    /// What was found there, in words.
    let text: String
  }

  init(info: RecordingInfo, channels: [[[Place]]]) {
    self.info = info
    self.channels = channels
  }

  /// The findings of `heard`, which stand for `terms`.
  init(_ heard: HeardRecording, terms: [Term]) {
    info = heard.info
    channels = heard.channels.map { found in
      zip(heard.keywords, zip(terms, found)).map { keyword, found in
        found.1.map { finding in
          let hit = finding.hit(of: keyword, term: found.0, speaker: .unknown, channel: nil)
          return Place(
            span: hit.span, score: finding.points, confidence: hit.confidence, text: hit.text)
        }
      }
    }
  }

  /// The places that reach `confidence` as hits, in order of channel, then term, then time.
  ///
  /// - Parameters:
  ///   - terms: what was looked for.
  ///   - speakers: who speaks on each channel, channel 0 first.
  func hits(terms: [Term], speakers: [Speaker], reaching confidence: Confidence) -> [Hit] {
    zip(channels, speakers).enumerated().flatMap { channel, found in
      zip(terms, found.0).flatMap { term, places in
        places.filter { $0.confidence >= confidence }.map { place in
          Hit(
            term: term, speaker: found.1, channel: channel, span: place.span, source: .audio,
            confidence: place.confidence, text: place.text)
        }
      }
    }
  }
}
