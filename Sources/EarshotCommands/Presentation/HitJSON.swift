import CallModel

/// A hit in machine-readable output.
struct HitJSON: Encodable {
  let term: String
  let clipSHA256: String?
  let event: String?
  let text: String
  let speaker: String
  let channel: Int?
  let startMs: Int
  let endMs: Int
  let source: String
  let confidence: Double
  let captures: [Capture]?
  let polarity: String?
  let resembles: String?

  enum CodingKeys: String, CodingKey {
    case term, event, text, speaker, channel, source, confidence, captures, polarity, resembles
    case clipSHA256 = "clip_sha256"
    case startMs = "start_ms"
    case endMs = "end_ms"
  }

  init(_ hit: Hit) {
    term = hit.term.pattern
    clipSHA256 = hit.term.clipSHA256
    event = hit.term.event?.rawValue
    text = hit.text
    speaker = hit.speaker.rawValue
    channel = hit.channel
    startMs = hit.span.startMs
    endMs = hit.span.endMs
    source = hit.source.rawValue
    confidence = hit.confidence.fraction
    captures = hit.captures.isEmpty ? nil : hit.captures
    polarity = hit.polarity.flatMap { $0 == .affirmed ? nil : $0.rawValue }
    resembles = hit.resembles
  }
}
