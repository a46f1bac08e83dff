package import CallModel
package import Diagnostics

/// Whether a transcript can be that of a recording.
package struct TranscriptFit {
  private let transcript: Transcript
  private let recordingMs: Int

  /// - Parameter recordingMs: how long the recording is.
  package init(_ transcript: Transcript, recordingMs: Int) {
    self.transcript = transcript
    self.recordingMs = recordingMs
  }

  /// How far the last words may begin after the end: recognisers and clocks err.
  private var slackMs: Int { 2000 + recordingMs / 50 }

  /// Throws where words are said after the recording has ended: then it is the transcript of another
  /// call, or its times are not those of the recording.
  package func check(path: String) throws(InputError) {
    let outside = transcript.words.count { $0.span.startMs > recordingMs + slackMs }
    guard outside > 0 else { return }
    throw InputError(
      path: path,
      reason:
        "\(outside) of \(transcript.words.count) words are said after the end of the recording, "
        + "which is \(Double(recordingMs / 100) / 10) s long",
      advice: "is it the transcript of another call?")
  }
}
