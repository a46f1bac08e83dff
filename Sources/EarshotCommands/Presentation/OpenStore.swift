import AttributionStore
import Diagnostics
import PhoneticIndex
import Pipeline

/// A store and the phonetic index beside it.
struct OpenStore {
  let store: SQLCallStore
  let index: PhoneticIndex
  let archive: SoundArchive

  /// Opens the store at `path` and its index; both are made if they are not there.
  ///
  /// - Parameter key: the key for telephone numbers, by which callers join what they did before.
  init(
    creating path: String, model: ModelIdentity, callersUnder key: ContactKey? = nil
  ) throws(InputError) {
    try self.init(path: path, opening: .creating, model: model, callersUnder: key)
  }

  /// Opens the store at `path`, which must be there, and its index. A store without an index, from
  /// before there were any, gets an empty one.
  ///
  /// - Parameter key: the key for telephone numbers, by which callers join what they did before.
  init(
    existing path: String, model: ModelIdentity, callersUnder key: ContactKey? = nil
  ) throws(InputError) {
    try self.init(path: path, opening: .existing, model: model, callersUnder: key)
  }

  private init(
    path: String, opening: SQLCallStore.Opening, model: ModelIdentity,
    callersUnder key: ContactKey?
  ) throws(InputError) {
    store = try SQLCallStore(path: path, opening: opening, callersUnder: key)
    index = try PhoneticIndex(directory: SoundArchive.folder(besideStore: path))
    archive = SoundArchive(index: index, model: model)
  }
}
