import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

/// Who is who, as reports keep it, beside who is found anew.
@Suite struct KeptPeopleTests {
  private let market: SoldMarket
  private let other: DatabaseQueue

  init() throws {
    market = try SoldMarket()
    other = try DatabaseQueue(path: market.path)
  }

  private func report() throws -> QueryTable {
    try market.store.table(of: .journeyStages, by: "person")
  }

  /// Whether who is who is kept as it is now.
  private func isKept() throws -> Bool {
    try other.read {
      try Bool.fetchOne(
        $0,
        sql: """
          SELECT EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people' AND worker IS NULL)
            AND NOT EXISTS (SELECT 1 FROM kept_people_changes)
          """) ?? false
    }
  }

  /// Each person as the names that are theirs, and what touchpoints tell.
  private func people() throws -> Set<[String]> {
    try other.read { db in
      var people: [Int64: [String]] = [:]
      let rows = try Row.fetchAll(
        db, sql: "SELECT person, kind || ':' || name AS name FROM kept_person_names ORDER BY 2")
      for row in rows { people[row["person"], default: []].append(row["name"]) }
      for row in try Row.fetchAll(db, sql: "SELECT * FROM kept_people") {
        let told: [String?] = [
          row["name"], row["first_met_at"], row["came_back_at"], row["responded_at"],
        ]
        people[row["person"], default: []] += told.map { $0 ?? "-" }
      }
      return Set(people.values)
    }
  }

  private func touchpoint(
    _ id: String, at hour: Int = 0, kind: String = "visit", _ names: [String: MarketValue]
  ) throws {
    try market.book(
      names.merging(
        ["id": .text(id), "at": .instant(SoldMarket.hour(hour)), "kind": .text(kind)]
      ) { _, new in new }, in: .touchpoints)
  }

  @Test("a report keeps who is who, and the next one asks that")
  func keeping() throws {
    try touchpoint("1", ["visitor_id": .text("v"), "person_id": .text("42")])
    try touchpoint("2", at: 3, kind: "chat", ["person_id": .text("42")])
    try touchpoint("3", at: 30, ["visitor_id": .text("v")])
    #expect(try !isKept())
    let first = try report()
    #expect(try isKept())
    #expect(
      try people() == [
        [
          "customer:42", "visitor:v", "customer:42", SoldMarket.hour(0).iso8601,
          SoldMarket.hour(30).iso8601, SoldMarket.hour(3).iso8601,
        ]
      ])
    #expect(try report() == first)
    try other.write { try $0.execute(sql: "UPDATE kept_people SET name = 'marked'") }
    #expect(try report().rows.first?.first == .text("marked"))
  }

  @Test(
    "whatever tells who is who is known to have changed, whichever program does it; nothing else is",
    arguments: [
      ("DELETE FROM touchpoints", false), ("DELETE FROM deals", false),
      ("UPDATE calls SET direction = 'outbound'", false), ("DELETE FROM caller_keys", false),
      ("DELETE FROM orders", false), ("UPDATE subscriptions SET person_id = 'x'", false),
      ("UPDATE engagement SET email_key = 'e'", false),
      ("UPDATE kept_sources SET name = name", true),
      ("UPDATE terms SET pattern = pattern", true),
    ] as [(String, Bool)])
  func forgetting(change: String, holds: Bool) throws {
    try touchpoint("1", ["visitor_id": .text("v")])
    _ = try market.call("a", at: 0, outcomes: [Samples.sale()], [:])
    try market.deal("d")
    try market.store.joinCallers(under: market.key)
    try market.book(
      [
        "id": .text("o"), "at": .instant(SoldMarket.hour(1)), "person_id": .text("1"),
        "amount": .money(Money(minorUnits: 100, currency: .usd)),
      ], in: .orders)
    try market.book(
      [
        "id": .text("s"), "started_at": .text("2026-10-01"), "person_id": .text("1"),
        "amount": .money(Money(minorUnits: 100, currency: .usd)),
      ], in: .subscriptions)
    try market.book(
      [
        "id": .text("e"), "at": .instant(SoldMarket.hour(1)), "kind": .text("app_use"),
        "person_id": .text("1"),
      ], in: .engagement)
    _ = try report()
    #expect(try isKept())
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; \(change)")
    }
    #expect(try isKept() == holds)
  }

  @Test(
    "many rows imported at once change it as one row does, and known ones leave it",
    arguments: [(MarketTable.touchpoints, "visit"), (MarketTable.engagement, "app_use")])
  func manyRows(table: MarketTable, kind: String) throws {
    let columns = ["id", "at", "kind", "person_id"]
    let rows = (0..<250).map { number in
      let values: [MarketValue] = [
        .text("\(number)"), .instant(SoldMarket.hour(1)), .text(kind), .text("p\(number % 90)"),
      ]
      let named = Dictionary(uniqueKeysWithValues: zip(columns, values))
      return MarketRow(line: number, values: table.columns.map { named[$0.name] ?? .unknown })
    }
    func book() throws -> MarketImportResult {
      try market.store.book(
        rows, in: table, contacts: ContactKeeping(under: market.key), recordedAt: Samples.noon)
    }
    #expect(try report().rows.isEmpty)
    #expect(try isKept())
    #expect(try book().insertedCount == 250)
    #expect(try !isKept())
    #expect(try report().rows.count == 90)
    #expect(try book().unchangedCount == 250)
    #expect(try isKept())
  }

  @Test("what another program began and never ended is begun again")
  func interrupted() throws {
    try touchpoint("1", ["visitor_id": .text("v")])
    try other.write { db in
      try db.execute(sql: "INSERT INTO kept_sources VALUES ('people', 'killed')")
      try db.execute(sql: "INSERT INTO kept_people (person, name) VALUES (7, 'left over')")
    }
    #expect(try report().rows.map(\.first) == [.text("visitor:v")])
    #expect(try isKept())
    #expect(try people().count == 1)
  }

  @Test("a store that cannot be written to is told all the same")
  func readOnly() throws {
    try touchpoint("1", ["visitor_id": .text("v")])
    let expected = try report()
    try other.write { try $0.execute(sql: "DELETE FROM kept_sources") }
    let store = try SQLCallStore(path: market.path, lockTimeoutMs: 50)
    try other.inTransaction(.exclusive) { _ in
      let table = try store.table(of: .journeyStages, by: "person")
      #expect(table == expected)
      return .rollback
    }
    #expect(try !isKept())
  }
}
