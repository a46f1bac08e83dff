import AttributionStore
import CallModel
import Diagnostics
import Testing

@Suite("Sums that nobody can count")
struct ImpossibleSumTests {
  @Test("are told for what they are, with what to do", arguments: StoreFactory.all)
  func spend(factory: StoreFactory) throws {
    let made = try factory.make()
    let store = try #require(made.store as? SQLCallStore)
    let market = SmallMarket(store: store, in: made.keepAlive)
    func spend(_ day: String, _ minorUnits: Int64) throws {
      try market.book(
        [
          [
            "day": .text(day), "campaign_id": .text("spring"),
            "amount": .money(Money(minorUnits: minorUnits, currency: .usd)),
          ]
        ], in: .spend)
    }
    // As older versions took them.
    try spend("2026-10-01", .max)
    try spend("2026-10-02", 1)
    let error = #expect(throws: InputError.self) { try store.sourceReport(by: .campaign) }
    #expect(error?.reason == "what the store holds adds up to more than can be counted")
    try spend("2026-10-01", 100)
    #expect(
      try store.sourceReport(by: .campaign).total.spend == [Money(minorUnits: 101, currency: .usd)])
  }
}
