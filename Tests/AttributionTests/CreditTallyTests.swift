import Attribution
import CallModel
import Testing

@Suite("Sums of credits")
struct CreditTallyTests {
  private let market = SmallMarket()
  private let won = Currency(code: "KRW") ?? .usd

  private func tally(
    _ journeys: [Journey], models: [AttributionModel] = AttributionModel.allCases
  ) throws -> CreditTally {
    let attributor = try market.attributor(learning: journeys)
    var tally = CreditTally(sources: market.sources, models: models)
    for journey in journeys {
      for conversion in journey.conversions {
        tally.add(attributor.credits(for: conversion, in: journey, by: models), of: conversion)
      }
    }
    return tally
  }

  private func sale(_ minorUnits: Int64?, in currency: Currency = .usd, id: Int64 = 1) -> Conversion
  {
    Conversion(
      id: id, at: SmallMarket.day(9),
      revenue: minorUnits.map { Money(minorUnits: $0, currency: currency) })
  }

  @Test("an organic visit, a paid click with a chat, a direct visit with the sale by phone")
  func classicJourney() throws {
    let sale = Conversion(
      id: 1, at: SmallMarket.day(9), revenue: Money(minorUnits: 10_000, currency: .usd),
      leadAt: SmallMarket.day(3))
    // a: organic search, b: paid search.
    let tally = try tally([market.journey("a@1 b@3 direct@9", sale)])
    func row(_ channel: String) -> [Int64?] {
      AttributionModel.allCases.map {
        tally.revenue($0, market.id(channel), in: .usd)?.minorUnits
      }
    }
    // Time decay: 2^(−8/7) : 2^(−6/7) : 1, which is .4529 : .5520 : 1. In a market of one journey Markov and Shapley see that
    // no channel can be spared: each earns a third.
    #expect(row("a") == [10_000, 0, 0, 3_334, 4_000, 2_259, 3_334, 3_334, 3_334])
    #expect(row("b") == [0, 0, 10_000, 3_333, 2_000, 2_753, 3_333, 3_333, 3_333])
    #expect(row("direct") == [0, 10_000, 0, 3_333, 4_000, 4_988, 3_333, 3_333, 3_333])
  }

  @Test("currencies are never added to each other")
  func currencies() throws {
    let tally = try tally([
      market.journey("a@1", sale(100), sale(70_000, in: won, id: 2)),
      market.journey("b@1", sale(50)),
    ])
    #expect(tally.currencies.map(\.code) == ["KRW", "USD"])
    #expect(tally.revenue(.linear, market.id("a"), in: .usd)?.minorUnits == 100)
    #expect(tally.revenue(.linear, market.id("a"), in: won)?.minorUnits == 70_000)
    #expect(tally.revenue(.linear, market.id("b"), in: won)?.minorUnits == 0)
    #expect(tally.billionths(.linear, market.id("a")) == 2_000_000_000)
  }

  @Test("of a refund only the money counts")
  func refund() throws {
    let tally = try tally([market.journey("a@1", sale(100), sale(-30, id: 2))])
    #expect(tally.billionths(.linear, market.id("a")) == 1_000_000_000)
    #expect(tally.revenue(.linear, market.id("a"), in: .usd)?.minorUnits == 70)
  }

  @Test("what nobody earned has a place of its own")
  func nobody() throws {
    let tally = try tally([market.journey("", sale(100)), market.journey("", sale(nil))])
    #expect(tally.billionths(.firstTouch, nil) == 2_000_000_000)
    #expect(tally.revenue(.firstTouch, nil, in: .usd)?.minorUnits == 100)
  }

  @Test("sums that do not fit are nil, not wrong")
  func tooMuch() throws {
    let tally = try tally([market.journey("a@1", sale(.max), sale(1, id: 2))])
    #expect(tally.revenue(.linear, market.id("a"), in: .usd) == nil)
    #expect(tally.revenue(.linear, market.id("b"), in: .usd)?.minorUnits == 0)
  }

  @Test("two tallies merged are one of all")
  func merge() throws {
    let models: [AttributionModel] = [.linear, .lastTouch]
    let first = [market.journey("a@1 b@2", sale(101))]
    let second = [market.journey("b@1 c@2", sale(70_000, in: won)), market.journey("", sale(3))]
    var merged = try tally(first, models: models)
    merged.merge(try tally(second, models: models))
    let all = try tally(first + second, models: models)
    for model in models {
      for id in market.ids + [nil] {
        #expect(merged.billionths(model, id) == all.billionths(model, id))
        for currency in all.currencies {
          #expect(
            merged.revenue(model, id, in: currency) == all.revenue(model, id, in: currency))
        }
      }
    }
  }
}
