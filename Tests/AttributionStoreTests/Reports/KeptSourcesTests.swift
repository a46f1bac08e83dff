import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

/// Where calls and deals came from, as reports keep it, beside what the views say.
@Suite struct KeptSourcesTests {
  private let market: SoldMarket
  private let other: DatabaseQueue

  init() throws {
    market = try SoldMarket()
    other = try DatabaseQueue(path: market.path)
  }

  private func report(by dimension: String = "channel") throws {
    _ = try market.store.tables(of: [.pipeline, .phoneShare], by: dimension)
  }

  private func kept() throws -> Set<String> {
    try other.read { try String.fetchSet($0, sql: "SELECT name FROM kept_sources") }
  }

  /// How many rows are kept that the views do not have, or the other way round, of what is said to hold.
  private func differenceCount() throws -> Int {
    try kept().reduce(0) { count, name in
      let views = ["campaigns": ["campaigns"], "sales": ["sales_without_calls", "order_sources"]]
      return try (views[name] ?? ["\(name.dropLast())_sources"]).reduce(count) { count, view in
        let kept = "kept_\(view)"
        return try other.read { db in
          let rows = try Int.fetchOne(
            db,
            sql: """
              SELECT (SELECT count(*) FROM (SELECT * FROM \(kept) EXCEPT SELECT * FROM \(view)))
                + (SELECT count(*) FROM (SELECT * FROM \(view) EXCEPT SELECT * FROM \(kept)))
              """)
          return count + (rows ?? 0)
        }
      }
    }
  }

  private func makeMarket() throws {
    try market.book(
      [
        "number": .text("+12125550199"), "campaign_id": .text("spring"), "medium": .text("cpc"),
        "valid_from": .instant(SoldMarket.hour(-900)),
      ], in: .numbers)
    _ = try market.call(
      "a", at: 0, outcomes: [Samples.sale()],
      ["tracking.number": PhoneNumber("+12125550199").map { .phone($0) } ?? .text("")])
    try market.deal("d")
    try market.book(
      ["id": .text("t"), "at": .instant(SoldMarket.hour(1)), "visitor_id": .text("v")],
      in: .touchpoints)
    try market.book(
      [
        "day": .text("2026-10-01"), "campaign_id": .text("spring"),
        "amount": .money(Money(minorUnits: 100, currency: .usd)),
      ], in: .spend)
    try market.book(
      [
        "order_id": .text("o"), "at": .instant(SoldMarket.hour(2)), "visitor_id": .text("v"),
        "amount": .money(Money(minorUnits: 100, currency: .usd)),
      ], in: .orders)
    try other.write { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO same_sales VALUES ('o', 'e', 0, '2026-10-03T12:00:00.000Z')")
    }
    try market.store.joinCallers(under: market.key)
  }

  @Test("a report keeps what it worked out, and the next one finds it")
  func keeping() throws {
    try makeMarket()
    #expect(try kept().isEmpty)
    try report()
    #expect(try kept() == ["calls", "deals", "sales"])
    #expect(try differenceCount() == 0)
    // Told by what is kept: whoever changes that changes the report.
    try other.write { try $0.execute(sql: "UPDATE kept_deal_sources SET channel = 'marked'") }
    let table = try market.store.table(of: .pipeline, by: "channel")
    #expect(table.rows.contains { $0.first == .text("marked") })
  }

  @Test(
    "whatever changes what it was worked out from takes it away, whichever program does it",
    arguments: [
      ("DELETE FROM calls", []), ("DELETE FROM caller_keys", []),
      ("UPDATE tracking_numbers SET channel = 'other'", []),
      ("DELETE FROM deals", ["calls"]), ("UPDATE deals SET lead_source = 'web'", ["calls"]),
      ("UPDATE spend SET amount_minor = 1", ["calls"]),
      ("DELETE FROM touchpoints", []),
      ("UPDATE orders SET amount_minor = 5", ["calls", "campaigns", "deals"]),
      ("DELETE FROM same_sales", ["calls", "campaigns", "deals"]),
      ("UPDATE terms SET pattern = pattern", ["calls", "campaigns", "deals", "sales"]),
    ] as [(String, Set<String>)])
  func forgetting(change: String, left: Set<String>) throws {
    try makeMarket()
    try report(by: "campaign")
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; \(change)")
    }
    #expect(try kept() == left)
    try report(by: "campaign")
    #expect(try kept() == ["calls", "campaigns", "deals", "sales"])
    #expect(try differenceCount() == 0)
  }

  @Test("booking the same again takes nothing away")
  func unchanged() throws {
    try makeMarket()
    try report()
    try makeMarket()
    #expect(try kept() == ["calls", "deals", "sales"])
  }

  @Test("a store that cannot be written to is told all the same")
  func readOnly() throws {
    try makeMarket()
    let expected = try market.store.table(of: .pipeline, by: "channel")
    let store = try SQLCallStore(path: market.path, lockTimeoutMs: 50)
    try market.deal("e", ["phone": .contact("+12125550177")])
    try other.inTransaction(.exclusive) { _ in
      let table = try store.table(of: .pipeline, by: "channel")
      #expect(table != expected)
      return .rollback
    }
    #expect(try kept() == ["calls"])
  }

  @Test("a report on sources keeps where calls came from, and the next one finds it")
  func sources() throws {
    try makeMarket()
    _ = try market.store.sourceReport(by: .keyword)
    #expect(try kept() == ["calls"])
    _ = try market.store.sourceReport(by: .campaign)
    #expect(try kept() == ["calls", "campaigns"])
    // Told by what is kept: whoever changes that changes the report.
    try other.write { try $0.execute(sql: "UPDATE kept_call_sources SET channel = 'marked'") }
    let marked = try market.store.sourceReport(by: .channel)
    #expect(marked.lines.contains { $0.name == "marked" })
  }

  @Test("calls without a source are told by what is kept")
  func unresolved() throws {
    try makeMarket()
    #expect(try market.store.unresolvedCalls().isEmpty)
    #expect(try kept() == ["calls"])
    try other.write { try $0.execute(sql: "UPDATE kept_call_sources SET problem = 'no session'") }
    #expect(try market.store.unresolvedCalls().map(\.callID) == ["a"])
  }

  /// What is told of sources by what is kept, or where nothing is kept and the store cannot be written to.
  private func told(by store: SQLCallStore) throws -> [SourceReport] {
    try SourceReport.Dimension.allCases.map { try store.sourceReport(by: $0) }
  }

  @Test("after any changes what is said to hold is what the views say")
  func anyChanges() throws {
    var random = SeededGenerator(seed: 18)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    func phone() -> String { "+1212555010\(number(0...3))" }
    for step in 0..<300 {
      switch number(0...7) {
      case 0:
        _ = try market.call(
          "c\(number(0...9))", at: number(0...200), from: phone(),
          outcomes: number(0...1) == 0 ? [Samples.sale()] : [],
          [
            "tracking.number": PhoneNumber("+1212555019\(number(0...2))").map { .phone($0) }
              ?? .text("")
          ])
      case 1:
        try market.deal(
          "d\(number(0...4))", won: number(0...1) == 0, openedAt: number(0...200),
          closedAt: nil, ["phone": .contact(phone())])
      case 2:
        try market.book(
          [
            "number": .text("+1212555019\(number(0...2))"),
            "campaign_id": .text(["spring", "autumn"][number(0...1)]),
            "campaign_name": .text(["one", "two"][number(0...1)]),
            "valid_from": .instant(SoldMarket.hour(number(-3...3) * 50)),
          ], in: .numbers)
      case 3:
        try market.book(
          [
            "id": .text("t\(number(0...20))"), "at": .instant(SoldMarket.hour(number(-50...200))),
            "visitor_id": .text("v\(number(0...3))"), "phone": .contact(phone()),
            "medium": .text(["cpc", "email", "(none)"][number(0...2)]),
          ], in: .touchpoints)
      case 4:
        try market.book(
          [
            "day": .text("2026-10-0\(number(1...9))"),
            "campaign_id": .text(["spring", "autumn"][number(0...1)]), "medium": .text("cpc"),
            "campaign_name": .text(["one", "two"][number(0...1)]),
            "amount": .money(Money(minorUnits: 100, currency: .usd)),
          ], in: .spend)
      case 5:
        try other.write { db in
          try db.execute(sql: "DELETE FROM touchpoints WHERE touchpoint_id = 't\(number(0...20))'")
        }
      case 6: try market.store.joinCallers(under: market.key)
      default: try report(by: ["channel", "campaign"][number(0...1)])
      }
      #expect(try differenceCount() == 0, "step \(step)")
      if step.isMultiple(of: 30) {
        let (sources, unresolved) = (try told(by: market.store), try market.store.unresolvedCalls())
        try other.write { try $0.execute(sql: "DELETE FROM kept_sources") }
        let reader = try SQLCallStore(path: market.path, lockTimeoutMs: 50)
        try other.inTransaction(.exclusive) { _ in
          let (again, unresolvedAgain) = (try told(by: reader), try reader.unresolvedCalls())
          #expect(again == sources && unresolvedAgain == unresolved, "step \(step)")
          return .rollback
        }
      }
    }
  }
}
