/// How far a batch has come.
public struct BatchProgress: Sendable, Hashable {
  /// Calls in the batch.
  public var callCount: Int
  /// Calls that are booked, unchanged or failed.
  public var callsDone = 0
  /// Calls that failed.
  public var callsFailed = 0
  /// Sound that was decoded and listened to so far, in milliseconds of recording.
  public var audioMs = 0
  /// The share of the work that is done, 0 … 1, by the size of the recordings.
  public var shareDone = 0.0

  /// A batch of `callCount` calls of which nothing is done.
  public init(callCount: Int) { self.callCount = callCount }
}
