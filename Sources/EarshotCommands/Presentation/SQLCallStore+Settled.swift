import AttributionStore
import Diagnostics

extension SQLCallStore {
  /// The store at `path`, which must be there, with its calls joined to people where there is a `key`, and its sales
  /// settled: what a call is worth is the same in every report and export. Where the store may only be read, neither is
  /// done; that sales are not settled is told.
  static func settled(
    at path: String, callersUnder key: ContactKey?
  ) throws(InputError) -> SQLCallStore {
    let store = try SQLCallStore(path: path, opening: .existing, callersUnder: key)
    guard !store.isReadOnly else {
      if try store.hasUnsettledSales() {
        let note = InputError(
          path: path,
          reason: "the store may only be read, and sales have not been settled since it changed",
          advice:
            "make a report where it may be written; calls are worth here what they were before"
        )
        Terminal.writeNotes([note])
      }
      return store
    }
    _ = try store.settleChangedSales(recordedAt: Clock.now())
    return store
  }
}
