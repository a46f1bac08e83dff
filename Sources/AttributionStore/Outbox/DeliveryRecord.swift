public import CallModel
public import ContentHash

/// A delivery as the store knows it, for people.
public struct DeliveryRecord: Sendable, Hashable {
  /// What became of it.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It is to be sent, for the first time or again.
    case waiting
    /// A server took it.
    case accepted
    /// It was written into a file.
    case written
    /// A server did not want it.
    case refused
    /// It was tried often enough, or somebody said so.
    case givenUp = "given up"
  }

  /// Its number in the store.
  public let id: Int64
  /// The name of the destination.
  public let destination: String
  /// The platform.
  public let platform: String
  /// What it is for.
  public let purpose: String
  /// The file, or the address without what is secret in it.
  public let place: String
  /// Under which name the receiver knows it.
  public let idempotencyKey: String
  /// The digest of the body, which is kept only while it is waiting.
  public let bodyDigest: SHA256Digest
  /// What became of it.
  public let state: State
  /// How often it was tried.
  public let attempts: Int
  /// When it is tried next.
  public let nextAttemptAt: Instant?
  /// Until when a program has it in hand.
  public let leasedUntil: Instant?
  /// The code of the last answer.
  public let lastStatus: Int?
  /// Why it did not come through the last time.
  public let lastError: String?
  /// When it was put there.
  public let recordedAt: Instant
  /// When it was known what became of it.
  public let settledAt: Instant?
  /// What it tells, in order.
  public let conversions: [Conversion]

  /// A conversion in a delivery.
  public struct Conversion: Sendable, Hashable {
    /// The call.
    public let callID: String
    /// The first row of its chain of corrections.
    public let originID: Int64
    /// What is told.
    public let telling: Telling
    /// Why it was not taken; `nil` where it was, or nobody knows yet.
    public let refusal: String?
  }
}
