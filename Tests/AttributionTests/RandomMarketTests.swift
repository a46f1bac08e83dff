import Attribution
import CallModel
import TestSupport
import Testing

@Suite("Random markets")
struct RandomMarketTests {
  private let market = SmallMarket()

  private func people(
    _ count: Int, using generator: inout some RandomNumberGenerator
  ) -> [(touchpoints: [Touchpoint], conversions: [Conversion])] {
    (0..<count).map { _ in
      (
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          market.randomTouchpoint(using: &generator)
        },
        (0..<max(0, Int.random(in: -3...3, using: &generator))).map { _ in
          market.randomConversion(using: &generator)
        }
      )
    }
  }

  private func randomSettings(
    using generator: inout some RandomNumberGenerator
  )
    -> AttributionSettings
  {
    var settings = AttributionSettings()
    settings.lookback = Lookback(
      clickDays: Int32.random(in: 0...12, using: &generator),
      viewDays: Int32.random(in: 0...12, using: &generator),
      touchpoints: Bool.random(using: &generator) ? Int.random(in: 0...6, using: &generator) : nil)
    settings.directTraffic = Bool.random(using: &generator) ? .counts : .onlyAlone
    settings.player = Bool.random(using: &generator) ? .channel : .campaign
    settings.markovOrder = Int.random(in: 1...4, using: &generator)
    settings.coalitionWorth = Bool.random(using: &generator) ? .conversionRate : .conversions
    return settings
  }

  @Test("shares sum to one and money to the revenue, and none is against the sign of the whole")
  func sums() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      let settings = randomSettings(using: &generator)
      let journeys = people(12, using: &generator).map(Journey.init)
      let attributor = try market.attributor(learning: journeys, settings)
      for journey in journeys {
        for conversion in journey.conversions {
          for model in AttributionModel.allCases {
            let credits = attributor.credits(for: conversion, in: journey, by: model)
            expectWhole(credits, conversion)
            expectEligible(credits, conversion, settings.lookback)
          }
        }
      }
    }
  }

  private func expectWhole(_ credits: [Credit], _ conversion: Conversion) {
    #expect(credits.reduce(0) { $0 + $1.share.billionths } == 1_000_000_000)
    #expect(credits.allSatisfy { $0.share.billionths >= 0 })
    guard let revenue = conversion.revenue else {
      #expect(credits.allSatisfy { $0.revenue == nil })
      return
    }
    #expect(credits.allSatisfy { $0.revenue?.currency == revenue.currency })
    let parts = credits.compactMap { $0.revenue?.minorUnits }
    #expect(parts.reduce(0, +) == revenue.minorUnits)
    #expect(parts.allSatisfy { $0.signum() == revenue.minorUnits.signum() || $0 == 0 })
  }

  private func expectEligible(
    _ credits: [Credit], _ conversion: Conversion, _ lookback: Lookback
  ) {
    #expect(Set(credits.map(\.touchpoint)).count == credits.count)
    for case let touchpoint? in credits.map(\.touchpoint) {
      let age = conversion.at.unixMs - touchpoint.at.unixMs
      let limit = touchpoint.interaction == .click ? lookback.clickMs : lookback.viewMs
      #expect(age >= 0 && age <= limit)
    }
    if let limit = lookback.touchpoints { #expect(credits.count <= max(1, limit)) }
  }

  @Test("neither the order of anything nor the number of workers changes a single unit")
  func order() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<40 {
      let settings = randomSettings(using: &generator)
      let people = people(15, using: &generator)
      let journeys = people.map(Journey.init)
      let shuffled = people.map { person in
        Journey(
          touchpoints: person.touchpoints.shuffled(using: &generator),
          conversions: person.conversions.shuffled(using: &generator))
      }.shuffled(using: &generator)

      let attributor = try market.attributor(learning: journeys, settings)
      var first = JourneyStatistics(sources: market.sources, settings: settings)
      var second = first
      for (place, journey) in shuffled.enumerated() {
        if place.isMultiple(of: 2) { first.add(journey) } else { second.add(journey) }
      }
      first.merge(second)
      let other = try Attributor(learning: first)

      #expect(attributor.markovTable == other.markovTable)
      for journey in journeys {
        for conversion in journey.conversions {
          #expect(
            attributor.credits(for: conversion, in: journey, by: AttributionModel.allCases)
              == other.credits(for: conversion, in: journey, by: AttributionModel.allCases))
        }
      }
    }
  }

  @Test("how sources are numbered among others does not matter")
  func moreSources() throws {
    var generator = SeededGenerator(seed: 13)
    let wider = SourceTable(
      market.sources.sources + ["aa", "bb", "zz"].map { Source(channel: $0, campaign: "x") })
    for _ in 0..<20 {
      let journeys = people(10, using: &generator).map(Journey.init)
      let moved = try journeys.map { journey in
        Journey(
          touchpoints: try journey.touchpoints.map {
            Touchpoint(
              at: $0.at, source: try #require(wider.id(of: market.sources[$0.source])),
              interaction: $0.interaction)
          }, conversions: journey.conversions)
      }
      let attributor = try market.attributor(learning: journeys)
      var statistics = JourneyStatistics(sources: wider, settings: AttributionSettings())
      for journey in moved { statistics.add(journey) }
      let other = try Attributor(learning: statistics)
      for (journey, movedJourney) in zip(journeys, moved) {
        for conversion in journey.conversions {
          for model in AttributionModel.allCases {
            #expect(
              attributor.credits(for: conversion, in: journey, by: model).map(\.share)
                == other.credits(for: conversion, in: movedJourney, by: model).map(\.share))
          }
        }
      }
    }
  }
}
