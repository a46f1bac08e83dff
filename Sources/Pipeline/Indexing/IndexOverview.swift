public import AttributionStore
public import Diagnostics
import PhoneticIndex

/// How much of a store's calls its index holds.
public struct IndexOverview: Sendable, Hashable {
  /// Calls in the store.
  public private(set) var callCount = 0
  /// Those with a recording.
  public private(set) var recordedCount = 0
  /// Those whose recording is in the index as this version hears it.
  public private(set) var currentCount = 0
  /// Those whose recording is in the index as another version heard it.
  public private(set) var outdatedCount = 0
  /// Those whose recording is not in the index.
  public private(set) var absentCount = 0
  /// How much sound is in the index, in milliseconds over all channels: that of no call any more, too, and that of
  /// several calls once.
  public let channelMs: Int64

  /// Looks at the heads of the entries of all calls in `store`.
  ///
  /// - Throws: that the store or the index cannot be read.
  public init(of archive: SoundArchive, store: any CallStore) async throws(InputError) {
    channelMs = archive.index.channelMs
    for call in try await store.calls(on: .all) {
      callCount += 1
      guard let file = call.recording else { continue }
      recordedCount += 1
      switch try archive.standing(of: file, checkingBytes: false) {
      case .current: currentCount += 1
      case .outdated: outdatedCount += 1
      case .absent, .damaged: absentCount += 1
      }
    }
  }
}
