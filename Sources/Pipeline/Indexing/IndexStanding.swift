public import AttributionStore
public import Diagnostics
import PhoneticIndex

/// How the index stands with a recording: what is not `current` has to be heard anew.
public enum IndexStanding: Sendable, Hashable {
  /// All channels have an entry of this version's model.
  case current
  /// A channel has no entry.
  case absent
  /// A channel has only entries that this version would make in another way.
  case outdated
  /// A channel's entry is damaged, as the error says.
  case damaged(InputError)
}

extension SoundArchive {
  /// How the index stands with the recording `file`.
  ///
  /// - Parameter isRead: whether every byte of its entries is checked, too.
  /// - Throws: where the index cannot be read.
  public func standing(
    of file: RecordingFile, checkingBytes isRead: Bool
  ) throws(InputError) -> IndexStanding {
    var standing = IndexStanding.current
    for channel in 0..<file.channelCount {
      switch try index.standing(
        of: IndexEntry.ID(recording: file.digest, channel: channel, model: model.digest),
        checkingBytes: isRead)
      {
      case .sound: continue
      case .damaged(let error): return .damaged(error)
      case .absent: standing = .absent
      case .ofOtherModels, .ofAnotherCodec: if standing == .current { standing = .outdated }
      }
    }
    return standing
  }
}
