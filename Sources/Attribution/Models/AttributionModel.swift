/// A rule by which touchpoints earn a conversion together. The raw value is its name in commands
/// and reports.
public enum AttributionModel: String, Sendable, Hashable, Codable, CaseIterable {
  /// The first touchpoint earns all.
  case firstTouch = "first"
  /// The last touchpoint earns all.
  case lastTouch = "last"
  /// The last touchpoint that is not direct traffic earns all; the last one where all are direct.
  case lastNonDirect = "last-non-direct"
  /// Every touchpoint earns the same.
  case linear
  /// The first and the last earn 40 % each, those in between 20 % together.
  case positionBased = "position"
  /// A touchpoint earns half as much as one that is a half-life younger.
  case timeDecay = "time-decay"
  /// The first touchpoint, the one that made the lead and the one that opened the deal earn 30 %
  /// each, all others 10 % together.
  case wShaped = "w-shaped"
  /// A channel earns by how many conversions would be lost without it, in the chain of all journeys.
  case markov
  /// A channel earns by what it adds, on average, to every set of other channels of the journey.
  case shapley
}
