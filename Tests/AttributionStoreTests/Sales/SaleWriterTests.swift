import AttributionStore
import CallModel
import StoreTestSupport
import TestSupport
import Testing

@Suite("Sales are settled after what several programs change at once")
struct SaleWriterTests {
  @Test("of several that settle at once one does")
  func once() async throws {
    for store in try SettledStore.all() {
      try store.place.other.run("UPDATE deals SET amount_minor = 5")
      let stores = try (0..<4).map { _ in
        try SQLCallStore(path: store.place.address, opening: .existing)
      }
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for store in stores {
          group.addTask {
            try store.settleChangedSales(recordedAt: Samples.later)?.settledCount ?? 0
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts.sorted() == [0, 0, 0, 1])
      #expect(try store.settle() == nil)
    }
  }

  @Test("what is written while sales are settled is settled afterwards")
  func meanwhile() async throws {
    for store in try SettledStore.all() {
      let market = store.place.market
      let deals = SmallMarket(
        store: try SQLCallStore(path: store.place.address, opening: .existing), in: 0)
      let server =
        store.place.other.isSQLite ? nil : try OtherProgram(address: store.place.address)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for dollars in Int64(1)...40 {
            if let server {
              // Imports and settling take turns; nobody takes turns with this one.
              try server.run("UPDATE deals SET amount_minor = \(dollars * 100)")
            } else {
              let phone: [String: MarketValue] = ["phone": .contact("+12125550100")]
              try deals.book([SettledStore.deal("d", dollars: dollars, phone)], in: .deals)
            }
          }
        }
        group.addTask {
          for _ in 0..<40 {
            _ = try market.store.settleChangedSales(recordedAt: Samples.later)
          }
        }
        try await group.waitForAll()
      }
      _ = try store.settle()
      #expect(try market.store.summary(of: .all).totals == [.dollars(40 + 70)])
      #expect(try store.settle() == nil)
    }
  }

  @Test(
    "what a session has not committed while sales are settled is settled once it has",
    arguments: ["READ COMMITTED", "REPEATABLE READ"])
  func uncommitted(isolation: String) throws {
    let store = try #require(SettledStore.all().last)
    let writer = try OtherProgram(address: store.place.address)
    for isSeen in [false, true] {
      try store.place.other.run("UPDATE orders SET amount_minor = amount_minor + 1")
      // The session sees what stands there, which is taken away before it changes something itself, or afterwards.
      try writer.run("BEGIN ISOLATION LEVEL \(isolation)")
      #expect(try writer.rows("SELECT 1 FROM kept_sale_changes").count == 1)
      if isSeen { #expect(try store.settle()?.settledCount == 1) }
      try writer.run("UPDATE deals SET amount_minor = amount_minor + 1")
      #expect(try (store.settle() == nil) == isSeen)
      try writer.run("COMMIT")
      #expect(try store.settle()?.settledCount == 1)
      #expect(try store.settle() == nil)
    }
  }
}
