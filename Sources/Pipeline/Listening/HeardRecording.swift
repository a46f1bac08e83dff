public import AudioInput
public import KeywordSearch

/// What was heard in a recording.
public struct HeardRecording: Sendable {
  /// What the recording says about itself.
  public let info: RecordingInfo
  /// How long it really is, in milliseconds.
  public let lengthMs: Int
  /// What was listened for.
  public let keywords: [Keyword]
  /// What was found, for each channel and keyword.
  public let channels: [[[KeywordSearch.Finding]]]
}
