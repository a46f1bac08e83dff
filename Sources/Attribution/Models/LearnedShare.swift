/// What the Markov model says of a channel or campaign in the whole market.
public struct LearnedShare: Sendable, Hashable {
  /// The channel; with a campaign where campaigns earn each for itself.
  public let source: Source
  /// The part of all conversions that would be lost without it.
  public let removalEffect: Double
  /// Its part of the sum of all removal effects.
  public let share: Double
}

extension Attributor {
  /// The Markov model's table of the whole market, in order of names: the shares that textbooks
  /// give. Sums of credits differ from it, since a conversion is shared among its own touchpoints
  /// only.
  public var markovTable: [LearnedShare] {
    removalEffects.indices.map { player in
      LearnedShare(
        source: settings.player == .channel
          ? Source(channel: sources.channels[player]) : sources.sources[player],
        removalEffect: removalEffects[player], share: markovShares[player])
    }
  }
}
