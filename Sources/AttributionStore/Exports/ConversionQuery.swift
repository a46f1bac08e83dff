public import CallModel

/// Which conversions are asked for.
public struct ConversionQuery: Sendable, Hashable {
  /// Calls that began at this time or later; `nil` for no bound.
  public var startedFrom: Instant?
  /// Calls that began before this time; `nil` for no bound.
  public var startedBefore: Instant?
  /// Conversions of these names; empty for all.
  public var names: Set<String>
  /// Whether those are in it that were taken back, as they stood before.
  public var includesWithdrawn: Bool

  /// A query; without arguments for everything that holds.
  public init(
    startedFrom: Instant? = nil, startedBefore: Instant? = nil, names: Set<String> = [],
    includesWithdrawn: Bool = false
  ) {
    self.startedFrom = startedFrom
    self.startedBefore = startedBefore
    self.names = names
    self.includesWithdrawn = includesWithdrawn
  }
}
