public import ContentHash
public import Diagnostics
internal import Synchronization

extension PhoneticIndex {
  /// Takes out the entries of `recordings`, of all channels and models, sound or damaged. When this returns, their bytes are
  /// in no file of the folder.
  ///
  /// Each segment that has one is written anew under a new number without it, and then deleted. Others may read and add
  /// meanwhile: whoever has such a segment open reads on in it, and finds what has moved. After a kill entries may lie
  /// there twice, or those that were to go are still there: take them out again.
  ///
  /// - Returns: how many entries were taken out.
  /// - Throws: where the folder cannot be written to or the disk is full; what is kept is still there then.
  ///
  /// Takes the time to read the folder's heads and to write the segments concerned.
  @discardableResult
  public func remove(_ recordings: Set<SHA256Digest>) throws(InputError) -> Int {
    guard !recordings.isEmpty else { return 0 }
    let gone = Set(recordings.map { RawDigest($0) })
    let folder = IndexFolder(directory)
    let lock = try FolderLock(folder, .exclusive)
    defer { lock.release() }
    return try catalogue.withLock { catalogue throws(InputError) in
      try catalogue.update(from: folder)
      var removed: Set<RecordHead.Key> = []
      for segment in try folder.segments() {
        guard let file = try MappedBytes(wholeFile: segment.path, longerThan: 0) else { continue }
        let kept = file.withBytes { bytes in
          KeptStretches(of: bytes, in: segment, without: gone, catalogue)
        }
        guard !kept.removed.isEmpty else { continue }
        removed.formUnion(kept.removed)
        try file.withBytes { bytes throws(InputError) in
          try SegmentCopy.write(kept.ranges.map { bytes[$0] }, to: folder)
        }
        try folder.delete(segment)
      }
      try catalogue.update(from: folder)
      return removed.count
    }
  }
}
