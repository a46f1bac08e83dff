import CallModel
import Pipeline

/// A finding in machine-readable output.
struct FindingJSON: Encodable {
  let call: String
  let started: String?
  let campaign: String?
  let recording: String?
  let phrase: String
  let speaker: String
  let startMs: Int
  let endMs: Int
  let confidence: Double
  let heard: Double?
  let read: Double?
  let text: String
  let before: String?
  let after: String?

  enum CodingKeys: String, CodingKey {
    case call, started, campaign, recording, phrase, speaker, confidence, heard, read, text
    case before, after
    case startMs = "start_ms"
    case endMs = "end_ms"
  }

  init(_ finding: Finding) {
    call = finding.call.id
    started = CallText.startedISO(finding.call)
    campaign = CallText.campaign(finding.call)
    recording = finding.call.recordingPath
    phrase = finding.term.pattern
    speaker = finding.speaker.rawValue
    startMs = finding.span.startMs
    endMs = finding.span.endMs
    confidence = finding.confidence.fraction
    heard = finding.heard?.fraction
    read = finding.read?.fraction
    text = finding.text
    before = finding.context?.before
    after = finding.context?.after
  }
}
