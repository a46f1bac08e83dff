import AttributionStore
import Diagnostics

extension SQLCallStore {
  /// The store at `path`, which must be there, with its calls joined to people where there is a `key`, and its sales
  /// settled: what a call is worth is the same in every report and export.
  static func settled(
    at path: String, callersUnder key: ContactKey?
  ) throws(InputError) -> SQLCallStore {
    let store = try SQLCallStore(path: path, opening: .existing, callersUnder: key)
    _ = try store.settleChangedSales(recordedAt: Clock.now())
    return store
  }
}
