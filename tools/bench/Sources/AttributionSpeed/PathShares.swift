import Attribution
import CallModel
import Foundation
import Metering

/// The same paths for this program and for others: channels in order, how often such a path was
/// converted and how often not.
struct PathShares {
  private let market: MarketFiles

  init(_ market: MarketFiles) { self.market = market }

  /// Writes `PATH CONVERTED LOST CENTS` to a file and prints, for the very same paths, rows `effect
  /// ORDER CHANNEL REMOVAL-EFFECT SHARE`, `sum MODEL CHANNEL CONVERSIONS CENTS` and `seconds WHAT SECONDS`.
  func report(pathsFile: String) throws {
    var settings = AttributionSettings()
    // Everything counts, so that nothing has to be told to others.
    settings.lookback = Lookback(clickDays: 100_000, viewDays: 100_000)
    try write(settings, to: pathsFile)
    for order in 1...3 {
      settings.markovOrder = order
      var statistics = JourneyStatistics(sources: market.sources, settings: settings)
      let learning = Meter.processorSeconds {
        for person in 0..<market.peopleCount { statistics.add(market.journey(person)) }
      }
      var attributor: Attributor?
      let solving = try Meter.processorSeconds { attributor = try Attributor(learning: statistics) }
      row("seconds", "learn \(order)", learning)
      row("seconds", "solve \(order)", solving)
      for share in attributor?.markovTable ?? [] {
        row("effect", order, share.source.channel, share.removalEffect, share.share)
      }
      if order == 1, let attributor {
        ModelSums(market, attributor, models: [.firstTouch, .lastTouch, .linear]).report()
      }
    }
  }

  private func write(_ settings: AttributionSettings, to path: String) throws {
    struct Count { var (converted, lost, cents) = (0, 0, Int64(0)) }
    var counts: [String: Count] = [:]
    for person in 0..<market.peopleCount {
      let journey = market.journey(person)
      var rest = journey.touchpoints[...]
      for sale in journey.conversions {
        let before = journey.touchpoints.prefix { $0.at <= sale.at }
        rest = journey.touchpoints.drop { $0.at <= sale.at }
        guard !before.isEmpty else { continue }
        counts[name(before), default: Count()].converted += 1
        counts[name(before), default: Count()].cents += sale.revenue?.minorUnits ?? 0
      }
      if !rest.isEmpty { counts[name(rest), default: Count()].lost += 1 }
    }
    let lines = counts.sorted { $0.key < $1.key }.map {
      "\($0.key)\t\($0.value.converted)\t\($0.value.lost)\t\($0.value.cents)"
    }
    try (["path\tconverted\tlost\tcents"] + lines).joined(separator: "\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func name(_ touchpoints: ArraySlice<Touchpoint>) -> String {
    touchpoints.map { market.sources[$0.source].channel }.joined(separator: ">")
  }
}
