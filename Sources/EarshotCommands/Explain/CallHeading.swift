import AttributionStore
import CallModel
import Foundation

/// Which call it is, in a line or two.
struct CallHeading {
  private let call: Call
  private let source: CallSource?
  private let recording: RecordingFile?

  init(_ call: Call, from source: CallSource?, recording: RecordingFile?) {
    self.call = call
    self.source = source
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
    return [line] + [offset, origin].compactMap(\.self)
  }

  private var offset: String? {
    guard let offsetMs = call.answerOffsetMs, offsetMs != 0 else { return nil }
    let offset = FieldValueText.duration(ms: Int64(offsetMs))
    return "times count from the answer, \(offset) into the recording"
  }

  /// How it is known where the call came from, where the calls file does not say it.
  private var origin: String? {
    guard let source, let foundBy = source.foundBy else { return nil }
    let touchpoint = source.touchpointID.map { ", touchpoint \($0.shownAsCell)" } ?? ""
    return "the campaign is known by the \(foundBy.rawValue)\(touchpoint)"
  }
}
