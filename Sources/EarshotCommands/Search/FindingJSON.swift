import CallModel
import Pipeline

/// What a search found and how much it looked into, in machine-readable output.
struct SearchReportJSON: Encodable {
  let findings: [FindingJSON]
  let calls: Int
  let callsWithFindings: Int
  let soundMs: Int64
  let channelMs: Int64
  let transcripts: Int
  let notSearched: [GapJSON]
  let interrupted: Bool

  enum CodingKeys: String, CodingKey {
    case findings, calls, transcripts, interrupted
    case callsWithFindings = "calls_with_findings"
    case soundMs = "sound_ms"
    case channelMs = "channel_ms"
    case notSearched = "not_searched"
  }

  /// - Parameter findings: those that are shown.
  init(_ report: SearchReport, findings: [Finding]) {
    self.findings = findings.map(FindingJSON.init)
    calls = report.callCount
    callsWithFindings = report.callsWithFindingsCount
    soundMs = report.heardMs
    channelMs = report.channelMs
    transcripts = report.transcriptCount
    notSearched = report.gaps.map(GapJSON.init)
    interrupted = report.notReachedCount > 0
  }
}

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
  let resembles: String?
  let before: String?
  let after: String?

  enum CodingKeys: String, CodingKey {
    case call, started, campaign, recording, phrase, speaker, confidence, heard, read, text
    case resembles, before, after
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
    resembles = finding.resembles
    before = finding.context?.before
    after = finding.context?.after
  }
}
