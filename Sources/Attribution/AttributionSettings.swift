/// What can be chosen about the models.
public struct AttributionSettings: Sendable, Hashable {
  /// Whether direct traffic earns like everything else.
  public enum DirectTraffic: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is a touchpoint like any other; only ``AttributionModel/lastNonDirect`` passes over it.
    case counts
    /// It earns by no model unless all touchpoints are direct.
    case onlyAlone = "only-alone"
  }

  /// What earns together in the models that learn from all journeys.
  public enum Player: String, Sendable, Hashable, Codable, CaseIterable {
    /// A channel with all its campaigns.
    case channel
    /// Each campaign for itself.
    case campaign
  }

  /// What a set of channels is worth, which Shapley's value shares out.
  public enum CoalitionWorth: String, Sendable, Hashable, Codable, CaseIterable {
    /// The share of journeys with exactly these channels that ended in a conversion.
    case conversionRate = "conversion-rate"
    /// How many conversions had no other channels than these.
    case conversions
  }

  /// How far back touchpoints count.
  public var lookback = Lookback.standard
  /// After how many milliseconds a touchpoint earns half by ``AttributionModel/timeDecay``: seven
  /// days unless it is set. At least one.
  public var halfLifeMs: Int64 = 7 * 86_400_000
  /// Whether direct traffic earns.
  public var directTraffic = DirectTraffic.counts
  /// Who earns by ``AttributionModel/markov`` and ``AttributionModel/shapley``.
  public var player = Player.channel
  /// How many of the last steps of a journey say where it goes next, by
  /// ``AttributionModel/markov``: from 1 to 4.
  public var markovOrder = 1
  /// What ``AttributionModel/shapley`` shares out.
  public var coalitionWorth = CoalitionWorth.conversionRate

  /// The usual settings.
  public init() {}
}
