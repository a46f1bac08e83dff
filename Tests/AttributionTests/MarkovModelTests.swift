import Attribution
import CallModel
import TestSupport
import Testing

@Suite("Markov model")
struct MarkovModelTests {
  private let market = SmallMarket()

  /// `a b c > 2 of 3`: three people met these channels, and two of them bought.
  private func journeys(_ texts: String...) -> [Journey] {
    texts.flatMap { text in
      let parts = text.split(whereSeparator: { " >of".contains($0) }).map(String.init)
      let counts = parts.suffix(2).compactMap(Int.init)
      let touchpoints = parts.dropLast(2).enumerated().map { "\($1)@\($0)" }
      return (0..<counts[1]).map { person in
        person < counts[0]
          ? market.journey(
            touchpoints.joined(separator: " "), Conversion(id: 1, at: SmallMarket.day(9)))
          : market.journey(touchpoints.joined(separator: " "))
      }
    }
  }

  private func effects(_ attributor: Attributor) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: attributor.markovTable.filter { $0.removalEffect > 0 }.map {
        ($0.source.channel, ($0.removalEffect * 1e9).rounded() / 1e9)
      })
  }

  @Test("the effect of a channel is what would be lost without it")
  func byHand() throws {
    // Of four people two buy. From the start 3/4 go to a and 1/4 to b; from a 2/3 go to b and 1/3
    // are lost; from b 2/3 buy. So the chance is (3/4 · 2/3 + 1/4) · 2/3 = 1/2. Without a it is
    // 1/4 · 2/3 = 1/6, so a is worth 2/3 of it; without b nothing is left.
    let attributor = try market.attributor(
      learning: journeys("a b > 1 of 2", "a > 0 of 1", "b > 1 of 1"))
    #expect(effects(attributor) == ["a": 0.666666667, "b": 1])
    let shares = attributor.markovTable.filter { $0.share > 0 }.map { ($0.share * 1e9).rounded() }
    #expect(shares == [400_000_000, 600_000_000])
  }

  @Test("a conversion is shared by the effects of the channels of its own journey")
  func perConversion() throws {
    let people = journeys("a b > 1 of 2", "a > 0 of 1", "b > 1 of 1")
    let attributor = try market.attributor(learning: people)
    let conversion = Conversion(id: 1, at: SmallMarket.day(9))
    func shares(_ journey: String) -> [String: Int64] {
      market.shares(attributor.credits(for: conversion, in: market.journey(journey), by: .markov))
    }
    #expect(shares("a@1 b@2") == ["a@1": 400_000_000, "b@2": 600_000_000])
    #expect(shares("b@2") == ["b@2": 1_000_000_000])
    #expect(
      shares("a@1 b@2 b@3") == ["a@1": 400_000_000, "b@2": 300_000_000, "b@3": 300_000_000])
  }

  @Test("where nothing is known of a journey's channels, the last touchpoint earns")
  func unknown() throws {
    let attributor = try market.attributor(learning: journeys("a > 1 of 2"))
    let conversion = Conversion(id: 1, at: SmallMarket.day(9))
    for model in [AttributionModel.markov, .shapley] {
      #expect(
        market.shares(
          attributor.credits(for: conversion, in: market.journey("b@1 c@2"), by: model))
          == ["c@2": 1_000_000_000])
    }
  }

  @Test("visits of one channel in a row are one step")
  func repeats() throws {
    let once = try market.attributor(learning: journeys("a b a > 1 of 3", "b > 1 of 4"))
    let often = try market.attributor(learning: journeys("a a b b b a > 1 of 3", "b b > 1 of 4"))
    #expect(once.markovTable == often.markovTable)
  }

  @Test("a refund teaches nothing")
  func refund() throws {
    let sale = Conversion(
      id: 1, at: SmallMarket.day(3), revenue: Money(minorUnits: 5, currency: .usd))
    let back = Conversion(
      id: 2, at: SmallMarket.day(3), revenue: Money(minorUnits: -5, currency: .usd))
    let others = journeys("a > 1 of 2", "b > 1 of 4")
    let with = try market.attributor(learning: others + [market.journey("a@1 b@2", sale, back)])
    let without = try market.attributor(learning: others + [market.journey("a@1 b@2", sale)])
    #expect(with.markovTable == without.markovTable)
  }

  @Test("what comes after the last sale is a journey that led to nothing")
  func afterSale() throws {
    let sale = Conversion(id: 1, at: SmallMarket.day(3))
    let one = try market.attributor(learning: [market.journey("a@1 b@5", sale)])
    let two = try market.attributor(
      learning: [market.journey("a@1", sale), market.journey("b@5")])
    #expect(one.markovTable == two.markovTable)
  }

  @Test("the effect is that of a chain from which the channel is cut", arguments: 1...4)
  func twin(order: Int) throws {
    var generator = SeededGenerator(seed: UInt64(order))
    var settings = AttributionSettings()
    settings.markovOrder = order
    for _ in 0..<40 {
      let paths = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        ReferencePath.random(using: &generator)
      }
      let attributor = try market.attributor(learning: paths.map { $0.journey(market) }, settings)
      let expected = ReferenceMarkov(paths, order: order).removalEffects(channels: 5)
      for (channel, effect) in expected.enumerated() {
        #expect(abs(attributor.markovTable[channel].removalEffect - effect) < 1e-9)
      }
    }
  }

  @Test("a longer memory tells orders apart that a shorter one cannot")
  func higherOrder() throws {
    var settings = AttributionSettings()
    let people = journeys("a c > 3 of 3", "b c > 0 of 3")
    let forgetful = try market.attributor(learning: people, settings)
    settings.markovOrder = 2
    let remembering = try market.attributor(learning: people, settings)
    #expect(effects(forgetful) == ["a": 0.5, "b": 0.5, "c": 1])
    #expect(effects(remembering) == ["a": 1, "c": 1])
  }

  @Test("an order that cannot be reckoned is refused", arguments: [-1, 0, 5])
  func refusedOrder(order: Int) {
    var settings = AttributionSettings()
    settings.markovOrder = order
    #expect(throws: AttributionError.markovOrder(order)) {
      try market.attributor(learning: journeys("a b a > 1 of 2"), settings)
    }
  }

  @Test("more states than can be solved are refused with what to do")
  func tooManyStates() throws {
    let sources = SourceTable((0..<2_049).map { Source(channel: "x", campaign: String($0)) })
    var settings = AttributionSettings()
    settings.player = .campaign
    var statistics = JourneyStatistics(sources: sources, settings: settings)
    for source in sources.sources {
      let id = try #require(sources.id(of: source))
      statistics.add(Journey(touchpoints: [Touchpoint(at: SmallMarket.day(1), source: id)]))
    }
    let refused = AttributionError.tooManyStates(count: 2_049, limit: 2_048)
    #expect(throws: refused) { try Attributor(learning: statistics) }
    #expect("\(refused)".contains("let channels earn instead of campaigns"))
  }
}
