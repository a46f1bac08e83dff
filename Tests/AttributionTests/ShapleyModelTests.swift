import Attribution
import CallModel
import TestSupport
import Testing

@Suite("Shapley's value")
struct ShapleyModelTests {
  private let market = SmallMarket()
  private let conversion = Conversion(id: 1, at: SmallMarket.day(9))

  private func people(_ channels: String, bought: Int, of all: Int) -> [Journey] {
    let touchpoints = channels.split(separator: " ").enumerated().map { "\($1)@\($0)" }
      .joined(separator: " ")
    return (0..<all).map {
      $0 < bought ? market.journey(touchpoints, conversion) : market.journey(touchpoints)
    }
  }

  private func shares(
    _ journey: String, _ learned: [Journey], _ settings: AttributionSettings = AttributionSettings()
  ) throws -> [String: Int64] {
    let attributor = try market.attributor(learning: learned, settings)
    return market.shares(
      attributor.credits(for: conversion, in: market.journey(journey), by: .shapley))
  }

  @Test("a channel earns what it adds, over all orders in which channels can come")
  func byHand() throws {
    // a alone converts 1 in 10, b alone 3 in 10, both 8 in 10. a adds .1 when it comes first and .5
    // when it comes second, b adds .3 and .7: .3 and .5, so 3/8 and 5/8.
    let learned =
      people("a", bought: 1, of: 10) + people("b", bought: 3, of: 10)
      + people("a b", bought: 8, of: 10)
    #expect(try shares("a@1 b@2", learned) == ["a@1": 375_000_000, "b@2": 625_000_000])
    #expect(try shares("b@1 a@2", learned) == ["b@1": 625_000_000, "a@2": 375_000_000])
    #expect(
      try shares("a@1 b@2 a@3", learned)
        == ["a@1": 187_500_000, "b@2": 625_000_000, "a@3": 187_500_000])
  }

  @Test("a channel that does harm earns nothing, and takes nothing away")
  func negative() throws {
    // a alone converts always, with b 1 in 10: b adds −.9 and 0, a adds 1 and .1.
    let learned = people("a", bought: 5, of: 5) + people("a b", bought: 1, of: 10)
    #expect(try shares("a@1 b@2", learned) == ["a@1": 1_000_000_000])
  }

  @Test("by conversions, all channels of a journey earn the same")
  func conversions() throws {
    var settings = AttributionSettings()
    settings.coalitionWorth = .conversions
    let learned = people("a", bought: 5, of: 5) + people("a b", bought: 1, of: 10)
    #expect(
      try shares("a@1 b@2 a@3", learned, settings)
        == ["a@1": 250_000_000, "b@2": 500_000_000, "a@3": 250_000_000])
  }

  @Test("exactly the mean over all orders of the channels")
  func permutations() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      let paths = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        ReferencePath.random(using: &generator)
      }
      let attributor = try market.attributor(learning: paths.map { $0.journey(market) })
      let reference = ReferenceShapley(paths)
      for path in paths where path.converted {
        let credits = attributor.credits(
          for: conversion, in: path.journey(market), by: .shapley)
        var earned = [Double](repeating: 0, count: 5)
        for credit in credits {
          guard let touchpoint = credit.touchpoint else { continue }
          let channel = market.sources.channels.firstIndex(
            of: market.sources[touchpoint.source].channel)
          earned[try #require(channel)] += credit.share.doubleValue
        }
        for (channel, share) in reference.shares(path).enumerated() {
          #expect(abs(earned[channel] - share) < 1e-7)
        }
      }
    }
  }

  @Test("by conversions, sums over all conversions are the value of the whole game")
  func wholeGame() throws {
    var generator = SeededGenerator(seed: 4)
    var settings = AttributionSettings()
    settings.coalitionWorth = .conversions
    for _ in 0..<20 {
      let paths = (0..<40).map { _ in ReferencePath.random(using: &generator) }
      let attributor = try market.attributor(learning: paths.map { $0.journey(market) }, settings)
      var tally = CreditTally(sources: market.sources, models: [.shapley])
      for path in paths where path.converted {
        tally.add(
          [attributor.credits(for: conversion, in: path.journey(market), by: .shapley)],
          of: conversion)
      }
      let reference = ReferenceShapley(paths).wholeGame(channels: 5)
      for (channel, value) in reference.enumerated() {
        let id = market.id(market.sources.channels[channel])
        #expect(abs(Double(tally.billionths(.shapley, id)) / 1e9 - value) < 1e-6)
      }
    }
  }

  @Test("it is exact for any number of channels while few of their sets were had by anybody")
  func manyChannels() throws {
    for count in [22, 1_200] {
      let many = ManyChannels(count)
      // Only what the first adds alone, and what all add together, is known. It comes first with
      // the chance 1/n, which is worth .5, and then the next one takes that away; each comes last
      // with the chance 1/n.
      let attributor = try many.attributor(alone: [(1, 2)], together: (1, 1))
      let credits = attributor.credits(for: many.sale, in: many.everything, by: .shapley)
      let share = 1 / Double(count)
      #expect(credits.count == count)
      #expect(abs((credits.first?.share.doubleValue ?? 0) - 1.5 * share) < 1e-8)
      let others = share - 0.5 * share / Double(count - 1)
      #expect(credits.dropFirst().allSatisfy { abs($0.share.doubleValue - others) < 1e-8 })
    }
  }
}
