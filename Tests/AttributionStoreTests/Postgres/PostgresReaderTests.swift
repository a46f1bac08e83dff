import AttributionStore
import CallModel
import Diagnostics
import Foundation
import PostgreSQL
import StoreTestSupport
import TestSupport
import Testing

@Suite("Whoever may only read a PostgreSQL store")
struct PostgresReaderTests {
  /// The address of `owner`'s store for somebody with the right to read it alone.
  private func reader(of owner: String) throws -> String {
    let role = "analyst_\(UUID().uuidString.prefix(8).lowercased())"
    let session = try PostgresConnection(PostgresAddress(owner))
    try session.runAll(
      """
      CREATE ROLE \(role) LOGIN; GRANT USAGE ON SCHEMA earshot TO \(role);
      GRANT SELECT ON ALL TABLES IN SCHEMA earshot TO \(role)
      """)
    return owner.replacing("postgres@", with: "\(role)@")
  }

  @Test("makes reports, with what the owner has not joined and settled yet left as it is")
  func reads() throws {
    let watched = try WatchedStore.postgres()
    let market = watched.market
    #expect(!market.store.isReadOnly)
    try market.book([SmallMarket.click("t", by: "v", phone: "+12125550100")])
    // The caller is not joined yet, and the sale is in no conversion's place.
    try market.call("c", at: 0, from: "+12125550100", bringing: [.dollars(100)])
    try market.book(
      [SettledStore.deal("d", ["call_id": .text("c"), "amount": .money(.dollars(900))])], in: .deals
    )
    let store = try SQLCallStore(
      path: try reader(of: watched.address), opening: .existing, callersUnder: SmallMarket.key)
    #expect(store.isReadOnly)
    #expect(try store.hasUnsettledSales())
    #expect(try store.attributionReport(AttributionRequest()).revenue.first?.lines.isEmpty == false)
    #expect(try store.calls(on: .all).map(\.call.id) == ["c"])
    let plan = try store.erasurePlan(of: PersonSearch("call:c", key: SmallMarket.key))
    let refusal = #expect(throws: InputError.self) { try store.checkErasing(plan) }
    #expect(refusal?.reason == "the store may only be read")
    let error = #expect(throws: InputError.self) {
      try store.importCalls(
        [Call(id: "n", recordingPath: nil, facts: CallFacts([:]))], recordedAt: Samples.noon)
    }
    #expect(error?.description.contains("the user may not do this in the database") == true)

    let owner = try SQLCallStore(
      path: watched.address, opening: .existing, callersUnder: SmallMarket.key)
    #expect(!owner.isReadOnly)
    _ = try owner.settleChangedSales(recordedAt: Samples.noon)
    #expect(try !store.hasUnsettledSales())
  }
}
