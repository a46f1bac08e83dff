public import CallModel
public import RuleEngine

/// What was heard in the recording of a test, by whoever can listen.
public struct TestSound: Sendable, Hashable {
  /// The hits, what happened among them, on the clock of the recording.
  public let hits: [Hit]
  /// What was measured, as fields of the call.
  public let fields: CallFacts
  /// How far it was searched.
  public let coverage: SourceCoverage
  /// How long the recording is.
  public let lengthMs: Int

  /// What was heard.
  public init(
    hits: [Hit], fields: CallFacts = CallFacts(), coverage: SourceCoverage, lengthMs: Int
  ) {
    self.hits = hits
    self.fields = fields
    self.coverage = coverage
    self.lengthMs = lengthMs
  }
}
