public import Diagnostics
internal import Synchronization

/// A folder of entries, one for each recording channel and model, kept for years.
///
/// Entries are added, and taken out only by ``remove(_:)``. An entry that ``append(_:)`` has returned for survives whatever
/// happens to the program afterwards; one that was being written is not there. Any number of programs and
/// threads may read and add at the same time. What the folder holds is found by reading the heads of
/// all records when it is opened; entries are mapped when they are asked for and checked in full.
///
/// The layout is in docs/formats/index.md.
public final class PhoneticIndex: Sendable {
  /// The folder.
  public let directory: String
  let catalogue: Mutex<Catalogue>
  /// From how many bytes on a segment gets no more records.
  let segmentByteLimit: Int

  /// Opens the index in the folder `directory`.
  ///
  /// - Parameter isCreated: whether a folder that is not there is made.
  /// - Throws: where the folder cannot be read or made, holds something else, or holds an index of a
  ///   newer version. Damaged entries are no reason: ``verify()`` finds them.
  ///
  /// Takes about a microsecond for each entry, and 200 bytes.
  public convenience init(
    directory: String, creatingIfMissing isCreated: Bool = true
  )
    throws(InputError)
  {
    try self.init(
      directory: directory, creatingIfMissing: isCreated, segmentByteLimit: 256 << 20)
  }

  /// The same, with segments of another size.
  package init(
    directory: String, creatingIfMissing isCreated: Bool, segmentByteLimit: Int
  )
    throws(InputError)
  {
    self.directory = directory
    self.segmentByteLimit = segmentByteLimit
    let folder = IndexFolder(directory)
    if isCreated { try folder.create() }
    var catalogue = Catalogue()
    let lock = try FolderLock(folder, .shared)
    defer { lock.release() }
    try catalogue.update(from: folder)
    self.catalogue = Mutex(catalogue)
  }

  /// Takes notice of what others have added since this was opened.
  public func refresh() throws(InputError) {
    let folder = IndexFolder(directory)
    let lock = try FolderLock(folder, .shared)
    defer { lock.release() }
    try catalogue.withLock { catalogue throws(InputError) in try catalogue.update(from: folder) }
  }

  /// The names of all entries, in the order in which they were first added.
  public var ids: [IndexEntry.ID] {
    catalogue.withLock { catalogue in catalogue.keys.compactMap(\.id) }
  }

  /// How many entries there are.
  public var count: Int { catalogue.withLock { $0.keys.count } }

  /// How much sound there is, in milliseconds over all channels. A channel that several models heard counts once.
  ///
  /// Takes some 0.1 µs for each entry.
  public var channelMs: Int64 {
    let frameCount = catalogue.withLock { $0.frameCountOfChannels }
    return Int64(frameCount) * Int64(PhoneScores.frameDurationMs)
  }

  /// The entry called `id`, checked in full; `nil` where there is none.
  ///
  /// - Throws: where there is one that cannot be used: its file, the byte and the recording are named.
  ///
  /// Takes some 0.1 ms for an hour of sound.
  public func entry(_ id: IndexEntry.ID) throws(InputError) -> IndexEntry? {
    let key = RecordHead.Key(id)
    guard let place = catalogue.withLock({ $0.place(of: key) }) else { return nil }
    do throws(InputError) {
      return try place.entry(in: directory, key: key)
    } catch {
      // Somebody may have taken entries out since, and written the rest of their segment anew.
      try refresh()
      guard let moved = catalogue.withLock({ $0.place(of: key) }) else { return nil }
      guard moved != place else { throw error }
      return try moved.entry(in: directory, key: key)
    }
  }
}
