/// How far a person has come, as `reports/journey-stages.sql` defines it.
public enum JourneyStage: String, Sendable, Hashable, CaseIterable {
  /// Has met something.
  case awareness
  /// Came back, or did more than look.
  case consideration
  /// Is an opportunity, brought a conversion by phone, or bought.
  case decision
  /// Bought again, or keeps a subscription.
  case retention
  /// Bought and recommends.
  case advocacy
}

/// When a person came to a stage.
struct StageMove {
  let stage: JourneyStage
  let atMs: Int64
}
