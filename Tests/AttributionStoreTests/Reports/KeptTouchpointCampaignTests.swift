import AttributionStore
import CallModel
import StoreTestSupport
import TestSupport
import Testing

/// What campaigns are called, as reports keep it, beside what the view `campaigns` makes of all rows.
@Suite("What campaigns are called, brought up to date, is what all rows tell")
struct KeptTouchpointCampaignTests {
  @Test("in a SQLite store", arguments: UInt64(1)...12)
  func sqlite(seed: UInt64) throws { try history(of: .sqlite(), seed: seed) }

  @Test("in a PostgreSQL store", arguments: UInt64(21)...23)
  func postgres(seed: UInt64) throws { try history(of: .postgres(), seed: seed) }

  private func history(of place: WatchedStore, seed: UInt64) throws {
    var changes = RandomTouchpoints(seed: seed)
    for step in 0..<100 {
      var told: [String] = []
      for _ in 0..<changes.number(1...3) {
        told.append(try changes.make(place.market, place.other))
      }
      let (kept, all) = try (place.kept(), place.all())
      #expect(kept == all, "step \(step), after \(told)")
      guard kept == all else { return }
    }
  }

  private func touchpoint(
    _ id: String, at minutes: Int64, _ campaign: String, _ name: String? = nil
  ) -> [String: MarketValue] {
    var values = SmallMarket.visit(id, by: "v", at: minutes, campaign: campaign)
    values["campaign_name"] = name.map { .text($0) }
    return values
  }

  @Test(
    "new touchpoints and such as were not the latest are followed without looking at the others")
  func following() throws {
    for place in try [WatchedStore.sqlite(), .postgres()] {
      try place.market.book([
        touchpoint("1", at: 1, "77", "spring"), touchpoint("2", at: 2, "77", "spring"),
        touchpoint("3", at: 3, "78", "spring"),
      ])
      _ = try place.kept()
      try place.mark()
      try place.market.book(
        (4..<200).map { touchpoint("\($0)", at: Int64($0), "77", "summer \($0 % 3)") })
      try place.other.run("DELETE FROM touchpoints WHERE touchpoint_id = '1'")
      // The latest one ends later than was told: nothing about its campaign.
      var last = touchpoint("199", at: 199, "77", "summer 1")
      last["ended_at"] = .instant(SmallMarket.minute(300))
      try place.market.book([last])
      #expect(try place.kept().contains(["77", "77", "summer 1", "1"]))
      #expect(try !place.isCountedAnew())
    }
  }

  @Test(
    "touchpoints that say nothing new write nothing down, and of many new ones only the latest do")
  func fewChanges() throws {
    for place in try [WatchedStore.sqlite(), .postgres()] {
      let rows = (0..<150).map { touchpoint("\($0)", at: Int64($0), "77", "summer \($0 % 3)") }
      try place.market.book(rows)
      _ = try place.kept()
      func changes() throws -> [[String?]] {
        try place.other.rows(
          "SELECT campaign_name, substr(at, 12, 5) FROM kept_campaign_changes ORDER BY 1")
      }
      try place.market.book(rows)
      #expect(try changes() == [])
      try place.market.book(
        (0..<300).map { touchpoint("\($0)", at: Int64($0), "77", "summer \($0 % 3)") })
      #expect(
        try changes() == [["summer 0", "16:57"], ["summer 1", "16:58"], ["summer 2", "16:59"]])
      #expect(try place.kept() == place.all())
    }
  }

  @Test("when the latest touchpoint of a campaign goes, all are looked at")
  func latestGone() throws {
    for place in try [WatchedStore.sqlite(), .postgres()] {
      try place.market.book([
        touchpoint("1", at: 1, "77", "spring"), touchpoint("2", at: 2, "77", "summer"),
      ])
      #expect(try place.kept().contains(["77", "77", "summer", "1"]))
      try place.mark()
      try place.other.run("DELETE FROM touchpoints WHERE touchpoint_id = '2'")
      #expect(try place.kept() == [["77", "77", "spring", "1"], ["spring", "77", "spring", "1"]])
      #expect(try place.isCountedAnew())
    }
  }

  @Test("a touchpoint whose place another one takes in SQLite is known to be no more")
  func replaced() throws {
    let place = try WatchedStore.sqlite()
    try place.market.book([
      touchpoint("1", at: 1, "77", "spring"), touchpoint("2", at: 2, "77", "summer"),
    ])
    #expect(try place.kept().contains(["77", "77", "summer", "1"]))
    try place.other.run(
      """
      INSERT OR REPLACE INTO touchpoints (touchpoint_id, at, campaign_id, campaign_name, changed_at)
      VALUES ('2', '2026-10-01T09:00:00.000Z', '78', 'autumn', '2026-10-01T09:00:00.000Z')
      """)
    #expect(try place.kept().contains(["77", "77", "spring", "1"]))
    try place.other.run(
      "UPDATE OR REPLACE touchpoints SET touchpoint_id = '1' WHERE touchpoint_id = '2'")
    #expect(try place.kept() == [["78", "78", "autumn", "1"], ["autumn", "78", "autumn", "1"]])
  }

  @Test("after spend alone has changed, what campaigns are called is kept again")
  func spend() throws {
    let place = try WatchedStore.sqlite()
    try place.market.book([touchpoint("1", at: 1, "77", "spring")])
    _ = try place.market.store.table(of: .costPerConversion, by: "campaign")
    try place.market.book(
      [
        [
          "day": .text("2026-10-01"), "campaign_id": .text("77"), "campaign_name": .text("summer"),
          "amount": .money(.dollars(1)),
        ]
      ], in: .spend)
    _ = try place.market.store.table(of: .costPerConversion, by: "campaign")
    #expect(
      try place.other.rows("SELECT name FROM kept_sources WHERE name = 'campaigns'") == [
        ["campaigns"]
      ])
  }

  @Test("what a session has not committed when campaigns are counted is known once it is")
  func uncommitted() throws {
    let place = try WatchedStore.postgres()
    func add(_ id: String, _ name: String) throws {
      try place.other.run(
        """
        BEGIN; INSERT INTO touchpoints (touchpoint_id, at, campaign_id, campaign_name, changed_at)
        VALUES ('\(id)', '2026-10-0\(id)T09:00:00.000Z', '77', '\(name)', '2026-10-01T09:00:00.000Z')
        """)
    }
    let impatient = try SQLCallStore(
      path: place.market.store.path, opening: .existing, lockTimeoutMs: 50)
    try add("1", "spring")
    // It cannot be told whether that one will be there: nothing is kept.
    _ = try impatient.sharedCampaignNames()
    try place.other.run("COMMIT")
    #expect(try place.kept().contains(["77", "77", "spring", "1"]))
    try add("2", "summer")
    _ = try place.kept()
    try place.other.run("COMMIT")
    #expect(try place.kept().contains(["77", "77", "summer", "1"]))
  }
}

/// What may happen to touchpoints and to other rows that name campaigns, made from a seed.
private struct RandomTouchpoints {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func id() -> String? { ["1", "2", "3", "x", nil][number(0...4)] }
  private mutating func name() -> String? { ["x", "y", "z", "1", nil, nil][number(0...5)] }
  private mutating func day() -> String { "2026-10-0\(number(1...9))" }

  /// Changes something; what it was.
  mutating func make(_ market: SmallMarket, _ other: OtherProgram) throws -> String {
    switch number(0...9) {
    case 0...2:
      let rows = (0..<number(1...3)).map { _ in touchpoint(among: 60) }
      try market.book(rows)
      return "touchpoints"
    case 3:
      try market.book((0..<130).map { _ in touchpoint(among: 400) })
      return "many touchpoints"
    case 4:
      var values: [String: MarketValue] = [
        "day": .text(day()), "campaign_id": .text(id() ?? "4"), "amount": .money(.dollars(1)),
      ]
      values["campaign_name"] = name().map { .text($0) }
      try market.book([values], in: .spend)
      return "spend"
    case 5:
      try market.call("c\(number(0...5))", at: Int64(number(-60...60)), campaign: id())
      return "a call"
    default:
      let sql = statement(forSQLite: other.isSQLite)
      try other.run(sql)
      return sql
    }
  }

  private mutating func touchpoint(among count: Int) -> [String: MarketValue] {
    var values = SmallMarket.visit(
      "t\(number(0...count))", by: "v", at: Int64(number(0...500)) * 60, campaign: id())
    values["campaign_name"] = name().map { .text($0) }
    return values
  }

  private mutating func statement(forSQLite isSQLite: Bool) -> String {
    func text(_ text: String?) -> String { text.map { "'\($0)'" } ?? "NULL" }
    let (some, at) = ("'t\(number(0...60))'", "'\(day())T12:00:00.000Z'")
    switch number(0...8) {
    case 0, 1: return "DELETE FROM touchpoints WHERE touchpoint_id = \(some)"
    case 2: return "DELETE FROM touchpoints WHERE campaign_id IS NOT NULL AND at > \(at)"
    case 3:
      return "UPDATE touchpoints SET campaign_name = \(text(name())) WHERE touchpoint_id > \(some)"
    case 4: return "UPDATE touchpoints SET at = \(at) WHERE touchpoint_id = \(some)"
    case 5:
      return
        "UPDATE touchpoints SET campaign_id = \(text(id())), at = \(at) WHERE touchpoint_id < \(some)"
    case 6 where isSQLite:
      return """
        INSERT OR REPLACE INTO touchpoints (touchpoint_id, at, campaign_id, campaign_name, changed_at)
        VALUES (\(some), \(at), \(text(id())), \(text(name())), \(at))
        """
    case 7 where isSQLite:
      return
        "UPDATE OR REPLACE touchpoints SET touchpoint_id = 't\(number(0...60))' WHERE touchpoint_id = \(some)"
    case 6:
      return """
        INSERT INTO touchpoints (touchpoint_id, at, campaign_id, campaign_name, changed_at)
        VALUES (\(some), \(at), \(text(id())), \(text(name())), \(at))
        ON CONFLICT (touchpoint_id) DO UPDATE SET at = excluded.at, campaign_id = excluded.campaign_id
        """
    default: return "UPDATE touchpoints SET device = 'phone'"
    }
  }
}

extension WatchedStore {
  /// What is kept of campaigns, once a report has asked for it.
  fileprivate func kept() throws -> Set<[String?]> {
    _ = try market.store.sharedCampaignNames()
    return Set(try other.rows(Self.columns + "kept_campaigns"))
  }

  /// The same by the view, which looks at all rows.
  fileprivate func all() throws -> Set<[String?]> {
    Set(try other.rows(Self.columns + "campaigns"))
  }

  private static let columns = "SELECT campaign, campaign_id, line, CAST(ids AS TEXT) FROM "

  /// Leaves a mark that is gone once all touchpoints have been looked at.
  fileprivate func mark() throws {
    try other.run("INSERT INTO kept_touchpoint_campaigns VALUES ('marked', NULL, '')")
  }

  /// Whether all touchpoints have been looked at since.
  fileprivate func isCountedAnew() throws -> Bool {
    try other.rows(
      "SELECT at FROM kept_touchpoint_campaigns WHERE campaign_id = 'marked'"
    ).isEmpty
  }
}
