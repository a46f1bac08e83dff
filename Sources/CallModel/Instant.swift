/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
public struct Instant: Sendable, Hashable, Codable, Comparable {
  /// Milliseconds since the Unix epoch, leap seconds left out.
  public let unixMs: Int64

  /// The instant `unixMs` milliseconds after the epoch.
  public init(unixMs: Int64) { self.unixMs = unixMs }

  /// The earlier one sorts first.
  public static func < (left: Instant, right: Instant) -> Bool { left.unixMs < right.unixMs }
}
