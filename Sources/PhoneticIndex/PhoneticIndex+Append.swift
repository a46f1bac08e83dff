public import Diagnostics
internal import Synchronization

extension PhoneticIndex {
  /// Adds `entry` and returns once it is on the disk. It replaces an entry of the same name.
  ///
  /// - Throws: where the disk is full or the folder cannot be written to; nothing is added then.
  public func append(_ entry: IndexEntry) throws(InputError) {
    try append(contentsOf: CollectionOfOne(entry))
  }

  /// Adds `entries` and returns once all of them are on the disk, which is waited for but once.
  ///
  /// - Throws: where the disk is full or the folder cannot be written to; the entries up to there
  ///   are added then.
  public func append(contentsOf entries: some Sequence<IndexEntry>) throws(InputError) {
    let folder = IndexFolder(directory)
    let lock = try FolderLock(folder, .exclusive)
    defer { lock.release() }
    try catalogue.withLock { catalogue throws(InputError) in
      // Others may have added entries, or have been stopped while they did.
      try catalogue.update(from: folder)
      let writer = try SegmentWriter(
        folder: folder, ends: catalogue.ends, byteLimit: segmentByteLimit)
      var added: [(RecordHead.Key, RecordPlace)] = []
      for entry in entries { added.append(try writer.write(entry)) }
      try writer.synchronize()
      for (key, place) in added { catalogue.note(key, at: place) }
    }
  }
}
