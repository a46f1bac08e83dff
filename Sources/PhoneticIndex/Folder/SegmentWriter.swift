internal import Diagnostics
import Glibc

/// Adds records to the last segment of an index, or to new ones. The folder must be locked.
final class SegmentWriter {
  private let folder: IndexFolder
  private let byteLimit: Int
  private var segment: Segment
  private var descriptor: CInt
  /// Where the next record begins.
  private var end: Int

  /// A writer behind what `ends` says is read of the segments.
  init(folder: IndexFolder, ends: [Int: Int], byteLimit: Int) throws(InputError) {
    self.folder = folder
    self.byteLimit = byteLimit
    let last = try folder.segments().last
    segment = last ?? Segment(number: 1, in: folder.path)
    end = last == nil ? 0 : max(ends[segment.number] ?? 0, 0)
    descriptor = -1
    guard last != nil else {
      try start(segment)
      return
    }
    descriptor = open(segment.path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path: segment.path, couldNotBe: "opened", errno: errno)
    }
    if try !makeTailClean() { try start(Segment(number: segment.number + 1, in: folder.path)) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Cuts off what a writer left that was stopped.
  ///
  /// - Returns: `false` where the segment ends in something else, which is left alone.
  private func makeTailClean() throws(InputError) -> Bool {
    guard let file = try MappedBytes(wholeFile: segment.path, longerThan: 0) else {
      return try writeHeader()
    }
    switch file.withBytes({ Segment.beginning(of: $0) }) {
    case .sound: break
    case .unfinished: return try writeHeader()
    case .ofVersion, .different: return false
    }
    let scan = file.withBytes { SegmentScan($0, from: max(end, Segment.headerByteCount)) }
    end = scan.end
    switch scan.tail {
    case .clean: return true
    case .unreadable: return false
    case .unfinished:
      guard ftruncate(descriptor, end) == 0 else {
        throw InputError(path: segment.path, couldNotBe: "cut to its whole entries", errno: errno)
      }
      return true
    }
  }

  private func start(_ segment: Segment) throws(InputError) {
    if descriptor >= 0 { close(descriptor) }
    self.segment = segment
    descriptor = open(segment.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw InputError(path: segment.path, couldNotBe: "made", errno: errno)
    }
    _ = try writeHeader()
    try folder.synchronize()
  }

  private func writeHeader() throws(InputError) -> Bool {
    end = 0
    guard ftruncate(descriptor, 0) == 0 else {
      throw InputError(path: segment.path, couldNotBe: "cut to nothing", errno: errno)
    }
    try EntryBytes.memory(Segment.header).withBytes { bytes throws(InputError) in try write(bytes) }
    return true
  }

  /// Writes the record of `entry`.
  func write(
    _ entry: IndexEntry
  ) throws(InputError) -> (RecordHead.Key, RecordPlace) {
    if end > Segment.headerByteCount, end + entry.byteCount > byteLimit {
      try synchronize()
      try start(Segment(number: segment.number + 1, in: folder.path))
    }
    let start = end
    try entry.bytes.withBytes { bytes throws(InputError) in try write(bytes) }
    let place = RecordPlace(
      segment: segment.number, offset: start, byteCount: entry.byteCount,
      codec: IndexEntry.codecVersion, frameCount: entry.frameCount)
    return (RecordHead.Key(entry.header.id), place)
  }

  /// Writes `bytes` behind everything else; after a failure nothing of them is left.
  private func write(_ bytes: UnsafeRawBufferPointer) throws(InputError) {
    var written = 0
    while written < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written, end + written)
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        let error = InputError(path: segment.path, couldNotBe: "written to", errno: errno)
        _ = ftruncate(descriptor, end)
        throw error
      }
      written += count
    }
    end += bytes.count
  }

  /// Returns once everything is on the disk.
  func synchronize() throws(InputError) {
    guard fdatasync(descriptor) == 0 else {
      throw InputError(path: segment.path, couldNotBe: "written to the disk", errno: errno)
    }
  }
}
