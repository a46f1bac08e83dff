import Attribution
import CallModel
import TestSupport
import Testing

@Suite("Journeys")
struct JourneyTests {
  private let market = SmallMarket()

  @Test("touchpoints are in order of time, whatever order they came in")
  func order() {
    let touchpoints = ["c@3", "a@1", "b@2"].map(market.touchpoint)
    #expect(
      Journey(touchpoints: touchpoints).touchpoints == ["a@1", "b@2", "c@3"].map(market.touchpoint))
  }

  @Test("touchpoints at the same instant are in order of their names, a view before a click")
  func sameInstant() {
    let first = market.touchpoint("a@1")
    let view = Touchpoint(at: first.at, source: market.id("b"), interaction: .view)
    let click = Touchpoint(at: first.at, source: market.id("b"))
    #expect(Journey(touchpoints: [click, view, first]).touchpoints == [first, view, click])
  }

  @Test("what is alike in everything is one touchpoint")
  func duplicates() {
    let journey = Journey(touchpoints: ["a@1", "b@2", "a@1", "a@3"].map(market.touchpoint))
    #expect(journey.touchpoints == ["a@1", "b@2", "a@3"].map(market.touchpoint))
  }

  @Test("conversions with one number are one, the earliest")
  func duplicateConversions() {
    let early = Conversion(id: 7, at: Instant(unixMs: 10))
    let late = Conversion(id: 7, at: Instant(unixMs: 20))
    let other = Conversion(id: 8, at: Instant(unixMs: 15))
    for order in [[early, late, other], [late, other, early], [other, early, late]] {
      #expect(Journey(touchpoints: [], conversions: order).conversions == [early, other])
    }
  }

  @Test("any order of the same input gives the same journey")
  func anyOrder() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let touchpoints = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        market.randomTouchpoint(using: &generator)
      }
      let conversions = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        market.randomConversion(using: &generator)
      }
      #expect(
        Journey(touchpoints: touchpoints, conversions: conversions)
          == Journey(
            touchpoints: touchpoints.shuffled(using: &generator),
            conversions: conversions.shuffled(using: &generator)))
    }
  }

  @Test("a conversion that takes money back is a refund")
  func refund() throws {
    let at = Instant(unixMs: 0)
    #expect(Conversion(id: 1, at: at, revenue: Money(minorUnits: -1, currency: .usd)).isRefund)
    #expect(!Conversion(id: 1, at: at, revenue: Money(minorUnits: 0, currency: .usd)).isRefund)
    #expect(!Conversion(id: 1, at: at).isRefund)
  }
}
