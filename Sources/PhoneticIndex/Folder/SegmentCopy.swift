internal import Diagnostics
import Glibc

/// The writing of a new segment out of stretches of another one. The folder must be locked.
enum SegmentCopy {
  /// Writes `stretches` one behind the other into a new segment, and returns once it is on the disk. There is one even
  /// where they are none: numbers of segments only rise, by which readers know what has been read.
  static func write(
    _ stretches: [Slice<UnsafeRawBufferPointer>], to folder: IndexFolder
  )
    throws(InputError)
  {
    let number = (try folder.segments().last?.number ?? 0) + 1
    let segment = Segment(number: number, in: folder.path)
    let descriptor = open(segment.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw InputError(path: segment.path, couldNotBe: "made", errno: errno)
    }
    defer { close(descriptor) }
    do throws(InputError) {
      try EntryBytes.memory(Segment.header).withBytes { bytes throws(InputError) in
        try write(bytes, to: descriptor, of: segment)
      }
      for stretch in stretches {
        try write(UnsafeRawBufferPointer(rebasing: stretch), to: descriptor, of: segment)
      }
      guard fsync(descriptor) == 0 else {
        throw InputError(path: segment.path, couldNotBe: "written to the disk", errno: errno)
      }
      try folder.synchronize()
    } catch {
      unlink(segment.path)
      throw error
    }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: CInt, of segment: Segment
  ) throws(InputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      guard count > 0 else {
        if count < 0, errno == EINTR { continue }
        throw InputError(path: segment.path, couldNotBe: "written to", errno: errno)
      }
      rest = rest.dropFirst(count)
    }
  }
}
