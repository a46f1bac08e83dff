public import Diagnostics

/// What became of one recording of a batch that is transcribed.
public struct TranscribedRecording: Sendable {
  /// The recording.
  public let path: String
  /// What happened.
  public let result: Result

  /// A recording and what happened.
  public init(path: String, result: Result) {
    self.path = path
    self.result = result
  }

  /// The ways in which it can end.
  public enum Result: Sendable, Hashable {
    /// Its words are in the file at the path.
    case transcribed(transcriptPath: String, wordCount: Int, lengthMs: Int)
    /// They were, made by the same command from the same sound.
    case upToDate(transcriptPath: String)
    /// It has a transcript that somebody else made, which is left alone.
    case hasOther(transcriptPath: String)
    /// It could not be transcribed; nothing was written.
    case failed(InputError)
    /// The batch was stopped before it was done.
    case notReached
  }
}
