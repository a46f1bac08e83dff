package import Diagnostics
package import Pipeline

/// What became of a batch of recordings that were transcribed, in a line.
package struct TranscribingSummary {
  private let recordings: [TranscribedRecording]

  /// The summary of what became of `recordings`.
  package init(_ recordings: [TranscribedRecording]) { self.recordings = recordings }

  /// Why recordings could not be transcribed.
  package var failures: [InputError] {
    recordings.compactMap { recording in
      if case .failed(let error) = recording.result { error } else { nil }
    }
  }

  /// Whether it was stopped before its end.
  package var wasInterrupted: Bool { recordings.contains { $0.result == .notReached } }

  /// `3 recordings transcribed, 41 min of sound and 5,120 words · 2 were done · 1 failed`.
  package var line: String {
    var (doneCount, words, lengthMs) = (0, 0, 0 as Int64)
    var (upToDate, others) = (0, 0)
    for recording in recordings {
      switch recording.result {
      case .transcribed(_, let wordCount, let soundMs):
        doneCount += 1
        words += wordCount
        lengthMs += Int64(soundMs)
      case .upToDate: upToDate += 1
      case .hasOther: others += 1
      case .failed, .notReached: continue
      }
    }
    var parts = ["\(PlainText.count(doneCount, "recording")) transcribed"]
    if doneCount > 0 {
      parts[0] +=
        ", \(PlainText.hours(ms: lengthMs)) of sound and \(PlainText.count(words, "word"))"
    }
    if upToDate > 0 { parts.append("\(PlainText.count(upToDate)) were done") }
    if others > 0 {
      parts.append("\(PlainText.count(others)) had a transcript from elsewhere")
    }
    if !failures.isEmpty { parts.append("\(PlainText.count(failures.count)) failed") }
    if wasInterrupted { parts.append("stopped before the end") }
    return parts.joined(separator: " · ")
  }
}
