import CallModel

/// Shares conversions out among touchpoints, by any of the models.
public struct Attributor: Sendable {
  /// The sources that touchpoints are of.
  public let sources: SourceTable
  /// What was chosen.
  public let settings: AttributionSettings
  let players: Players
  /// For each player the part of all conversions that would be lost without it.
  let removalEffects: [Double]
  /// For each player what ``AttributionModel/markov`` gives it, all together one; all zero where
  /// nothing was ever converted.
  let markovShares: [Double]
  private let shapley: ShapleyShares

  /// Learns from all journeys. The Markov model costs as much as its states to the third power;
  /// Shapley's value as much as there are sets of channels that somebody had within each set of
  /// channels that led to a conversion.
  public init(learning statistics: JourneyStatistics) throws(AttributionError) {
    sources = statistics.sources
    settings = statistics.settings
    players = statistics.players
    let effects = try MarkovChain(statistics.transitions).removalEffects(players: players.count)
    let sum = effects.reduce(0, +)
    markovShares = sum > 0 ? effects.map { $0 / sum } : effects
    removalEffects = effects
    shapley = ShapleyShares(statistics.coalitions, worth: statistics.settings.coalitionWorth)
  }

  /// What each touchpoint earned of a conversion, in order of time; those that earned nothing are
  /// left out.
  ///
  /// The shares sum to exactly one and the money to exactly the conversion's. Where no touchpoint
  /// lies in the lookback, one credit without a touchpoint has all of it.
  public func credits(
    for conversion: Conversion, in journey: Journey, by model: AttributionModel
  ) -> [Credit] {
    credits(for: conversion, along: path(to: conversion, in: journey), by: model)
  }

  /// The same by several models at once, in their order.
  public func credits(
    for conversion: Conversion, in journey: Journey, by models: [AttributionModel]
  ) -> [[Credit]] {
    let path = path(to: conversion, in: journey)
    return models.map { credits(for: conversion, along: path, by: $0) }
  }

  private func path(to conversion: Conversion, in journey: Journey) -> Path {
    Path(of: journey, until: conversion.at, sources: sources, settings: settings)
  }

  private func credits(
    for conversion: Conversion, along path: Path, by model: AttributionModel
  ) -> [Credit] {
    guard !path.isEmpty else {
      return [Credit(touchpoint: nil, share: .whole, revenue: conversion.revenue)]
    }
    let weights = weights(for: conversion, along: path, by: model).values
    let shares = Apportionment(of: Share.whole.billionths, by: weights).parts
    let money = conversion.revenue.map { Apportionment(of: $0.minorUnits, by: weights).parts }
    return path.touchpoints.indices.compactMap { index in
      guard weights[index] > 0 else { return nil }
      return Credit(
        touchpoint: path.touchpoints[index], share: Share(billionths: shares[index]),
        revenue: conversion.revenue.flatMap { whole in
          money.map { Money(minorUnits: $0[index], currency: whole.currency) }
        })
    }
  }

  private func weights(
    for conversion: Conversion, along path: Path, by model: AttributionModel
  ) -> Weights {
    let last = Weights(only: path.count - 1, of: path.count)
    switch model {
    case .firstTouch: return Weights(only: 0, of: path.count)
    case .lastTouch: return last
    case .lastNonDirect:
      let index = path.touchpoints.lastIndex { !sources.isDirect[Int($0.source.rawValue)] }
      return index.map { Weights(only: $0, of: path.count) } ?? last
    case .linear: return Weights([UInt64](repeating: 1, count: path.count))
    case .positionBased: return .positionBased(path.count)
    case .timeDecay: return .timeDecay(path, halfLifeMs: settings.halfLifeMs)
    case .wShaped: return .wShaped(path, conversion)
    case .markov:
      return .shared(players.along(path)) { markovShares[Int($0)] } ?? last
    case .shapley:
      let along = players.along(path)
      let shares = shapley.shares(of: Coalition.sortedOnce(along))
      return .shared(along) { shares[$0] ?? 0 } ?? last
    }
  }
}
