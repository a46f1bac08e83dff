import Attribution
import CallModel
import Metering

/// All models over a market: learning, solving, and sharing every sale out.
struct ModelRun {
  private let market: MarketFiles
  private let settings: AttributionSettings

  init(_ market: MarketFiles, _ settings: AttributionSettings) {
    self.market = market
    self.settings = settings
  }

  /// A row `PEOPLE TOUCHPOINTS SALES LEARN SOLVE SHARE PEAK-MB WRONG`; times are processor seconds, and
  /// WRONG is how many sums over all sources were not what they must be.
  func report() throws {
    var statistics = JourneyStatistics(sources: market.sources, settings: settings)
    let learning = Meter.processorSeconds {
      for person in 0..<market.peopleCount { statistics.add(market.journey(person)) }
    }
    var attributor: Attributor?
    let solving = try Meter.processorSeconds { attributor = try Attributor(learning: statistics) }
    guard let attributor else { return }
    var tally = CreditTally(sources: market.sources)
    var revenue: Int64 = 0
    let sharing = Meter.processorSeconds {
      for person in market.buyers {
        let journey = market.journey(person)
        for sale in journey.conversions {
          tally.add(
            attributor.credits(for: sale, in: journey, by: tally.models), of: sale)
          revenue += sale.revenue?.minorUnits ?? 0
        }
      }
    }
    row(
      market.peopleCount, market.touchpointCount, market.saleCount, learning, solving, sharing,
      Meter.peakMegabytes, wrongSums(tally, revenue))
  }

  private func wrongSums(_ tally: CreditTally, _ revenue: Int64) -> Int {
    let ids = market.sources.sources.map { market.sources.id(of: $0) } + [nil]
    return tally.models.count { model in
      let shares = ids.reduce(Int128(0)) { $0 + tally.billionths(model, $1) }
      let money = ids.reduce(Int64(0)) {
        $0 + (tally.revenue(model, $1, in: .usd)?.minorUnits ?? 0)
      }
      return shares != Int128(market.saleCount) * 1_000_000_000 || money != revenue
    }
  }
}
