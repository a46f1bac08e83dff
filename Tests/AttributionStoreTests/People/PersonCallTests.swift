import AttributionStore
import CallModel
import GRDB
import TestSupport
import Testing

/// Whose a call is in reports about people: whoever had the session, else whoever has the number.
@Suite struct PersonCallTests {
  private let market: StagedMarket
  private let pool = "+18005550110"

  init() throws { market = try StagedMarket() }

  /// A visit of `visitor` at noon, and a sale by phone five minutes later.
  private func sell(to visitor: String, from caller: String?) throws {
    try market.touchpoint(
      "visit of \(visitor)", at: 0,
      ["visitor_id": .text(visitor), "tracking_number": .text(pool)])
    try market.market.call(
      MadeCall("call of \(visitor)") {
        $0.started = StagedMarket.minute(5).iso8601
        $0.caller = caller
        $0.number = pool
        $0.campaign = nil
        $0.conversions = [("sale", .dollars(100))]
      })
  }

  @Test("who bought with a withheld number is whoever had the session")
  func withheld() throws {
    try sell(to: "v", from: nil)
    // Before a report has kept who is who, by it, and after it.
    func stage() throws -> JourneyStage? { try market.journey("v", before: 500_000).stage }
    #expect(try stage() == .decision)
    #expect(try market.stages(before: 500_000) == ["visitor:v": "decision"])
    #expect(try stage() == .decision)
    #expect(try market.stages(before: 5) == ["visitor:v": "awareness"])
  }

  @Test("who bought from a switchboard is whoever had the session")
  func switchboard() throws {
    let phone = "+12125550100"
    for customer in ["1", "2"] {
      try market.touchpoint(
        customer, at: -1, ["person_id": .text(customer), "phone": .contact(phone)])
    }
    try sell(to: "v", from: phone)
    #expect(
      try market.stages(before: 500_000) == [
        "customer:1": "awareness", "customer:2": "awareness", "visitor:v": "decision",
      ])
  }

  @Test("where a number is parted from the visitor, the call is the visitor's")
  func parted() throws {
    let phone = "+12125550100"
    try market.touchpoint("mine", at: -1, ["person_id": .text("1"), "phone": .contact(phone)])
    try sell(to: "v", from: phone)
    try market.market.store.joinCallers(under: ContactKey(bytes: [1]))
    let number = PersonName(.phone, ContactKey(bytes: [1]).name(of: phone))
    _ = try market.market.store.decide(
      .part(number, PersonName(.visitor, "v")), because: nil, at: Samples.noon)
    #expect(
      try market.stages(before: 500_000) == ["customer:1": "awareness", "visitor:v": "decision"])
  }

  @Test("a store that cannot be written to tells the same")
  func readOnly() throws {
    try sell(to: "v", from: nil)
    let other = try DatabaseQueue(path: market.market.path)
    let store = try SQLCallStore(path: market.market.path, lockTimeoutMs: 50)
    try other.inTransaction(.exclusive) { _ in
      let table = try store.table(of: .journeyStages, by: "person")
      #expect(table.rows.map { $0.prefix(2) } == [["visitor:v", "decision"]])
      return .rollback
    }
  }

  @Test(
    "the queries tell the same in the sqlite3 shell, with who is who kept and without",
    arguments: UInt64(1)...5)
  func shell(seed: UInt64) throws {
    try market.fill(seed: seed)
    let end = StagedMarket.minute(60 * 1440)
    func report(_ query: ReportQuery) throws -> [[QueryTable.Value]] {
      try market.market.store.table(
        of: query, by: "person", in: ReportPeriod(before: end),
        with: ["advocacy": "recommends", "complaint": "recommends"]
      ).rows
    }
    let shell = try DatabaseQueue(path: market.market.path)
    try market.market.store.joinCallers(under: ContactKey(bytes: [1]))
    for query in [ReportQuery.journeyStages, .health, .lifetimeValue] {
      let expected = try report(query)
      try shell.inDatabase { db in
        try db.execute(sql: ReportQuery.personNames.sql)
        try db.execute(sql: ReportQuery.dealings.sql)
        var arguments: [String: (any DatabaseValueConvertible)?] = [
          "by": "person", "until": end.iso8601, "advocacy": "recommends",
          "complaint": "recommends",
        ]
        arguments = arguments.filter { query.parameters.contains($0.key) }
        let rows = try Row.fetchAll(db, sql: query.sql, arguments: StatementArguments(arguments))
        #expect(rows.count == expected.count)
        for (row, values) in zip(rows, expected) {
          let told = row.map { QueryTable.Value($0.1) }
          #expect(told == values, "\(query.name)")
        }
        for view in [
          "customer_acts", "dealings", "named_dealings", "calls_of_people", "people_hold",
        ] {
          try db.execute(sql: "DROP VIEW \(view)")
        }
        for table in ["person_names", "people", "call_sessions"] {
          try db.execute(sql: "DROP TABLE \(table)")
        }
      }
    }
  }

  @Test("the calls that health counts are those of the person's journey", arguments: UInt64(1)...8)
  func health(seed: UInt64) throws {
    try market.fill(seed: seed)
    let end: Int64 = 60 * 1440
    try market.market.store.joinCallers(under: ContactKey(bytes: [1]))
    let rows = try market.market.rows(
      .health, in: ReportPeriod(before: StagedMarket.minute(end)),
      with: ["complaint": "recommends"])
    for (name, row) in rows {
      let calls = try market.journey(market.search(name), before: end).steps.compactMap { step in
        if case .call(let called) = step.event,
          called.call.facts["call.direction"] == .choice("inbound"),
          let at = step.at, at.unixMs >= StagedMarket.minute(end - 90 * 1440).unixMs
        {
          called
        } else {
          nil
        }
      }
      let complaints = calls.filter { called in
        called.outcomes.contains { $0.outcome.kind == .tag("recommends") }
      }
      #expect(row["calls"] == .integer(Int64(calls.count)), "\(name)")
      #expect(row["complaints"] == .integer(Int64(complaints.count)), "\(name)")
    }
  }
}

extension QueryTable.Value {
  /// What a program with the file open reads.
  fileprivate init(_ value: DatabaseValue) {
    self =
      switch value.storage {
      case .null: .nothing
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob: .nothing
      }
  }
}
