/// A stretch of a call, in milliseconds: `[startMs, endMs)`.
public struct TimeSpan: Sendable, Hashable, Codable {
  /// Where it starts.
  public let startMs: Int
  // INVARIANT: endMs >= startMs.
  /// Where it ends, never before it starts.
  public let endMs: Int

  /// The stretch from `startMs` to `endMs`; an end before the start is moved to the start.
  public init(startMs: Int, endMs: Int) {
    self.startMs = startMs
    self.endMs = max(startMs, endMs)
  }

  /// How long it is, in milliseconds.
  public var durationMs: Int { endMs - startMs }

  /// Whether the two share an instant. Stretches that only touch do not.
  public func overlaps(_ other: TimeSpan) -> Bool {
    startMs < other.endMs && other.startMs < endMs
  }

  /// The same stretch, `offsetMs` later.
  public func shifted(byMs offsetMs: Int) -> TimeSpan {
    TimeSpan(startMs: startMs + offsetMs, endMs: endMs + offsetMs)
  }
}
