import Attribution
import CallModel
import Metering

/// What channels earn of all sales of a market.
struct ModelSums {
  private let market: MarketFiles
  private let attributor: Attributor
  private let models: [AttributionModel]

  init(
    _ market: MarketFiles, _ attributor: Attributor,
    models: [AttributionModel] = AttributionModel.allCases
  ) {
    self.market = market
    self.attributor = attributor
    self.models = models
  }

  /// Rows `sum MODEL CHANNEL CONVERSIONS CENTS`, and one `seconds share SECONDS`.
  func report() {
    var tally = CreditTally(sources: market.sources, models: models)
    let seconds = Meter.processorSeconds {
      for person in market.buyers {
        let journey = market.journey(person)
        for sale in journey.conversions {
          tally.add(attributor.credits(for: sale, in: journey, by: models), of: sale)
        }
      }
    }
    row("seconds", "share", seconds)
    for model in models {
      for channel in market.sources.channels {
        let ids = market.sources.sources.filter { $0.channel == channel }.map(market.sources.id)
        let shares = ids.reduce(Int128(0)) { $0 + tally.billionths(model, $1) }
        let cents = ids.reduce(Int64(0)) {
          $0 + (tally.revenue(model, $1, in: .usd)?.minorUnits ?? 0)
        }
        row("sum", model.rawValue, channel, Double(shares) / 1e9, cents)
      }
    }
  }
}
