import AudioInput
import CallModel

/// What was heard in one recording, in machine-readable form.
struct SpotReportJSON: Encodable {
  let recording: String
  let format: String
  let sampleRateHz: Int
  let channelCount: Int
  let hits: [HitJSON]

  enum CodingKeys: String, CodingKey {
    case recording, format, hits
    case sampleRateHz = "sample_rate_hz"
    case channelCount = "channels"
  }

  init(_ info: RecordingInfo, hits: [Hit]) {
    recording = info.path
    format = info.formatName
    sampleRateHz = info.sampleRateHz
    channelCount = info.channelCount
    self.hits = hits.map(HitJSON.init)
  }
}
