public import ContentHash
public import Diagnostics
internal import Synchronization

extension PhoneticIndex {
  /// How an index stands with a recording channel.
  public enum Standing: Sendable, Hashable {
    /// There is an entry and it is sound.
    case sound
    /// There is none.
    case absent
    /// There is one, and it is damaged.
    case damaged(InputError)
    /// There are only such of other models, by their digests.
    case ofOtherModels([SHA256Digest])
    /// There is one that is packed in another way.
    case ofAnotherCodec(Int)
  }

  /// How the index stands with the recording channel and model `id`: what is not sound is what
  /// rebuilding has to make anew.
  ///
  /// - Parameter isRead: whether the entry's bytes are checked, too; else its head alone.
  /// - Throws: where the entry's file cannot be read.
  public func standing(
    of id: IndexEntry.ID, checkingBytes isRead: Bool = true
  ) throws(InputError) -> Standing {
    let key = RecordHead.Key(id)
    let (place, others) = catalogue.withLock { ($0.place(of: key), $0.models(of: key)) }
    guard let place else {
      let digests = others.compactMap(\.digest)
      return digests.isEmpty ? .absent : .ofOtherModels(digests)
    }
    guard place.codec == IndexEntry.codecVersion else { return .ofAnotherCodec(place.codec) }
    guard isRead else { return .sound }
    do {
      _ = try place.entry(in: directory, key: key)
      return .sound
    } catch {
      return .damaged(error)
    }
  }
}
