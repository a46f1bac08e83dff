import Diagnostics
import Pipeline

/// What became of each recording, in machine-readable form.
struct TranscribingReportJSON: Encodable {
  private let recordings: [Recording]

  init(_ recordings: [TranscribedRecording]) { self.recordings = recordings.map(Recording.init) }

  private struct Recording: Encodable {
    let recording: String
    let status: String
    var transcript: String?
    var words: Int?
    var durationMs: Int?
    var reason: String?
    var advice: String?

    enum CodingKeys: String, CodingKey {
      case recording, status, transcript, words, reason, advice
      case durationMs = "duration_ms"
    }

    init(_ transcribed: TranscribedRecording) {
      recording = transcribed.path
      switch transcribed.result {
      case .transcribed(let path, let wordCount, let lengthMs):
        status = "transcribed"
        transcript = path
        words = wordCount
        durationMs = lengthMs
      case .upToDate(let path):
        status = "up to date"
        transcript = path
      case .hasOther(let path):
        status = "from elsewhere"
        transcript = path
      case .failed(let error):
        status = "failed"
        reason = error.reason
        advice = error.advice
      case .notReached: status = "not reached"
      }
    }
  }
}
