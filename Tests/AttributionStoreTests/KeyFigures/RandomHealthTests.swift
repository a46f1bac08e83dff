import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

/// What tells how customers are, beside what is counted event by event.
@Suite struct RandomHealthTests {
  private static let day: Int64 = 1440
  private static let acting = [
    "email_open", "email_click", "push_open", "push_click", "social_like", "social_comment",
    "social_share", "social_click", "social_follow", "page_view", "product_view", "app_use",
  ]
  private static let others = [
    "support_contact", "email_sent", "email_bounce", "push_sent", "social_impression",
  ]

  /// Something that somebody did, or an order (no kind), so many minutes after noon.
  private struct Event {
    let customer: Int
    let kind: String?
    let minutes: Int64
    let times: Int64?

    var counted: Int64 { times ?? 1 }
  }

  private static func at(_ minutes: Int64) -> Instant {
    Instant(unixMs: Samples.noon.unixMs + minutes * 60_000)
  }

  private func events(seed: UInt64) -> [Event] {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    return (0..<number(20...200)).map { _ in
      let kinds = number(0...3) == 0 ? Self.others : Self.acting
      return Event(
        customer: number(0...7),
        kind: number(0...9) == 0 ? nil : kinds[number(0...kinds.count - 1)],
        minutes: Int64(number(-200_000...20_000)), times: number(0...3) == 0 ? 3 : nil)
    }
  }

  /// Customers of even numbers are known by their browsers too, and by these alone in some rows.
  private func bookBrowsers(in market: SmallMarket) throws {
    try market.book(
      (0..<8).filter { $0.isMultiple(of: 2) }.map { customer in
        [
          "id": .text("t\(customer)"), "at": .instant(Self.at(-400 * Self.day)),
          "kind": .text("visit"), "visitor_id": .text("v\(customer)"),
          "person_id": .text("\(customer)"),
        ]
      })
  }

  private func book(_ events: some Sequence<(Int, Event)>, in market: SmallMarket) throws {
    for (place, event) in events {
      var values: [String: MarketValue] = ["at": .instant(Self.at(event.minutes))]
      if event.customer.isMultiple(of: 2) && place.isMultiple(of: 3) {
        values["visitor_id"] = .text("v\(event.customer)")
      } else {
        values["person_id"] = .text("\(event.customer)")
      }
      if let kind = event.kind {
        values["id"] = .text("e\(place)")
        values["kind"] = .text(kind)
        values["count"] = event.times.map { .integer($0) }
        try market.book([values], in: .engagement)
      } else {
        values["order_id"] = .text("o\(place)")
        values["amount"] = .money(.dollars(10))
        try market.book([values], in: .orders)
      }
    }
  }

  /// What is counted of a customer's events before a moment; nothing of whoever had bought nothing by then.
  private func measures(of events: [Event], before moment: Int64) -> [String: QueryTable.Value]? {
    let past = events.filter { $0.minutes < moment }
    guard let bought = past.filter({ $0.kind == nil }).map(\.minutes).max() else { return nil }
    func count(_ kinds: [String?], days: Int64) -> QueryTable.Value {
      .integer(
        past.filter { kinds.contains($0.kind) && $0.minutes >= moment - days * Self.day }
          .reduce(0) { $0 + $1.counted })
    }
    let active = past.filter { event in
      event.kind.map { Self.acting.contains($0) || $0 == "support_contact" } ?? true
    }.map(\.minutes).max()
    let days = past.filter { $0.kind == "app_use" && $0.minutes >= moment - 30 * Self.day }
      .map { Self.at($0.minutes).iso8601.prefix(10) }
    let orders = past.filter { $0.kind == nil && $0.minutes >= moment - 365 * Self.day }
    return [
      "minutes_since_active": .integer(moment - (active ?? 0)),
      "minutes_since_bought": .integer(moment - bought),
      "purchases": .integer(Int64(orders.count)),
      "email_actions": count(["email_open", "email_click"], days: 30),
      "page_views": count(["page_view", "product_view"], days: 30),
      "app_days": .integer(Int64(Set(days).count)),
      "support_contacts": count(["support_contact"], days: 90),
    ]
  }

  @Test(
    "whatever customers did, and whichever moment is asked about, measures are those of their events",
    arguments: UInt64(1)...12)
  func anyEvents(seed: UInt64) throws { try ask(.sqlite(), seed: seed) }

  @Test("so they are in a PostgreSQL store", arguments: UInt64(21)...23)
  func anyEventsInPostgres(seed: UInt64) throws { try ask(.postgres(), seed: seed) }

  @Test("so they are where nothing can be kept", arguments: UInt64(31)...33)
  func unkept(seed: UInt64) throws {
    let place = try WatchedStore.sqlite()
    let events = events(seed: seed)
    try bookBrowsers(in: place.market)
    try book(zip(events.indices, events), in: place.market)
    let reader = try place.impatient()
    try DatabaseQueue(path: place.address).inTransaction(.exclusive) { _ in
      try expectMeasures(of: events, in: reader.market.store)
      return .rollback
    }
  }

  /// Books events in four parts, and asks after each: of who is kept since the first, the others tell what is new.
  private func ask(_ place: WatchedStore, seed: UInt64) throws {
    let events = events(seed: seed)
    try bookBrowsers(in: place.market)
    let quarter = events.count / 4 + 1
    for start in stride(from: 0, to: events.count, by: quarter) {
      let end = min(start + quarter, events.count)
      try book(zip(start..<end, events[start..<end]), in: place.market)
      try expectMeasures(of: Array(events[..<end]), in: place.market.store)
    }
    try place.other.run("DELETE FROM engagement")
    try expectMeasures(of: events.filter { $0.kind == nil }, in: place.market.store)
  }

  private func expectMeasures(of events: [Event], in store: SQLCallStore) throws {
    for moment in [-100, -45, 0, 13, 100].map({ $0 * Self.day }) {
      let period = ReportPeriod(before: Self.at(moment))
      let table = try store.table(of: .health, by: "all", in: period)
      var expected: [QueryTable.Value: [String: QueryTable.Value]] = [:]
      for (customer, events) in Dictionary(grouping: events, by: \.customer) {
        expected[.text("customer:\(customer)")] = measures(of: events, before: moment)
      }
      let told = table.rows.map { values in
        var row = Dictionary(uniqueKeysWithValues: zip(table.columns, values))
        for name in ["active", "bought"] {
          if case .real(let days)? = row["days_since_\(name)"] {
            let minutes = (days * Double(Self.day)).rounded()
            row["minutes_since_\(name)"] = .integer(Int64(minutes))
          }
        }
        return (
          row["name"] ?? .nothing,
          row.filter { expected.first?.value.keys.contains($0.key) ?? false }
        )
      }
      #expect(
        Dictionary(told) { first, _ in first } == expected, "before \(Self.at(moment).iso8601)")
      #expect(told.count == expected.count)
    }
  }
}
