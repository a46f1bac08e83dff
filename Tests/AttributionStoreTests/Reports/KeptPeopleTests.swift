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

  private func isKept() throws -> Bool {
    try other.read {
      try Bool.fetchOne(
        $0,
        sql: "SELECT EXISTS (SELECT 1 FROM kept_sources WHERE name = 'people' AND worker IS NULL)")
        ?? false
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
    "whatever tells who is who takes it away, whichever program does it; nothing else does",
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
    "many rows imported at once take it away as one row does, and known ones leave it",
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

  @Test("after any changes what is kept is who is found anew")
  func anyChanges() throws {
    var random = SeededGenerator(seed: 19)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func phone() -> MarketValue { .contact("+1212555010\(number(0...5))") }
    func names() -> [String: MarketValue] {
      var names: [String: MarketValue] = [:]
      if number(0...1) == 0 { names["visitor_id"] = .text("v\(number(0...8))") }
      if number(0...2) == 0 { names["person_id"] = .text("\(number(0...5))") }
      if number(0...2) == 0 { names["email"] = .contact("a\(number(0...5))@example.com") }
      if number(0...2) == 0 { names["phone"] = phone() }
      return names
    }
    for step in 0..<200 {
      let at: MarketValue = .instant(SoldMarket.hour(number(-50...50)))
      let amount: MarketValue = .money(Money(minorUnits: 100, currency: .usd))
      switch number(0...7) {
      case 0, 1:
        try touchpoint(
          "t\(number(0...30))", at: number(-50...50),
          kind: ["visit", "form", "view"][number(0...2)],
          names())
      case 2:
        try market.deal(
          "d\(number(0...4))", won: number(0...1) == 0, openedAt: number(0...50), closedAt: nil,
          names())
      case 3:
        try market.book(
          names().merging(["id": .text("o\(number(0...4))"), "at": at, "amount": amount]) { $1 },
          in: .orders)
      case 4:
        try market.book(
          names().merging([
            "id": .text("e\(number(0...9))"), "at": at, "kind": .text("app_use"),
          ]) { $1 }, in: .engagement)
      case 5:
        _ = try market.call(
          "c\(number(0...5))", at: number(0...50), from: "+1212555010\(number(0...5))",
          outcomes: [Samples.sale()], [:])
        try market.store.joinCallers(under: market.key)
      case 6:
        try other.write { db in
          try db.execute(sql: "DELETE FROM touchpoints WHERE touchpoint_id = 't\(number(0...30))'")
        }
      default:
        let (kind, from, to) = ["join", "part"].map { ($0, number(0...3), number(4...8)) }[
          number(0...1)]
        try other.write { db in
          try db.execute(
            sql: """
              INSERT INTO person_decisions (kind, one_kind, one_name, other_kind, other_name, decided_at)
              VALUES (?, 'visitor', ?, 'visitor', ?, '2026-10-01T00:00:00.000Z')
              """, arguments: [kind, "v\(from)", "v\(to)"])
        }
      }
      let held = try isKept()
      let before = try people()
      _ = try report()
      if held { #expect(try people() == before, "step \(step)") }
      let kept = try people()
      try other.write { try $0.execute(sql: "DELETE FROM kept_sources") }
      _ = try report()
      #expect(try people() == kept, "step \(step)")
    }
  }
}
