public import ContentHash

/// A recording as it was read: which file, and what was in it.
public struct RecordingFile: Sendable, Hashable {
  /// The path as the user gave it.
  public let path: String
  /// The digest of the file's bytes.
  public let digest: SHA256Digest
  /// The format and coding, for example `wav, u-law`.
  public let format: String
  /// How long it is, in milliseconds.
  public let durationMs: Int64
  /// How many channels it has.
  public let channelCount: Int
  /// Samples of each channel in a second.
  public let sampleRateHz: Int

  /// A recording with all its parts.
  public init(
    path: String, digest: SHA256Digest, format: String, durationMs: Int64, channelCount: Int,
    sampleRateHz: Int
  ) {
    self.path = path
    self.digest = digest
    self.format = format
    self.durationMs = durationMs
    self.channelCount = channelCount
    self.sampleRateHz = sampleRateHz
  }
}

/// A transcript as it was read.
public struct TranscriptFile: Sendable, Hashable {
  /// The path as the user gave it.
  public let path: String
  /// The digest of the file's bytes.
  public let digest: SHA256Digest
  /// The format, for example `aws-transcribe`.
  public let format: String

  /// A transcript with all its parts.
  public init(path: String, digest: SHA256Digest, format: String) {
    self.path = path
    self.digest = digest
    self.format = format
  }
}
