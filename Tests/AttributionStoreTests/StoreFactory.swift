import AttributionStore
import StoreTestSupport
import TestSupport
import Testing

/// A kind of store that must pass the conformance suite. A new implementation is added here.
struct StoreFactory: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// An empty store, which lives as long as it is held.
  let make: @Sendable () throws -> EmptyStore

  /// An empty store and what keeps it alive.
  struct EmptyStore: Sendable {
    let store: any CallStore
    let keepAlive: any Sendable
  }

  static let all = [
    StoreFactory(testDescription: "SQLite") {
      let folder = try TemporaryFolder()
      return EmptyStore(
        store: try SQLCallStore(path: folder.path("calls.db")), keepAlive: folder)
    },
    StoreFactory(testDescription: "PostgreSQL") {
      let server = try PostgresServer.shared()
      return EmptyStore(
        store: try SQLCallStore(path: server.newDatabase()), keepAlive: server)
    },
  ]
}
