import AttributionStore
import CallModel
import Diagnostics
import StoreTestSupport
import TestSupport
import Testing

/// Rows about the market go to SQLite by the hundred and to PostgreSQL by the thousand; both must come to the same.
@Suite("Many rows about the market in a PostgreSQL store and in a SQLite store")
struct SameBulkTests {
  private let folder: TemporaryFolder
  private let stores: [SQLCallStore]

  init() throws {
    folder = try TemporaryFolder()
    stores = [
      try SQLCallStore(path: folder.path("calls.db")),
      try SQLCallStore(path: PostgresServer.shared().newDatabase()),
    ]
  }

  private static let contacts = ContactKeeping(
    under: ContactKey(bytes: [4]), keepingSealed: true)

  @Test(
    "leave the same rows and the same counts, with keys that come again in one batch and in later ones",
    arguments: MarketTable.Kind.allCases)
  func random(kind: MarketTable.Kind) throws {
    let table = MarketTable.of(kind)
    var random = SeededGenerator(seed: 23)
    var counts = MarketImportResult()
    for batch in 0..<6 {
      let rows = (0..<130).map { _ in Self.row(of: table, using: &random) }
      let results = try stores.map { store in
        try store.book(
          rows, in: table, contacts: Self.contacts,
          recordedAt: Instant(unixMs: Samples.noon.unixMs + Int64(batch)))
      }
      #expect(results[0] == results[1])
      counts += results[1]
      // What comes again as it was changes nothing.
      if let last = rows.last {
        let again = try stores.map {
          try $0.book([last], in: table, contacts: Self.contacts, recordedAt: Samples.later)
        }
        #expect(again[0] == again[1])
        counts += again[1]
      }
    }
    #expect(counts.insertedCount > 10 && counts.supersededCount > 10 && counts.unchangedCount > 0)
    let tables = try stores[0].tables().filter {
      !$0.isView && !$0.isWorkingTable && $0.name != "sealed_contacts"
    }
    #expect(
      try TableText.lines(of: stores[0], tables) == TableText.lines(of: stores[1], tables))
    let kept = try stores.map { store in
      try store.contacts(under: Self.contacts.key).map(\.contact).sorted()
    }
    #expect(kept[0] == kept[1])
  }

  /// A row with few different keys and few different values.
  private static func row(
    of table: MarketTable, using random: inout SeededGenerator
  ) -> MarketRow {
    MarketRow(
      line: 1,
      values: table.columns.map { column in
        let isNeeded =
          column.isRequired || table.key.contains(column.name) || column.kind == .flag
        guard isNeeded || Int.random(in: 0..<4, using: &random) == 0 else { return .unknown }
        return value(
          of: column,
          of: !table.key.contains(column.name) ? 0..<2 : table.key.count == 1 ? 0..<40 : 0..<6,
          using: &random)
      })
  }

  private static func value(
    of column: MarketColumn, of range: Range<Int>, using random: inout SeededGenerator
  ) -> MarketValue {
    let number = Int64.random(in: Int64(range.lowerBound)..<Int64(range.upperBound), using: &random)
    let texts = ["a\tb", "\\N", "it's\n\r\"", "ü\u{1}🎧", "\\."]
    switch column.kind {
    case .text, .ownNumber:
      return .text(texts[Int(number) % texts.count] + String(Int(number) / texts.count))
    case .choice(let words): return .text(words[Int(number) % words.count])
    case .instant: return .instant(Instant(unixMs: Samples.noon.unixMs + number * 60_000))
    case .day, .instantOrDay: return .text("2026-10-\(number + 10)")
    // A deal that is won is closed.
    case .flag: return .integer(column.name == "same" ? number : 1)
    case .duration, .count, .quantity: return .integer(number)
    case .personPhone: return .contact("+1212555010\(number)")
    case .personEmail: return .contact("ann\(number)@example.com")
    case .money: return .money(Money(minorUnits: number, currency: .usd))
    case .currency: return .unknown
    }
  }

  @Test("of which one cannot be kept are refused together, and the store goes on")
  func zeroCharacter() throws {
    func visit(_ id: String) -> MarketRow {
      MarketRow(
        line: 1,
        values: MarketTable.touchpoints.columns.map { column in
          switch column.name {
          case "id": .text(id)
          case "at": .instant(Samples.noon)
          default: .unknown
          }
        })
    }
    func book(_ ids: [String]) throws -> MarketImportResult {
      try stores[1].book(
        ids.map(visit), in: .touchpoints, contacts: Self.contacts, recordedAt: Samples.noon)
    }
    let error = #expect(throws: InputError.self) { try book(["a", "b\0"]) }
    #expect(error?.reason.contains("zero character") == true)
    #expect(try book(["a"]).insertedCount == 1)
  }
}
