/// A delivery that this program has in hand: until its lease is over nobody else sends it.
public struct LeasedDelivery: Sendable, Hashable {
  /// Its number in the store.
  public let id: Int64
  /// The name of the destination.
  public let destination: String
  /// What it is for.
  public let purpose: String
  /// What `Content-Type` says of it.
  public let contentType: String
  /// The body, to the byte.
  public let body: String
  /// The same at every attempt.
  public let idempotencyKey: String
  /// How often it was tried before.
  public let attempts: Int
  /// How many conversions it tells of.
  public let conversionCount: Int
  /// The name of the lease.
  let lease: String
}
