public import AudioInput
public import CallModel
public import ContentHash
public import PhoneticIndex

/// A recording as it was heard.
public struct ListenedRecording: Sendable {
  /// What the recording says about itself.
  public let info: RecordingInfo
  /// The digest of the file.
  public let digest: SHA256Digest
  /// How long it really is, in milliseconds.
  public let lengthMs: Int
  /// What it tells besides words.
  public let facts: RecordingFacts
  /// An entry for each channel, channel 0 first; none where it was only read.
  public let entries: [IndexEntry]
}
