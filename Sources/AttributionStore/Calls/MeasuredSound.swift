public import CallModel

/// What was measured in a recording, and by what.
public struct MeasuredSound: Sendable, Hashable {
  /// What measured, with its version, for example `facts 1`. Another version is asked again where the
  /// recording is still there.
  public let meter: String
  /// What it measured.
  public let facts: RecordingFacts

  /// `facts`, as `meter` measured them.
  public init(meter: String, facts: RecordingFacts) {
    self.meter = meter
    self.facts = facts
  }
}
