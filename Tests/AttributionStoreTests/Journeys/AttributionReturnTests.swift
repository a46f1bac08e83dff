import Attribution
import AttributionStore
import CallModel
import Testing

/// What was paid, beside what was earned, and conversions of one name.
@Suite struct AttributionReturnTests {
  private let market: SmallMarket

  init() throws {
    market = try SmallMarket()
    try market.call(
      "c", at: 0, campaign: "spring", medium: "cpc", bringing: [.dollars(50), .dollars(7)])
  }

  private func spend(
    _ minorUnits: Int64, on day: String, for campaign: String, _ code: String = "USD"
  )
    throws
  {
    try market.book(
      [
        [
          "day": .text(day), "campaign_id": .text(campaign), "medium": .text("cpc"),
          "amount": .money(
            Money(minorUnits: minorUnits, currency: try #require(Currency(code: code)))),
        ]
      ], in: .spend)
  }

  @Test("spend stands beside what its source earned, by campaign and by channel, currencies apart")
  func spend() throws {
    try spend(1000, on: "2026-10-03", for: "spring")
    try spend(500, on: "2026-10-04", for: "spring")
    try spend(70, on: "2026-10-03", for: "silent")
    try spend(9, on: "2026-10-05", for: "silent", "EUR")
    var request = AttributionRequest()
    let channels = try market.report(request)
    let paid = Source(channel: "paid search")
    #expect(channels.spend(on: paid, in: .usd)?.minorUnits == 1570)
    request.dimension = .campaign
    request.period = ReportPeriod(firstDay: "2026-10-04")
    let campaigns = try market.report(request)
    let spring = Source(channel: "paid search", campaign: "spring")
    #expect(campaigns.spend(on: spring, in: .usd)?.minorUnits == 500)
    #expect(campaigns.revenue.first?.lines.first?.source == spring)
    #expect(campaigns.spend.map(\.amount.currency.code) == ["EUR", "USD"])
    request.dimension = .landingPage
    #expect(try market.report(request).spend.isEmpty)
  }

  @Test("conversions of one name are shared out alone")
  func conversion() throws {
    let earned = try market.earned(.linear) { $0.conversion = "sale 1" }
    #expect(earned == ["paid search": 700])
    #expect(try market.earned(.linear) { $0.conversion = "lead" }.isEmpty)
  }
}
