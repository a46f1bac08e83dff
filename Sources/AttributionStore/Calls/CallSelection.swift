public import CallModel

/// Which calls a question is about.
public enum CallSelection: Sendable, Hashable {
  /// All calls in the store.
  case all
  /// The calls with these ids.
  case ids([String])
  /// The calls that pass a filter.
  case matching(CallFilter)
}

/// What a call must be like. A call of which the store does not know what a condition asks does not
/// pass.
public struct CallFilter: Sendable, Hashable {
  /// The first moment at which the call may have begun.
  public var startedFrom: Instant?
  /// The moment before which it must have begun.
  public var startedBefore: Instant?
  /// The id or the name of its campaign, which the call names itself or the market tells, capital letters of English ignored; `*` stands for any text
  /// and `?` for any character.
  public var campaign: String?

  /// A filter of these conditions; `nil` asks nothing.
  public init(startedFrom: Instant? = nil, startedBefore: Instant? = nil, campaign: String? = nil) {
    self.startedFrom = startedFrom
    self.startedBefore = startedBefore
    self.campaign = campaign
  }

  /// Whether it asks when a call began.
  public var asksForStart: Bool { startedFrom != nil || startedBefore != nil }
}
