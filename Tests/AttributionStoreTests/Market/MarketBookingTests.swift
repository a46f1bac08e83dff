import AttributionStore
import CallModel
import Diagnostics
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct MarketBookingTests {
  private let folder: TemporaryFolder
  private let path: String
  private let store: SQLCallStore
  private let contacts = ContactKeeping(under: ContactKey(bytes: [1, 2, 3]))

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("calls.db")
    store = try SQLCallStore(path: path, lockTimeoutMs: 50)
  }

  private func row(_ table: MarketTable, _ values: [String: MarketValue]) -> MarketRow {
    MarketRow(line: 1, values: table.columns.map { values[$0.name] ?? .unknown })
  }

  private func visit(_ id: String, _ values: [String: MarketValue] = [:]) -> MarketRow {
    let known: [String: MarketValue] = ["id": .text(id), "at": .instant(Samples.noon)]
    return row(.touchpoints, known.merging(values) { $1 })
  }

  private func book(
    _ rows: [MarketRow], in table: MarketTable = .touchpoints, _ contacts: ContactKeeping? = nil,
    at time: Instant = Samples.noon
  ) throws -> [Int] {
    let result = try store.book(
      rows, in: table, contacts: contacts ?? self.contacts, recordedAt: time)
    return [result.insertedCount, result.supersededCount, result.unchangedCount]
  }

  @Test("booking the same again changes nothing, and what says something else supersedes")
  func idempotence() throws {
    let rows = [visit("a", ["source": .text("google")]), visit("b")]
    #expect(try book(rows) == [2, 0, 0])
    let before = try StoreDump.text(ofStoreAt: path)
    #expect(try book(rows, at: Samples.later) == [0, 0, 2])
    #expect(try StoreDump.text(ofStoreAt: path) == before)
    #expect(try book([visit("b", ["medium": .text("cpc")]), visit("a")]) == [0, 2, 0])
    let kept = try DatabaseQueue(path: path).inDatabase {
      try String.fetchAll(
        $0,
        sql: "SELECT touchpoint_id || ifnull(source, '-') || ifnull(medium, '-') FROM touchpoints")
    }
    #expect(Set(kept) == ["a--", "b-cpc"])
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test(
    "spend for whole campaigns beside spend for their keywords is counted, day by day, until the whole is nothing"
  )
  func spendToldTwice() throws {
    func paid(_ day: Int, _ keyword: String?, _ minorUnits: Int64) -> MarketRow {
      var values: [String: MarketValue] = [
        "day": .text("2026-10-0\(day)"), "campaign_id": .text("spring"),
        "amount": .money(Money(minorUnits: minorUnits, currency: .usd)),
      ]
      values["keyword"] = keyword.map { .text($0) }
      return row(.spend, values)
    }
    _ = try book(
      [paid(1, nil, 100), paid(2, "shoes", 60), paid(2, "boots", 40), paid(3, "hats", 0)],
      in: .spend)
    #expect(try store.spendToldTwice() == 0)
    _ = try book([paid(2, nil, 100), paid(3, nil, 5), paid(1, "shoes", 60)], in: .spend)
    #expect(try store.spendToldTwice() == 2)
    _ = try book([paid(2, nil, 0)], in: .spend)
    #expect(try store.spendToldTwice() == 1)
  }

  @Test("keys with nothing in them are keys")
  func emptyKeys() throws {
    let campaign: [String: MarketValue] = [
      "number": .text("+18005550199"), "campaign_id": .text("spring"),
    ]
    let spend: [String: MarketValue] = [
      "day": .text("2026-10-03"), "campaign_id": .text("spring"),
      "amount": .money(Money(minorUnits: 2140, currency: .usd)),
    ]
    #expect(try book([row(.numbers, campaign)], in: .numbers) == [1, 0, 0])
    #expect(try book([row(.numbers, campaign)], in: .numbers) == [0, 0, 1])
    #expect(try book([row(.spend, spend)], in: .spend) == [1, 0, 0])
    #expect(try book([row(.spend, spend)], in: .spend) == [0, 0, 1])
    let keyword = spend.merging(["keyword": .text("plumber")]) { $1 }
    #expect(try book([row(.spend, keyword)], in: .spend) == [1, 0, 0])
  }

  @Test("an amount in another currency supersedes, and is not added")
  func currencies() throws {
    func spend(_ currency: Currency) -> MarketRow {
      row(
        .spend,
        [
          "day": .text("2026-10-03"), "campaign_id": .text("spring"),
          "amount": .money(Money(minorUnits: 2140, currency: currency)),
        ])
    }
    let euro = try #require(Currency(code: "EUR"))
    #expect(try book([spend(.usd)], in: .spend) == [1, 0, 0])
    #expect(try book([spend(euro)], in: .spend) == [0, 1, 0])
  }

  @Test("text that looks like SQL is text")
  func injection() throws {
    let name = "'); DROP TABLE touchpoints; --\u{0}x"
    #expect(try book([visit(name, ["source": .text("=cmd|' /C calc'!A0")])]) == [1, 0, 0])
    #expect(try book([visit(name, ["source": .text("=cmd|' /C calc'!A0")])]) == [0, 0, 1])
    #expect(try book([visit("", ["source": .text("")])]) == [1, 0, 0])
  }

  @Test("numbers and addresses are in the file under the key only, unless somebody asks")
  func contactsUnderKey() throws {
    let row = visit(
      "a", ["phone": .contact("+12125550100"), "email": .contact("ann@example.com")])
    #expect(try book([row]) == [1, 0, 0])
    _ = try DatabaseQueue(path: path).inDatabase {
      try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let bytes = try Data(contentsOf: URL(filePath: path))
    for secret in ["2125550100", "ann@example"] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil)
    }
    #expect(bytes.range(of: Data(contacts.key.name(of: "+12125550100").utf8)) != nil)
    let sealed = ContactKeeping(under: contacts.key, keepingSealed: true)
    #expect(try book([row], sealed) == [0, 0, 1])
    _ = try DatabaseQueue(path: path).inDatabase {
      try Row.fetchAll($0, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    let later = try Data(contentsOf: URL(filePath: path))
    for secret in ["2125550100", "ann@example"] {
      #expect(later.range(of: Data(secret.utf8)) == nil)
    }
    let kept = try store.contacts(under: contacts.key)
    #expect(Set(kept.map(\.contact)) == ["+12125550100", "ann@example.com"])
    #expect(kept.allSatisfy { contacts.key.name(of: $0.contact) == $0.name })
    #expect(throws: InputError.self) { try store.contacts(under: ContactKey(bytes: [9])) }
  }

  @Test("what an older version kept in clear is sealed when the key comes, and wiped out")
  func clearContactsOfOlderStores() throws {
    #expect(try book([visit("a")]) == [1, 0, 0])
    let name = contacts.key.name(of: "+12125550100")
    try DatabaseQueue(path: path).inDatabase { db in
      try db.execute(
        sql: """
          DROP TABLE sealed_contacts;
          CREATE TABLE clear_contacts (
            contact_key TEXT NOT NULL PRIMARY KEY, contact TEXT NOT NULL) STRICT, WITHOUT ROWID;
          DELETE FROM grdb_migrations WHERE identifier LIKE '15 %';
          """)
      try db.execute(
        sql: "INSERT INTO clear_contacts VALUES (?, '+12125550100')", arguments: [name])
    }
    let older = try SQLCallStore(path: path, lockTimeoutMs: 50)
    #expect(try older.contacts(under: contacts.key).isEmpty)
    try older.joinCallers(under: contacts.key)
    #expect(try older.contacts(under: contacts.key).map(\.contact) == ["+12125550100"])
    let tables = try DatabaseQueue(path: path).inDatabase { db in
      _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      return try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema")
    }
    #expect(!tables.contains("clear_contacts"))
    #expect(try Data(contentsOf: URL(filePath: path)).range(of: Data("2125550100".utf8)) == nil)
  }

  @Test("a second key is refused, and nothing is booked")
  func otherKey() throws {
    #expect(try book([visit("a")]) == [1, 0, 0])
    let error = #expect(throws: InputError.self) {
      try book([visit("b")], ContactKeeping(under: ContactKey(bytes: [9])))
    }
    #expect(error?.reason == "numbers and addresses are kept under another key than this one")
    #expect(try book([visit("a")]) == [0, 0, 1])
  }

  @Test(
    "many rows by one statement are booked as one by one, known ones and repeated ones among them")
  func manyRows() throws {
    let oneByOne = folder.path("one.db")
    let other = try SQLCallStore(path: oneByOne, lockTimeoutMs: 50)
    var generator = SeededGenerator(seed: 5)
    for round in 0..<6 {
      let rows = (0..<Int.random(in: 90...320, using: &generator)).map { _ in
        visit(
          "v\(Int.random(in: 0..<(round < 2 ? 1000 : 300), using: &generator))",
          [
            "source": [.text("google"), .text(""), .unknown].randomElement(using: &generator)
              ?? .unknown,
            "phone": [.contact("+12125550100"), .unknown].randomElement(using: &generator)
              ?? .unknown,
          ])
      }
      var expected = [0, 0, 0]
      for row in rows {
        let result = try other.book(
          [row], in: .touchpoints, contacts: contacts, recordedAt: Samples.noon)
        expected[0] += result.insertedCount
        expected[1] += result.supersededCount
        expected[2] += result.unchangedCount
      }
      #expect(try book(rows) == expected)
      #expect(try StoreDump.text(ofStoreAt: path) == StoreDump.text(ofStoreAt: oneByOne))
    }
    #expect(try StoreDump.faults(ofStoreAt: path) == [])
  }

  @Test("a trigger that somebody else made is asked for each row")
  func otherTriggers() throws {
    try DatabaseQueue(path: path).inDatabase { db in
      try db.execute(
        sql: """
          CREATE TABLE seen (id TEXT);
          CREATE TRIGGER touchpoints_seen AFTER INSERT ON touchpoints BEGIN
            INSERT INTO seen VALUES (NEW.touchpoint_id);
          END
          """)
    }
    #expect(try book((0..<150).map { visit("v\($0)") }) == [150, 0, 0])
    let count = try DatabaseQueue(path: path).inDatabase {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM seen")
    }
    #expect(count == 150)
  }

  @Test("a locked store keeps nothing of a batch, and takes it later")
  func locked() throws {
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: InputError.self) { try book([visit("a"), visit("b")]) }
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try book([visit("a"), visit("b")]) == [2, 0, 0])
  }
}
