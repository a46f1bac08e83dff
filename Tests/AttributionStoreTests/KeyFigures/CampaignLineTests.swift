import Attribution
import AttributionStore
import CallModel
import TestSupport
import Testing

/// Lines of campaigns that files know by an id, by a name, or by both.
@Suite struct CampaignLineTests {
  private let market: KeyFigureMarket

  init() throws { market = try KeyFigureMarket() }

  private func call(_ id: String, campaign: String?, named name: String?) throws {
    try market.call(
      MadeCall(id) {
        $0.campaign = campaign
        $0.campaignName = name
        $0.conversions = [("sale", .dollars(100))]
      })
  }

  private func spend(_ dollars: Int64, on day: String, for id: String, named name: String?) throws {
    var values: [String: MarketValue] = [
      "day": .text(day), "campaign_id": .text(id), "amount": .money(.dollars(dollars)),
    ]
    values["campaign_name"] = name.map { .text($0) }
    try market.book([values], in: .spend)
  }

  private func costs() throws -> [String: [String: QueryTable.Value]] {
    try market.rows(.costPerConversion, by: "campaign")
  }

  @Test("calls that have a campaign's name stand beside what was paid for its id")
  func nameAndID() throws {
    try call("a", campaign: nil, named: "Spring")
    try call("b", campaign: "77", named: nil)
    try spend(50, on: "2026-10-01", for: "77", named: "Spring")
    let rows = try costs()
    #expect(rows.keys.sorted() == ["Spring USD"])
    #expect(rows["Spring USD"]?["calls"] == 2)
    #expect(rows["Spring USD"]?["cost_per_conversion_minor"] == 2500.0)
  }

  @Test(
    "a campaign that was renamed is one line with its latest name, and calls under the old one are its own"
  )
  func renamed() throws {
    try call("a", campaign: nil, named: "Spring")
    try spend(50, on: "2026-10-01", for: "77", named: "Spring")
    try spend(70, on: "2026-10-02", for: "77", named: "Spring and summer")
    let rows = try costs()
    #expect(rows.keys.sorted() == ["Spring and summer USD"])
    #expect(rows["Spring and summer USD"]?["calls"] == 1)
    #expect(rows["Spring and summer USD"]?["spend_minor"] == 12_000)
  }

  @Test("a name that two campaigns have had is neither's: they are told apart by their ids")
  func shared() throws {
    try call("a", campaign: nil, named: "Brand")
    try call("b", campaign: "78", named: nil)
    try spend(50, on: "2026-10-01", for: "77", named: "Brand")
    try spend(70, on: "2026-10-01", for: "78", named: "Brand")
    let rows = try costs()
    #expect(rows.keys.sorted() == ["77 USD", "78 USD", "Brand"])
    #expect(rows["78 USD"]?["calls"] == 1)
    #expect(
      try market.store.sharedCampaignNames().map { "\($0.name) \($0.campaignCount)" } == ["Brand 2"]
    )
    // Once one of them is called otherwise, that one has a name of its own.
    try spend(10, on: "2026-10-02", for: "77", named: "Brand until September")
    #expect(try costs().keys.sorted() == ["78 USD", "Brand", "Brand until September USD"])
  }

  @Test("what changes names changes the next report")
  func changing() throws {
    try call("a", campaign: nil, named: "Spring")
    try spend(50, on: "2026-10-01", for: "77", named: nil)
    #expect(try costs().keys.sorted() == ["77 USD", "Spring"])
    try market.book(
      [
        [
          "number": .text("+18005550100"), "campaign_id": .text("77"),
          "campaign_name": .text("Spring"),
        ]
      ], in: .numbers)
    #expect(try costs().keys.sorted() == ["Spring USD"])
    try spend(50, on: "2026-10-01", for: "77", named: "Summer")
    #expect(try costs().keys.sorted() == ["Summer USD"])
  }

  private func counts(
    _ query: ReportQuery, _ column: String
  ) throws -> [String: QueryTable.Value] {
    let table = try market.store.table(of: query, by: "campaign")
    let places = ["name", column].compactMap { table.index(of: $0) }
    let rows = table.rows.compactMap { row -> (String, QueryTable.Value)? in
      guard case .text(let name) = row[places[0]], row[places[1]] != .nothing, row[places[1]] != 0
      else { return nil }
      return (name, row[places[1]])
    }
    return Dictionary(rows) { $1 }
  }

  @Test("whatever files say, lines are what the slow way finds", arguments: UInt64(1)...40)
  func anyCampaigns(seed: UInt64) throws {
    var campaigns = RandomCampaigns(seed: seed)
    for _ in 0..<3 {
      try campaigns.tell(12, in: market)
      func expected(_ table: RandomCampaigns.Told.Table) -> [String: QueryTable.Value] {
        let rows = campaigns.told.filter { $0.table == table }
        return Dictionary(grouping: rows) { campaigns.line($0.id, $0.name) ?? "" }
          .mapValues { .integer(Int64($0.count)) }
      }
      func spent() -> [String: QueryTable.Value] {
        let rows = campaigns.told.enumerated().filter { $0.element.table == .spend }
        return Dictionary(grouping: rows) { campaigns.line($0.element.id, nil) ?? "" }
          .mapValues { .integer($0.reduce(0) { $0 + Int64($1.offset + 1) * 100 }) }
      }
      for query in [ReportQuery.costPerConversion, .pipeline, .returns] {
        #expect(try counts(query, "calls") == expected(.call), "\(query.name)")
        #expect(try counts(query, "spend_minor") == spent(), "\(query.name)")
      }
      #expect(try counts(.callShare, "calls") == expected(.call))
      #expect(try counts(.pipeline, "leads") == expected(.deal))
      #expect(try counts(.stages, "deals") == expected(.deal))
      let named = campaigns.shared
      let shared = try market.store.sharedCampaignNames().map { ($0.name, $0.campaignCount) }
      #expect(Dictionary(uniqueKeysWithValues: shared) == named)
      try checkSources(campaigns, spent: spent())
    }
  }

  /// The reports on sources and on attribution go by the same lines.
  private func checkSources(
    _ campaigns: RandomCampaigns, spent: [String: QueryTable.Value]
  ) throws {
    let sources = try market.store.sourceReport(by: .campaign)
    let calls = campaigns.told.filter { $0.table == .call }
      .compactMap { campaigns.line($0.id, $0.name) }
    #expect(
      sources.lines.reduce(into: [:]) { $0[$1.name ?? "", default: 0] += $1.callCount }
        .filter { $0.value > 0 }
        == Dictionary(grouping: calls) { $0 }.mapValues(\.count))
    let paid = sources.lines.reduce(into: [String: Int64]()) { sums, line in
      for money in line.spend { sums[line.name ?? "", default: 0] += money.minorUnits }
    }
    #expect(paid.mapValues { QueryTable.Value.integer($0) } == spent)
    var request = AttributionRequest()
    request.dimension = .campaign
    let report = try market.store.attributionReport(request)
    let attributed = report.spend.reduce(into: [String: Int64]()) {
      $0[$1.source.campaign ?? "", default: 0] += $1.amount.minorUnits
    }
    #expect(attributed == paid)
  }
}
