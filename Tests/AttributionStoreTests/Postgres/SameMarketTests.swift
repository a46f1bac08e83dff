import Attribution
import AttributionStore
import CallModel
import Foundation
import StoreTestSupport
import TestSupport
import Testing

/// One market in two stores: whatever is asked about it, both say the same.
@Suite("A market in a PostgreSQL store and in a SQLite store")
struct SameMarketTests {
  private let markets: [SmallMarket]

  init() throws {
    let server = try PostgresServer.shared()
    let store = try SQLCallStore(path: server.newDatabase())
    markets = [try SmallMarket(), SmallMarket(store: store, in: server)]
    for market in markets { try Self.fill(market) }
  }

  private static let phones = (0..<4).map { "+1212555010\($0)" }
  private static let number = "+18005550100"

  /// Visits, calls, spend, deals, orders, subscriptions and engagement, made from one seed.
  private static func fill(_ market: SmallMarket) throws {
    var random = SeededGenerator(seed: 11)
    try market.book(
      [["number": .text(number), "shown_to": .text("visitor"), "pool": .text("p")]], in: .numbers)
    let visits = (0..<60).map { place in
      SmallMarket.visit(
        "t-\(place)", by: "v-\(Int.random(in: 0..<12, using: &random))",
        at: Int64.random(in: -4000...0, using: &random),
        medium: ["cpc", "organic", "email", nil].randomElement(using: &random) ?? nil,
        campaign: ["c-1", "c-2", nil].randomElement(using: &random) ?? nil,
        kind: ["visit", "email_open", "form"].randomElement(using: &random),
        number: Bool.random(using: &random) ? number : nil,
        phone: Bool.random(using: &random) ? phones.randomElement(using: &random) : nil,
        email: Bool.random(using: &random) ? "ann@example.com" : nil)
    }
    try market.book(visits)
    // The same again, and some otherwise.
    try market.book(visits.prefix(10) + [SmallMarket.visit("t-3", by: "v-99", at: -5)])
    for place in 0..<20 {
      try market.call(
        "k-\(place)", at: place == 7 ? nil : Int64.random(in: -200...400, using: &random),
        from: phones.randomElement(using: &random), to: Bool.random(using: &random) ? number : nil,
        campaign: place.isMultiple(of: 5) ? "c-1" : nil,
        bringing: place.isMultiple(of: 3) ? [] : [.dollars(Int64(place)), nil])
    }
    try market.book(
      (0..<6).map { place in
        [
          "day": .text("2026-10-0\(place + 1)"), "campaign_id": .text("c-\(place % 2)"),
          "campaign_name": .text(["both", "both", "first", "second"][place % 4]),
          "medium": .text("cpc"), "amount": .money(.dollars(Int64(place + 1))),
        ]
      }, in: .spend)
    try market.book(
      (0..<8).map { place in
        var deal: [String: MarketValue] = [
          "id": .text("d-\(place)"), "won": .integer(place % 2 == 0 ? 1 : 0),
          "closed": .integer(place % 2 == 0 ? 1 : 0),
          "stage": .text(place % 2 == 0 ? "Closed Won" : "Proposal"),
          "amount": .money(.dollars(Int64(100 * place + 50))),
          "opened_at": .instant(SmallMarket.minute(-100)), "lead_source": .text("Web"),
        ]
        if place % 2 == 0 { deal["closed_at"] = .instant(SmallMarket.minute(20_000)) }
        if place < 6 { deal["phone"] = .contact(phones[place % 4]) }
        if place >= 6 { deal["campaign_name"] = .text(place == 6 ? "first" : "both") }
        return deal
      }, in: .deals)
    try market.book(
      [
        [
          "order_id": .text("o-1"), "at": .instant(SmallMarket.minute(90)),
          "amount": .money(.dollars(9)), "email": .contact("ann@example.com"),
        ],
        // It may be the sale of d-0.
        [
          "order_id": .text("o-2"), "at": .instant(SmallMarket.minute(20_500)),
          "amount": .money(.dollars(50)), "phone": .contact(phones[0]),
        ],
      ], in: .orders)
    try market.book(
      [
        [
          "id": .text("s-1"), "started_at": .instant(SmallMarket.minute(-60_000)),
          "amount": .money(.dollars(5)), "deal_id": .text("d-0"), "segment": .text("small"),
        ]
      ], in: .subscriptions)
    try market.store.joinCallers(under: SmallMarket.key)
  }

  /// What both say, which is one thing.
  private func same<Answer: Equatable>(
    _ ask: (SQLCallStore) throws -> Answer, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let answers = try markets.map { try ask($0.store) }
    #expect(answers[0] == answers[1], sourceLocation: location)
  }

  @Test("sources of calls", arguments: SourceReport.Dimension.allCases)
  func sources(dimension: SourceReport.Dimension) throws {
    try same { try $0.sources(on: .all) }
    try same { try $0.foundSources(on: .all) }
    try same { try $0.sourceReport(by: dimension) }
    try same { try $0.unresolvedCalls() }
    try same {
      try $0.source(
        of: Call(
          id: "new", recordingPath: nil,
          facts: CallFacts([
            "call.started": .instant(SmallMarket.minute(1)),
            "caller.number": PhoneNumber(Self.phones[0]).map { .phone($0) } ?? .flag(true),
          ])))
    }
  }

  @Test("what each source earned, by every model", arguments: CreditDimension.allCases)
  func attribution(dimension: CreditDimension) throws {
    var request = AttributionRequest()
    request.models = AttributionModel.allCases
    request.dimension = dimension
    try same { try $0.attributionReport(request) }
  }

  @Test("sales that take the place of what rules assumed, and the ledger after it")
  func settling() throws {
    for _ in 0..<2 { try same { try $0.settleSales(recordedAt: Samples.later) } }
    for place in 0..<20 { try same { try $0.ledger(ofCall: "k-\(place)") } }
    try same { try $0.conversions() }
    try same { try $0.summary(of: .all) }
  }

  @Test(
    "every report that is a query",
    arguments: ReportQuery.all.filter { !["dealings", "person-names"].contains($0.name) })
  func queries(query: ReportQuery) throws {
    for market in markets { _ = try market.store.settleSales(recordedAt: Samples.later) }
    for dimension in ["channel", "campaign", "month"] {
      let tables = try markets.map {
        try $0.store.table(
          of: query, by: dimension,
          in: ReportPeriod(before: SmallMarket.minute(100_000), lastDay: "2026-12-31"))
      }
      #expect(tables[0].columns == tables[1].columns)
      #expect(Self.rounded(tables[0]) == Self.rounded(tables[1]), "by \(dimension)")
    }
  }

  /// The values with nine digits: the two databases divide to different last ones.
  private static func rounded(_ table: QueryTable) -> [[String]] {
    table.rows.map { row in
      row.map { value in
        switch value {
        case .nothing: "-"
        case .integer(let number): rounded(Double(number))
        case .real(let number): rounded(number)
        case .text(let text): text
        }
      }
    }
  }

  private static func rounded(_ number: Double) -> String {
    String((number * 1e6).rounded() / 1e6)
  }

  @Test("names that several campaigns have")
  func campaigns() throws {
    try same { try $0.sharedCampaignNames() }
    #expect(try markets[1].store.sharedCampaignNames().map(\.name) == ["both"])
  }

  @Test("people, and what is decided about them")
  func people() throws {
    try same {
      try $0.personJourney(
        of: PersonSearch("k-1", key: SmallMarket.key), stages: StageRequest(before: Samples.later))
    }
    for market in markets {
      _ = try market.store.decide(
        .shared(PersonName(.visitor, "v-1")), because: "a kiosk", at: Samples.later)
    }
    try same { try $0.personDecisions() }
    try same {
      try $0.personJourney(
        of: PersonSearch("k-2", key: SmallMarket.key), stages: StageRequest(before: Samples.later))
    }
  }

  @Test("the account's calendar")
  func calendar() throws {
    for market in markets {
      let zone = try #require(TimeZone(identifier: "Europe/London"))
      try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    }
    try same { try $0.timeZone() }
    try same { try $0.tables().map(\.name) }
  }
}
