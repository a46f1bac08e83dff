import AttributionStore
import Diagnostics
import PhoneticIndex
import Pipeline

/// A store and the phonetic index beside it.
struct OpenStore {
  let store: SQLiteCallStore
  let index: PhoneticIndex
  let archive: SoundArchive

  /// Opens the store at `path` and its index; both are made if they are not there.
  init(creating path: String, model: ModelIdentity) throws(InputError) {
    try self.init(path: path, opening: .creating, model: model)
  }

  /// Opens the store at `path`, which must be there, and its index. A store without an index, from
  /// before there were any, gets an empty one.
  init(existing path: String, model: ModelIdentity) throws(InputError) {
    try self.init(path: path, opening: .existing, model: model)
  }

  private init(
    path: String, opening: SQLiteCallStore.Opening, model: ModelIdentity
  ) throws(InputError) {
    store = try SQLiteCallStore(path: path, opening: opening)
    index = try PhoneticIndex(directory: SoundArchive.folder(besideStore: path))
    archive = SoundArchive(index: index, model: model)
  }
}
