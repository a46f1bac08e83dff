import AttributionStore
import CallModel
import TestSupport
import Testing

/// Deals that are booked by the hundred, beside what triggers make of them one after the other.
@Suite("Many deals of a file") struct ManyDealsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// States of a few hundred deals, some of which come again in a batch or in the next.
  private static func rows(
    withTimes: Bool, using random: inout SeededGenerator
  ) -> [MarketRow] {
    (0..<330).map { _ in
      let isClosed = Bool.random(using: &random)
      var values: [String: MarketValue] = [
        "id": .text("d-\(Int.random(in: 0..<500, using: &random))"),
        "stage": .text(["Lead", "Proposal", "Won"][Int.random(in: 0..<3, using: &random)]),
        "closed": .integer(isClosed ? 1 : 0), "won": .integer(isClosed ? 1 : 0),
      ]
      let day = Int.random(in: 1...9, using: &random)
      if isClosed {
        values["closed_at"] = .text("2026-10-0\(day)" + (day < 5 ? "" : "T10:00:00.000Z"))
      }
      if withTimes, Bool.random(using: &random) {
        values["modified_at"] = .instant(Instant(unixMs: Samples.noon.unixMs + Int64(day)))
      }
      if Bool.random(using: &random) { values["amount"] = .money(.dollars(Int64(day))) }
      return MarketRow(
        line: 1, values: MarketTable.deals.columns.map { values[$0.name] ?? .unknown })
    }
  }

  @Test(
    "leave what the same deals one by one leave, in their history too", arguments: 0..<4,
    [true, false])
  func sameHistory(seed: Int, withTimes: Bool) throws {
    let paths = ["many.db", "slow.db"].map { folder.path($0) }
    let stores = try paths.map { try SQLCallStore(path: $0) }
    let contacts = ContactKeeping(under: ContactKey(bytes: [1]))
    var random = SeededGenerator(seed: UInt64(seed))
    // What a deal's own history says stays.
    let told = MarketRow(
      line: 1,
      values: MarketTable.dealStages.columns.map { column in
        switch column.name {
        case "deal_id": .text("d-1")
        case "stage": .text("Won")
        case "at": .instant(Samples.noon)
        default: .unknown
        }
      })
    for store in stores {
      _ = try store.book([told], in: .dealStages, contacts: contacts, recordedAt: Samples.noon)
    }
    var counts = MarketImportResult()
    for batch in 0..<3 {
      let rows = Self.rows(withTimes: withTimes, using: &random)
      let time = Instant(unixMs: Samples.noon.unixMs + Int64(batch) * 1000)
      let many = try stores[0].book(rows, in: .deals, contacts: contacts, recordedAt: time)
      var slow = MarketImportResult()
      for row in rows {
        slow += try stores[1].book([row], in: .deals, contacts: contacts, recordedAt: time)
      }
      #expect(many == slow)
      counts += many
    }
    #expect(counts.insertedCount > 200 && counts.supersededCount > 50)
    #expect(try StoreDump.text(ofStoreAt: paths[0]) == StoreDump.text(ofStoreAt: paths[1]))
    #expect(try StoreDump.faults(ofStoreAt: paths[0]) == [])
    let without = try OtherProgram(file: paths[0]).rows(
      "SELECT deal_id FROM deals EXCEPT SELECT deal_id FROM deal_stages")
    #expect(without.isEmpty)
  }
}
