import AttributionStore
import CallModel
import Foundation

/// Which call it is, in a line or two.
struct CallHeading {
  private let call: Call
  private let recording: RecordingFile?

  init(_ call: Call, recording: RecordingFile?) {
    self.call = call
    self.recording = recording
  }

  /// `call c-1001 · 2026-10-05 09:14 · Spring search · 6m10s · calls/theatre-tickets.wav`
  var lines: [String] {
    let parts = [
      "call \(call.id)", CallText.started(call, timeZone: .current, withYear: true),
      CallText.campaign(call),
      call.facts["call.duration"].map { FieldValueText.text($0) },
      recording?.path ?? call.transcriptPath,
    ]
    let line = parts.compactMap(\.self).joined(separator: " · ")
    guard let offsetMs = call.answerOffsetMs, offsetMs != 0 else { return [line] }
    let offset = FieldValueText.duration(ms: Int64(offsetMs))
    return [line, "times count from the answer, \(offset) into the recording"]
  }
}
