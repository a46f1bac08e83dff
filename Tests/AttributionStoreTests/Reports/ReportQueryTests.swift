import AttributionStore
import CallModel
import Foundation
import TestSupport
import Testing

@Suite struct ReportQueryTests {
  private let market: SoldMarket

  init() throws { market = try SoldMarket() }

  /// The rows of a report as texts, by the names of the columns.
  private func rows(
    _ query: ReportQuery, by dimension: String, in period: ReportPeriod = ReportPeriod()
  ) throws -> [[String: String]] {
    try market.store.joinCallers(under: market.key)
    let table = try market.store.table(of: query, by: dimension, in: period)
    return table.rows.map { row in
      let texts = row.map { value in
        switch value {
        case .nothing: ""
        case .integer(let number): "\(number)"
        case .real(let number): "\((number * 1000).rounded() / 1000)"
        case .text(let text): text
        }
      }
      return Dictionary(uniqueKeysWithValues: zip(table.columns, texts))
    }
  }

  private func expect(
    _ row: [String: String]?, _ expected: [String: String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (column, value) in expected {
      #expect(row?[column] == value, "\(column)", sourceLocation: sourceLocation)
    }
  }

  @Test("the folder reports/ holds these queries, and no other")
  func files() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../reports").standardizedFileURL
    var written: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      written[file] = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
    let queries = ReportQuery.all.map { ($0.name + ".sql", $0.sql) }
    #expect(written.keys.sorted() == queries.map(\.0).sorted())
    for (file, sql) in queries { #expect(written[file] == sql, "\(file)") }
  }

  /// Two campaigns: one brought two leads of which one was won, the other one that was lost.
  private func makeMarket() throws {
    let spring: [String: FieldValue] = [
      "campaign.id": .text("spring"), "campaign.medium": .text("cpc"),
      "call.direction": .choice("inbound"),
    ]
    let autumn = spring.merging(["campaign.id": .text("autumn")]) { $1 }
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()], spring)
    _ = try market.call("b", at: 0, from: "+12125550101", outcomes: [], spring)
    _ = try market.call("c", at: 0, from: "+12125550102", outcomes: [Samples.sale(5000)], autumn)
    try market.deal("won", minorUnits: 60_000, openedAt: 24, closedAt: 24 + 36)
    try market.deal(
      "open", won: false, minorUnits: 90_000, openedAt: 24, closedAt: nil,
      ["phone": .contact("+12125550101")])
    try market.deal(
      "lost", won: false, closed: true, minorUnits: 1000, openedAt: nil, closedAt: 30,
      ["phone": .contact("+12125550102"), "lead_at": .instant(SoldMarket.hour(1))])
    for (campaign, amount) in [("spring", 20_000), ("autumn", 7000), ("silent", 300)] {
      try market.book(
        [
          "day": .text("2026-10-03"), "campaign_id": .text(campaign), "medium": .text("cpc"),
          "amount": .money(Money(minorUnits: Int64(amount), currency: .usd)),
        ], in: .spend)
    }
  }

  @Test("leads, opportunities, sales, money and costs of a campaign, worked out by hand")
  func pipeline() throws {
    try makeMarket()
    let rows = try rows(.pipeline, by: "campaign")
    #expect(rows.map { $0["name"] } == ["spring", "autumn", "silent"])
    expect(
      rows.first,
      [
        "currency": "USD", "calls": "2", "converting_calls": "1", "leads": "2",
        "opportunities": "2", "won": "1", "lost": "0", "open": "1", "lead_to_opportunity": "1.0",
        "opportunity_to_won": "0.5", "win_rate": "1.0", "cycle_days": "1.5",
        "revenue_minor": "60000", "open_minor": "90000", "spend_minor": "20000", "roi": "2.0",
        "roas": "3.0", "cost_per_call_minor": "10000.0", "cost_per_lead_minor": "10000.0",
        "cost_per_conversion_minor": "20000.0",
      ])
    expect(
      rows.dropFirst().first,
      [
        "leads": "1", "opportunities": "0", "lead_to_opportunity": "0.0", "opportunity_to_won": "",
        "lost": "1", "win_rate": "0.0", "cycle_days": "", "roi": "-1.0",
      ])
    expect(
      rows.last,
      ["calls": "0", "leads": "0", "cost_per_call_minor": "", "roas": "0.0", "spend_minor": "300"])
    let channels = try self.rows(.pipeline, by: "channel")
    #expect(channels.map { $0["name"] } == ["paid search"])
    expect(channels.first, ["leads": "3", "spend_minor": "27300", "win_rate": "0.5"])
  }

  @Test(
    "a deal whose end is a day took whole days of the account's calendar, and none if it began on that day",
    arguments: ["America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])
  func cycleOfDays(zone: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    let day = "2026-10-09"
    for hour in [0, 1, 9, 22, 23] {
      let noon = try Instant(iso8601: "\(day)T12:00Z").unixMs
      let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(noon / 1000)))
      let opened = Instant(unixMs: noon + Int64((hour - 12) * 3600 - offset) * 1000)
      for (closed, days) in [("2026-10-09", "0.0"), ("2026-10-12", "3.0")] {
        try market.deal(
          "won", openedAt: nil, closedAt: nil,
          ["opened_at": .instant(opened), "closed_at": .text(closed)])
        let rows = try rows(.pipeline, by: "channel")
        #expect(rows.map { $0["cycle_days"] } == [days], "opened at \(hour), closed on \(closed)")
      }
    }
  }

  @Test("a period bounds leads, calls and spend, each by its own time")
  func periods() throws {
    try makeMarket()
    let later = ReportPeriod(from: SoldMarket.hour(20), firstDay: "2026-10-04")
    let rows = try rows(.pipeline, by: "campaign", in: later)
    #expect(rows.map { $0["name"] } == ["spring"])
    expect(rows.first, ["leads": "2", "calls": "0", "spend_minor": "", "roi": ""])
  }

  @Test(
    "what is known by the day counts on that day, wherever the account's days begin",
    arguments: ["America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])
  func days(zone: String) throws {
    let zone = try #require(TimeZone(identifier: zone))
    let ninth: [String: MarketValue] = [
      "lead_at": .text("2026-10-09"), "opened_at": .text("2026-10-09"),
      "closed_at": .text("2026-10-09"), "person_id": .text("42"),
    ]
    try market.deal("won", openedAt: nil, closedAt: nil, ninth)
    try market.deal("open", won: false, openedAt: nil, closedAt: nil, ninth)
    let queries: [(ReportQuery, String)] = [
      (.pipeline, "leads"), (.stages, "deals"), (.returns, "leads"), (.phoneShare, "deals"),
      (.engagedRevenue, "revenue_minor"),
    ]
    for (query, column) in queries {
      var counted: [String] = []
      for day in ["2026-10-08", "2026-10-09", "2026-10-10"] {
        let noon = try Instant(iso8601: "\(day)T12:00Z")
        let offset = Int64(
          zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(noon.unixMs / 1000))))
        let midnight = noon.unixMs - (43_200 + offset) * 1000
        let period = ReportPeriod(
          from: Instant(unixMs: midnight), before: Instant(unixMs: midnight + 86_400_000),
          firstDay: day, lastDay: day)
        let rows = try rows(query, by: "channel", in: period)
        if rows.contains(where: { !["", "0"].contains($0[column] ?? "") }) { counted.append(day) }
      }
      #expect(counted == ["2026-10-09"], "\(query.name)")
    }
  }

  @Test("what is open stands at its stage, and the mean of two is the median of them")
  func stages() throws {
    try makeMarket()
    let rows = try rows(.stages, by: "channel")
    #expect(rows.count == 1)
    expect(
      rows.first,
      ["name": "paid search", "stage": "Proposal", "deals": "1", "value_minor": "90000"])
    try market.deal("second", minorUnits: 1, openedAt: 24, closedAt: 24 + 12)
    expect(try self.rows(.pipeline, by: "campaign").first, ["cycle_days": "1.0"])
  }

  @Test("what rules assumed and what was sold stand side by side")
  func sales() throws {
    try makeMarket()
    _ = try market.settle()
    let rows = try rows(.sales, by: "campaign")
    #expect(rows.map { $0["name"] } == ["spring", "autumn"])
    expect(
      rows.first,
      [
        "conversions": "1", "assumed_minor": "10000", "sold": "1",
        "assumed_of_sold_minor": "10000", "sold_minor": "60000", "holds_minor": "60000",
      ])
    expect(
      rows.last,
      ["conversions": "1", "assumed_minor": "5000", "sold": "0", "holds_minor": "5000"])
  }

  @Test("currencies are never added")
  func currencies() throws {
    try makeMarket()
    let euro = try #require(Currency(code: "EUR"))
    try market.deal("won", minorUnits: 60_000, currency: euro, openedAt: 24, closedAt: 60)
    _ = try market.settle()
    let rows = try rows(.pipeline, by: "channel")
    #expect(rows.map { $0["currency"] } == ["EUR", "USD"])
    #expect(rows.map { $0["revenue_minor"] } == ["60000", ""])
    let sales = try self.rows(.sales, by: "channel")
    #expect(
      Set(sales.map { "\($0["currency"] ?? "") \($0["holds_minor"] ?? "")" })
        == ["EUR 60000", "USD 5000"])
  }

  @Test("subscriptions: what they bring at a moment, and what customers have brought until then")
  func subscriptions() throws {
    func subscribe(_ id: String, _ from: String, _ until: String?, _ amount: Int64) throws {
      var values: [String: MarketValue] = [
        "id": .text(id), "started_at": .text(from), "segment": .text("home"),
        "amount": .money(Money(minorUnits: amount, currency: .usd)),
      ]
      values["ended_at"] = until.map { .text($0) }
      try market.book(values, in: .subscriptions)
    }
    try subscribe("s", "2026-01-01", "2026-07-01", 1000)
    try subscribe("s", "2026-07-01", nil, 2000)
    try subscribe("t", "2026-01-01", "2026-02-01", 1000)
    try subscribe("future", "2027-01-01", nil, 9000)
    let at = try Instant(iso8601: "2026-10-01T00:00Z")
    let rows = try rows(.mrr, by: "segment", in: ReportPeriod(before: at))
    #expect(rows.count == 1)
    // 181 days at 1000, 92 days at 2000, and 31 days at 1000, in months of 30.4375 days.
    expect(
      rows.first,
      [
        "name": "home", "subscriptions": "1", "mrr_minor": "2000", "arr_minor": "24000",
        "customers": "2", "brought_minor": "13010", "ltv_minor": "6505",
      ])
  }

  @Test("a view that the program takes from a definition is there, and one that is not is told")
  func views() throws {
    let query = try #require(ReportQuery.all.first { $0.name == "dealings" })
    for name in ["dealings", "named_dealings", "calls_of_people"] {
      #expect(try query.view(name).contains("SELECT"))
    }
    #expect(throws: MissingView(name: "deal", query: "dealings")) { try query.view("deal") }
  }
}
