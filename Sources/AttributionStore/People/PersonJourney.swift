public import CallModel

/// Everything that is known of one person, in order of time, and why it is one person's.
public struct PersonJourney: Sendable, Hashable {
  /// All names of the person.
  public let names: [PersonName]
  /// What the person met, said and bought; what nobody dates comes last.
  public let steps: [JourneyStep]
  /// How far the person has come; `nil` for whom no stage counts.
  public let stage: JourneyStage?
  /// What ties the names together: from the one that was asked for to every other by the shortest way.
  public let links: [PersonLink]
}

/// Why two names are one person's.
public struct PersonLink: Sendable, Hashable {
  /// The name that is known already; `nil` for the call that was asked for.
  public let known: PersonName?
  /// The name that it leads to.
  public let other: PersonName
  /// The way from one to the other: a single touchpoint, call or sale that has both, or several that came of
  /// each other.
  public let evidence: [Evidence]

  /// Something that ties names together.
  public struct Evidence: Sendable, Hashable {
    /// What it is.
    public let kind: Kind
    /// Its name; of a decision its number.
    public let id: String
    /// When it was; `nil` if nobody says.
    public let at: Instant?
    /// Of a call, the touchpoint whose session had the number that was dialled; of a decision, the reason.
    public let detail: String?
  }

  /// What ties names together.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Somebody decided it.
    case decision
    /// A touchpoint.
    case touchpoint
    /// A call.
    case call
    /// A deal.
    case deal
    /// An order.
    case order
    /// A subscription.
    case subscription
    /// An event of engagement.
    case engagement
  }
}
