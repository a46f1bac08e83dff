import Attribution
import CallModel

/// The channels of somebody in order, as numbers, and whether a conversion came of it.
struct ReferencePath {
  let channels: [Int]
  let converted: Bool

  /// One to six of five channels.
  static func random(using generator: inout some RandomNumberGenerator) -> ReferencePath {
    ReferencePath(
      channels: (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        Int.random(in: 0..<5, using: &generator)
      }, converted: Int.random(in: 0..<3, using: &generator) == 0)
  }

  /// The same as a journey in a market whose channels are numbered alike.
  func journey(_ market: SmallMarket) -> Journey {
    Journey(
      touchpoints: channels.enumerated().map { place, channel in
        Touchpoint(
          at: SmallMarket.day(Double(place)), source: market.id(market.sources.channels[channel]))
      }, conversions: converted ? [Conversion(id: 1, at: SmallMarket.day(9))] : [])
  }
}
