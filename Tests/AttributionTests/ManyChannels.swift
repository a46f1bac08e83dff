import Attribution
import CallModel

/// A market of many channels, in which somebody met all of them.
struct ManyChannels {
  let sources: SourceTable
  let sale = Conversion(id: 1, at: SmallMarket.day(9))

  init(_ count: Int) {
    sources = SourceTable((0..<count).map { Source(channel: "channel \(10_000 + $0)") })
  }

  /// Who met every channel, in the order of names, and bought.
  var everything: Journey { journey(Array(sources.sources), bought: true) }

  /// What was learned from so many of so many people who bought: of those who met a channel alone,
  /// for the first channels, and of those who met all.
  func attributor(
    alone: [(bought: Int, of: Int)], together: (bought: Int, of: Int)
  ) throws -> Attributor {
    var statistics = JourneyStatistics(sources: sources, settings: AttributionSettings())
    for (source, people) in zip(sources.sources, alone) {
      for person in 0..<people.of {
        statistics.add(journey([source], bought: person < people.bought))
      }
    }
    for person in 0..<together.of {
      statistics.add(journey(Array(sources.sources), bought: person < together.bought))
    }
    return try Attributor(learning: statistics)
  }

  private func journey(_ met: [Source], bought: Bool) -> Journey {
    Journey(
      touchpoints: met.enumerated().compactMap { place, source in
        sources.id(of: source).map {
          Touchpoint(at: Instant(unixMs: Int64(place) * 60_000), source: $0)
        }
      }, conversions: bought ? [sale] : [])
  }
}
