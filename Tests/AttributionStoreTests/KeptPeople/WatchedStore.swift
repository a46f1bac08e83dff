import AttributionStore
import StoreTestSupport
import TestSupport

/// A store of either database, and another program that has it open.
struct WatchedStore {
  let market: SmallMarket
  let other: OtherProgram
  /// By which further programs open it.
  let address: String

  static func sqlite() throws -> WatchedStore {
    let folder = try TemporaryFolder()
    let path = folder.path("calls.db")
    let market = SmallMarket(store: try SQLCallStore(path: path), in: folder)
    return WatchedStore(market: market, other: try OtherProgram(file: path), address: path)
  }

  static func postgres() throws -> WatchedStore {
    let server = try PostgresServer.shared()
    let address = try server.newDatabase()
    let market = SmallMarket(store: try SQLCallStore(path: address), in: server)
    return WatchedStore(
      market: market, other: try OtherProgram(address: address), address: address)
  }

  /// The same store, opened by a program that waits for others no longer than an instant.
  func impatient() throws -> WatchedStore {
    let store = try SQLCallStore(
      path: address, opening: .existing, lockTimeoutMs: 50)
    return WatchedStore(market: SmallMarket(store: store, in: 0), other: other, address: address)
  }
}
