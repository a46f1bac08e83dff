import AttributionStore
import ContentHash
package import Diagnostics
public import PhoneticIndex

/// The phonetic index beside a store, in which the sound of calls is looked up.
public struct SoundArchive: Sendable {
  let index: PhoneticIndex
  /// The model of this version: what it heard is preferred to what others did.
  let model: ModelIdentity
  /// The other models that heard a recording, by its digest, in the order in which they came.
  private let others: [SHA256Digest: [SHA256Digest]]

  /// What the index has of a recording.
  enum Sound {
    /// An entry for each channel, channel 0 first, all by one model.
    case whole([IndexEntry])
    /// Not all of its channels by any model.
    case missing(SearchGap.Reason)
  }

  /// The index `index`, read by a version whose model is `model`.
  public init(index: PhoneticIndex, model: ModelIdentity) {
    self.index = index
    self.model = model
    var others: [SHA256Digest: [SHA256Digest]] = [:]
    for id in index.ids where id.model != model.digest && id.channel == 0 {
      others[id.recording, default: []].append(id.model)
    }
    self.others = others
  }

  /// The folder of the index that belongs to the store at `path`: `earshot.index` beside
  /// `earshot.db`.
  public static func folder(besideStore path: String) -> String {
    let path = StorePlace.path(ofStore: path)
    let suffix = ".db"
    return (path.hasSuffix(suffix) ? String(path.dropLast(suffix.count)) : path) + ".index"
  }

  /// The entries of all channels of a recording by this version's model; `nil` where one is missing
  /// or damaged.
  func entries(of recording: SHA256Digest, channelCount: Int) -> [IndexEntry]? {
    if case .whole(let entries) = sound(of: recording, channelCount: channelCount, by: model.digest)
    {
      entries
    } else {
      nil
    }
  }

  /// The sound of a recording whose file is not looked at: as this version's model heard it, else as
  /// the newest of the others did.
  func sound(of recording: SHA256Digest, channelCount: Int) -> Sound {
    let own = sound(of: recording, channelCount: channelCount, by: model.digest)
    if case .whole = own { return own }
    for other in (others[recording] ?? []).reversed() {
      let sound = sound(of: recording, channelCount: channelCount, by: other)
      if case .whole = sound { return sound }
    }
    return own
  }

  /// The name of the model that made `entries` if it is not this version's.
  func olderModel(of entries: [IndexEntry]) -> String? {
    entries.first { $0.header.model.digest != model.digest }?.header.model.name
  }

  /// Keeps `entries`, the channels of one recording. They are on the disk when this returns. Those
  /// that somebody else has kept meanwhile are left out.
  package func keep(_ entries: [IndexEntry]) throws(InputError) {
    try index.refresh()
    let missing = entries.filter { (try? index.entry($0.header.id)) == nil }
    if !missing.isEmpty { try index.append(contentsOf: missing) }
  }

  private func sound(
    of recording: SHA256Digest, channelCount: Int, by model: SHA256Digest
  ) -> Sound {
    var entries: [IndexEntry] = []
    for channel in 0..<channelCount {
      do throws(InputError) {
        let id = IndexEntry.ID(recording: recording, channel: channel, model: model)
        guard let entry = try index.entry(id) else { return .missing(.notIndexed) }
        entries.append(entry)
      } catch {
        return .missing(.damaged(error))
      }
    }
    return entries.isEmpty ? .missing(.notIndexed) : .whole(entries)
  }
}
