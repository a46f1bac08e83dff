import AttributionStore
import CallModel
import GRDB
import StoreTestSupport
import TestSupport
import Testing

/// When people did something first, as reports keep it, beside what the view `first_actions` makes of all rows; and
/// who is active by it, beside who is counted one by one.
@Suite("When people did something first, brought up to date, is what all rows tell")
struct KeptFirstActionTests {
  @Test("in a SQLite store", arguments: UInt64(1)...8)
  func sqlite(seed: UInt64) throws { try history(of: .sqlite(), seed: seed) }

  @Test("in a PostgreSQL store", arguments: UInt64(21)...23)
  func postgres(seed: UInt64) throws { try history(of: .postgres(), seed: seed) }

  private func history(of place: WatchedStore, seed: UInt64) throws {
    var changes = RandomEngagement(seed: seed)
    for step in 0..<60 {
      var told: [String] = []
      for _ in 0..<changes.number(1...3) {
        told.append(try changes.make(place.market, place.other))
      }
      let moment = SmallMarket.minute(Int64(changes.number(-10...70)) * 1440)
      let isSame = try place.active(before: moment) == place.counted(before: moment)
      #expect(isSame, "step \(step), after \(told)")
      let (kept, all) = try (place.kept(), place.all())
      #expect(kept == all, "step \(step), after \(told)")
      guard isSame, kept == all else { return }
    }
  }

  private func view(_ id: String, by visitor: String) -> [String: MarketValue] {
    [
      "id": .text(id), "kind": .text("page_view"), "visitor_id": .text(visitor),
      "at": .instant(SmallMarket.minute(0)),
    ]
  }

  @Test(
    "new rows are followed without looking at the others, and what goes by the rows of its person")
  func following() throws {
    for place in try [WatchedStore.sqlite(), .postgres()] {
      try place.market.book([view("1", by: "a"), view("2", by: "b")], in: .engagement)
      _ = try place.active(before: Samples.later)
      // Whoever looked at all rows would not find that one.
      try place.other.run(
        """
        INSERT INTO kept_first_actions
        VALUES ('app', 'marked', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')
        """)
      try place.market.book((3..<200).map { view("\($0)", by: "v\($0)") }, in: .engagement)
      try place.other.run("DELETE FROM engagement WHERE engagement_id = '1'")
      let active = try place.active(before: Samples.later)
      #expect(active["site"]?.last == 198)
      #expect(active["app"]?.last == 1)
      #expect(try place.other.rows("SELECT at FROM kept_action_changes").isEmpty)
    }
  }

  @Test("a store that cannot be written to is told all the same")
  func readOnly() throws {
    let place = try WatchedStore.sqlite()
    try place.market.book([view("1", by: "a")], in: .engagement)
    #expect(try place.active(before: Samples.later)["site"]?.last == 1)
    try place.market.book([view("2", by: "b")], in: .engagement)
    let waiting = try place.impatient()
    try DatabaseQueue(path: waiting.market.store.path).inTransaction(.exclusive) { _ in
      let active = try waiting.active(before: Samples.later)
      #expect(active["site"]?.last == 2)
      return .rollback
    }
  }

  @Test("what a session has not committed when first actions are kept is known once it is")
  func uncommitted() throws {
    let place = try WatchedStore.postgres()
    func add(_ id: String) throws {
      try place.other.run(
        """
        BEGIN; INSERT INTO engagement (engagement_id, at, kind, visitor_id, changed_at)
        VALUES ('\(id)', '2026-10-01T09:00:00.000Z', 'page_view', 'v-\(id)', '2026-10-01T09:00:00.000Z')
        """)
    }
    try add("1")
    let impatient = try place.impatient()
    #expect(try impatient.active(before: Samples.later).isEmpty)
    try place.other.run("COMMIT")
    #expect(try place.active(before: Samples.later)["site"]?.last == 1)
    try add("2")
    #expect(try place.active(before: Samples.later)["site"]?.last == 1)
    try place.other.run("COMMIT")
    #expect(try place.active(before: Samples.later)["site"]?.last == 2)
  }
}

extension WatchedStore {
  /// How many people did something in the day, the week, the month and all the time before a moment, by what it is.
  fileprivate func active(before moment: Instant) throws -> [String: [QueryTable.Value]] {
    let table = try market.store.table(
      of: .activePeople, by: "all", in: ReportPeriod(before: moment))
    let rows = table.rows.compactMap { row -> (String, [QueryTable.Value])? in
      guard case .text(let name) = row[0] else { return nil }
      return (name, Array(row[1...4]))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// The same, of all rows of engagement.
  fileprivate func counted(before moment: Instant) throws -> [String: [QueryTable.Value]] {
    let rows = try other.rows(
      "SELECT kind, at, coalesce(email_key, person_id, phone_key, visitor_id) FROM engagement")
    var people: [String: [Set<String>]] = [:]
    for row in rows {
      guard let kind = row[0], let name = Self.names[kind], let at = row[1], let person = row[2],
        at < moment.iso8601
      else { continue }
      let spans: [Int64?] = [1, 7, 30, nil]
      for (place, days) in spans.enumerated() {
        let since = days.map { Instant(unixMs: moment.unixMs - $0 * 86_400_000).iso8601 }
        people[name, default: [[], [], [], []]][place].formUnion(
          at >= since ?? "" ? [person] : [])
      }
    }
    return people.mapValues { $0.map { .integer(Int64($0.count)) } }
  }

  private static let names = [
    "app_use": "app", "email_open": "e-mail", "email_click": "e-mail", "push_open": "push",
    "push_click": "push", "page_view": "site", "product_view": "site",
  ]

  fileprivate func kept() throws -> Set<[String?]> {
    Set(
      try other.rows(
        "SELECT name, person, at, last_at FROM kept_first_actions WHERE name <> ''"))
  }

  fileprivate func all() throws -> Set<[String?]> {
    Set(try other.rows("SELECT name, person, at, last_at FROM first_actions"))
  }
}
