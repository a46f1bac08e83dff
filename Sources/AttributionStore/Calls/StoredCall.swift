public import CallModel

/// A call as it was booked last, with the files that were read for it.
public struct StoredCall: Sendable, Hashable {
  /// The call, with the paths of its files.
  public let call: Call
  /// The recording; `nil` if there is none.
  public let recording: RecordingFile?
  /// The transcript; `nil` if there is none.
  public let transcript: TranscriptFile?
  /// Whether the transcript's words are kept. Older stores did not keep them; the next run
  /// over the file does.
  public let keepsWords: Bool

  /// A call with all its parts.
  public init(
    call: Call, recording: RecordingFile?, transcript: TranscriptFile?, keepsWords: Bool
  ) {
    self.call = call
    self.recording = recording
    self.transcript = transcript
    self.keepsWords = keepsWords
  }
}
