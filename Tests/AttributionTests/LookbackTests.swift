import Attribution
import CallModel
import Testing

@Suite("What can earn a conversion")
struct LookbackTests {
  private let market = SmallMarket()

  private func earners(
    _ journey: Journey, at instant: Instant, _ settings: AttributionSettings = AttributionSettings()
  ) throws -> [Touchpoint?] {
    let attributor = try market.attributor(learning: [], settings)
    return attributor.credits(for: Conversion(id: 1, at: instant), in: journey, by: .linear)
      .map(\.touchpoint)
  }

  @Test("a click counts for thirty days to the millisecond, a view for one")
  func window() throws {
    let end = SmallMarket.day(100)
    func touchpoint(_ ageMs: Int64, _ interaction: Interaction) -> Touchpoint {
      Touchpoint(
        at: Instant(unixMs: end.unixMs - ageMs), source: market.id("a"), interaction: interaction)
    }
    let day: Int64 = 86_400_000
    let within = [
      touchpoint(30 * day, .click), touchpoint(day, .view), touchpoint(0, .view),
      touchpoint(0, .click),
    ]
    let outside = [
      touchpoint(30 * day + 1, .click), touchpoint(day + 1, .view), touchpoint(-1, .click),
      touchpoint(-1, .view),
    ]
    #expect(try earners(Journey(touchpoints: within + outside), at: end) == within)
  }

  @Test("only so many of the last touchpoints count, if it is said")
  func steps() throws {
    var settings = AttributionSettings()
    settings.lookback = Lookback(clickDays: 30, viewDays: 1, touchpoints: 2)
    let journey = market.journey("a@1 b@2 c@3 d@4")
    #expect(
      try earners(journey, at: SmallMarket.day(5), settings)
        == ["c@3", "d@4"].map(market.touchpoint))
    settings.lookback = Lookback(clickDays: 30, viewDays: 1, touchpoints: -1)
    #expect(try earners(journey, at: SmallMarket.day(5), settings) == [nil])
  }

  @Test("direct traffic can be left out wherever there is anything else")
  func directOnlyAlone() throws {
    var settings = AttributionSettings()
    settings.directTraffic = .onlyAlone
    let end = SmallMarket.day(9)
    #expect(
      try earners(market.journey("direct@1 a@2 direct@3"), at: end, settings)
        == [market.touchpoint("a@2")])
    #expect(
      try earners(market.journey("direct@1 direct@3"), at: end, settings)
        == ["direct@1", "direct@3"].map(market.touchpoint))
  }

  @Test(
    "what nothing can have led to is earned by nobody, whole", arguments: AttributionModel.allCases)
  func nobody(model: AttributionModel) throws {
    let revenue = Money(minorUnits: 12_345, currency: .usd)
    let conversion = Conversion(id: 1, at: SmallMarket.day(5), revenue: revenue)
    for touchpoints in ["", "a@6", "a@6 b@7"] {
      let journey = market.journey(touchpoints, conversion)
      let credits = try market.attributor(learning: [journey])
        .credits(for: conversion, in: journey, by: model)
      #expect(credits == [Credit(touchpoint: nil, share: .whole, revenue: revenue)])
    }
  }

  @Test("times at the ends of what can be written are outside, not a crash")
  func extremes() throws {
    let journey = Journey(touchpoints: [
      Touchpoint(at: Instant(unixMs: .min), source: market.id("a")),
      Touchpoint(at: Instant(unixMs: .max), source: market.id("b")),
    ])
    #expect(try earners(journey, at: SmallMarket.day(0)) == [nil])
    #expect(try earners(journey, at: Instant(unixMs: .max)) == [journey.touchpoints[1]])
    #expect(try earners(journey, at: Instant(unixMs: .min)) == [journey.touchpoints[0]])
  }

  @Test("touchpoints of another market's table are passed over")
  func otherTable() throws {
    let larger = SourceTable((0..<50).map { Source(channel: "channel \($0)") })
    let id = try #require(larger.id(of: Source(channel: "channel 9")))
    let stranger = Touchpoint(at: SmallMarket.day(1), source: id)
    #expect(try earners(Journey(touchpoints: [stranger]), at: SmallMarket.day(2)) == [nil])
  }

  @Test("each conversion of a person sees all that came before it")
  func severalConversions() throws {
    let first = Conversion(id: 1, at: SmallMarket.day(2))
    let second = Conversion(id: 2, at: SmallMarket.day(4))
    let journey = market.journey("a@1 b@3", first, second)
    let attributor = try market.attributor(learning: [journey])
    #expect(
      market.shares(attributor.credits(for: first, in: journey, by: .linear))
        == ["a@1": 1_000_000_000])
    #expect(
      market.shares(attributor.credits(for: second, in: journey, by: .linear))
        == ["a@1": 500_000_000, "b@3": 500_000_000])
  }
}
