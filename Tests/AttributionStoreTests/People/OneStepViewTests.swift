import Attribution
import AttributionStore
import CallModel
import Testing

/// Views see one step of who is who, and reports about journeys all of it. What a view answers must not hang on
/// whether somebody made a report before, so it does not use what reports keep of people.
@Suite("What views see of who is who")
struct OneStepViewTests {
  private let market: SmallMarket
  private let phone = "+12125550100"

  init() throws {
    market = try SmallMarket()
    try market.call("c", at: 0, from: phone, bringing: [.dollars(100)])
    try market.store.joinCallers(under: SmallMarket.key)
  }

  /// Where the call came from, as the views say it.
  private func source() throws -> CallSource? {
    try market.store.foundSources(on: .all)["c"]
  }

  @Test("a visitor who left the caller's number is one step away, and found by both")
  func oneStep() throws {
    try market.book([SmallMarket.click("a", by: "v", phone: phone, person: "ann")])
    #expect(try source()?.medium == "cpc")
    #expect(try market.earned(.firstTouch) == ["paid search": 10_000])
  }

  @Test(
    "a visitor whom only a customer number ties to the caller is found by reports alone, also when who is who is kept"
  )
  func twoSteps() throws {
    try market.book([SmallMarket.click("a", by: "v", person: "ann")])
    try market.book(
      [
        [
          "id": .text("d"), "stage": .text("Proposal"), "closed": .integer(0), "won": .integer(0),
          "person_id": .text("ann"), "phone": .contact(phone),
        ]
      ], in: .deals)
    #expect(try source() == nil)
    #expect(try market.earned(.firstTouch) == ["paid search": 10_000])
    _ = try market.store.table(of: .journeyStages, by: "person")
    #expect(try source() == nil, "the same as before the report")
    #expect(try market.store.unresolvedCalls().map(\.callID) == ["c"])
  }
}
