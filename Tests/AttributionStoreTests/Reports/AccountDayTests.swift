import AttributionStore
import CallModel
import Foundation
import TestSupport
import Testing

/// What is known by the day alone, as reports of a moment count it: by the calendar of the account.
@Suite struct AccountDayTests {
  private static let zones = [
    "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Pacific/Pago_Pago", "UTC",
  ]
  /// A price for a month that brings a hundred dollars a day.
  private static let price = MarketValue.money(Money(minorUnits: 304_375, currency: .usd))

  /// The first moment of the day after `day`: the end of `--until day`.
  private func end(of day: String, _ zone: TimeZone) throws -> Instant {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let noon = DateComponents(year: parts[0], month: parts[1], day: parts[2] + 1, hour: 12)
    let next = calendar.startOfDay(for: try #require(calendar.date(from: noon)))
    return Instant(unixMs: Int64((next.timeIntervalSince1970 * 1000).rounded()))
  }

  private func rows(
    _ query: ReportQuery, by dimension: String, _ market: SmallMarket, until day: String,
    _ zone: TimeZone
  ) throws -> [String: [String: QueryTable.Value]] {
    let table = try market.store.table(
      of: query, by: dimension, in: ReportPeriod(before: try end(of: day, zone)))
    let rows = table.rows.map { Dictionary(uniqueKeysWithValues: zip(table.columns, $0)) }
    return Dictionary(rows.map { (text($0["name"]), $0) }) { first, _ in first }
  }

  private func text(_ value: QueryTable.Value?) -> String {
    if case .text(let text)? = value { text } else { "" }
  }

  /// Days in whole hundredths, so that parts of a day are seen.
  private func days(_ value: QueryTable.Value?) -> Double? {
    if case .real(let days)? = value { (days * 100).rounded() / 100 } else { nil }
  }

  /// Ann subscribes from the 9th to the 12th, bob buys on the 9th, and cyd subscribed 31 days before.
  private func fill(_ market: SmallMarket, _ zone: TimeZone) throws {
    try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    try market.book(
      [
        [
          "id": .text("a"), "started_at": .text("2026-10-09"), "ended_at": .text("2026-10-12"),
          "amount": Self.price, "person_id": .text("ann"), "segment": .text("a"),
        ],
        [
          "id": .text("c"), "started_at": .text("2026-09-08"), "amount": Self.price,
          "person_id": .text("cyd"), "segment": .text("c"),
        ],
      ], in: .subscriptions)
    try market.book(
      [
        [
          "id": .text("b"), "stage": .text("Closed Won"), "closed": .integer(1), "won": .integer(1),
          "lead_at": .text("2026-10-08"), "closed_at": .text("2026-10-09"),
          "amount": .money(.dollars(50)), "person_id": .text("bob"), "segment": .text("b"),
        ]
      ], in: .deals)
  }

  @Test(
    "reports of a moment begin and end by the account's days what is known by the day",
    arguments: zones)
  func anyZone(name: String) throws { try ask(.sqlite(), name) }

  @Test("so they do in a PostgreSQL store", arguments: zones)
  func anyZoneInPostgres(name: String) throws { try ask(.postgres(), name) }

  private func ask(_ place: WatchedStore, _ name: String) throws {
    let market = place.market
    let zone = try #require(TimeZone(identifier: name))
    try fill(market, zone)
    for day in Int64(6)...14 {
      let until = "2026-10-\(day < 10 ? "0" : "")\(day)"
      let brought = max(0, min(day, 11) - 8)
      let mrr = try rows(.mrr, by: "segment", market, until: until, zone)
      #expect(mrr["a"]?["subscriptions"] == (day < 9 ? nil : .integer(day < 12 ? 1 : 0)), "\(day)")
      #expect(mrr["a"]?["brought_minor"] == (day < 9 ? nil : .integer(brought * 10_000)), "\(day)")
      #expect(mrr["c"]?["brought_minor"] == .integer((day + 23) * 10_000), "\(day)")

      let ltv = try rows(.lifetimeValue, by: "segment", market, until: until, zone)
      #expect(ltv["a"]?["brought_minor"] == (day < 9 ? nil : .integer(brought * 10_000)), "\(day)")
      #expect(ltv["b"]?["brought_minor"] == (day < 9 ? nil : .integer(5000)), "\(day)")

      let health = try rows(.health, by: "all", market, until: until, zone)
      let (ann, bob) = (health["customer:ann"], health["customer:bob"])
      #expect(ann?["subscribed"] == (day < 9 ? nil : .integer(day < 12 ? 1 : 0)), "\(day)")
      #expect(bob?["purchases"] == (day < 9 ? nil : .integer(1)), "\(day)")
      for column in ["days_since_active", "days_since_bought"] {
        #expect(days(ann?[column]) == (day < 9 ? nil : Double(day - 8)), "\(day)")
        #expect(days(bob?[column]) == (day < 9 ? nil : Double(day - 8)), "\(day)")
      }

      let stages = try rows(.journeyStages, by: "person", market, until: until, zone)
        .mapValues { text($0["stage"]) }
      var expected = ["customer:cyd": day < 8 ? "decision" : "retention"]
      if day >= 8 { expected["customer:bob"] = day < 9 ? "consideration" : "decision" }
      if day >= 9 { expected["customer:ann"] = "decision" }
      #expect(stages == expected, "\(day)")
      try expectJourneys(as: expected, market, until: until, zone)
    }
    // The purchase of the 9th is one of 365 days, and not of those after.
    for (until, count) in [("2027-10-08", Int64(1)), ("2027-10-09", 0)] {
      let health = try rows(.health, by: "all", market, until: until, zone)
      #expect(health["customer:bob"]?["purchases"] == .integer(count), "\(until)")
    }
  }

  /// The journey of each ends at the stage that the report gives them, at a step of that day.
  private func expectJourneys(
    as stages: [String: String], _ market: SmallMarket, until day: String, _ zone: TimeZone
  ) throws {
    for name in ["ann", "bob", "cyd"] {
      let journey = try market.store.personJourney(
        of: PersonSearch(name, key: nil), stages: StageRequest(before: try end(of: day, zone)))
      #expect(journey.stage?.rawValue == stages["customer:\(name)"], "\(name) \(day)")
      #expect(journey.steps.compactMap(\.reaches).last == journey.stage, "\(name) \(day)")
      guard name == "ann", journey.stage != nil else { continue }
      let begun = journey.steps.first { $0.reaches != nil }
      #expect(begun?.isDay == true)
      #expect(begun?.at == (try Instant(iso8601: "2026-10-09T00:00:00Z")))
    }
  }

  @Test("a day begins where the one before ends, also where clocks skip midnight")
  func skippedMidnight() throws {
    let market = try SmallMarket()
    let zone = try #require(TimeZone(identifier: "Asia/Beirut"))
    try market.store.setTimeZone(zone, recordedAt: Samples.noon)
    try market.book(
      [
        [
          "id": .text("s"), "started_at": .text("2026-03-29"), "amount": Self.price,
          "segment": .text("s"),
        ]
      ], in: .subscriptions)
    let before = try rows(.mrr, by: "segment", market, until: "2026-03-28", zone)
    #expect(before.isEmpty)
    let after = try rows(.mrr, by: "segment", market, until: "2026-03-29", zone)
    #expect(after["s"]?["brought_minor"] == .integer(10_000))
  }

  @Test("a price that changes at the moment that is asked about counts once")
  func changesThen() throws {
    let market = try SmallMarket()
    let change: MarketValue = .instant(Samples.noon)
    try market.book(
      [
        [
          "id": .text("s"), "started_at": .text("2026-09-01"), "ended_at": change,
          "amount": .money(.dollars(10)), "person_id": .text("ann"),
        ],
        [
          "id": .text("s"), "started_at": change, "amount": .money(.dollars(20)),
          "person_id": .text("ann"),
        ],
      ], in: .subscriptions)
    let period = ReportPeriod(before: Samples.noon)
    let mrr = try market.store.table(of: .mrr, by: "source", in: period)
    let column = try #require(mrr.index(of: "mrr_minor"))
    #expect(mrr.rows.map { $0[column] } == [.integer(1000)])
    let health = try market.store.table(of: .health, by: "all", in: period)
    let subscribed = try #require(health.index(of: "subscribed"))
    #expect(health.rows.map { $0[subscribed] } == [.integer(1)])
  }
}
