import Foundation

/// The bytes of files, read to where they are looked at: `Data` would be a second copy.
enum FileBytes {
  /// All bytes of `file`.
  static func read(_ file: URL) throws -> [UInt8] {
    let handle = try FileHandle(forReadingFrom: file)
    defer { try? handle.close() }
    let size = Int(clamping: try handle.seekToEnd())
    try handle.seek(toOffset: 0)
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = Foundation.read(
          handle.fileDescriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if read < 0, errno == EINTR { continue }
        guard read >= 0 else { throw CocoaError(.fileReadUnknown) }
        guard read > 0 else { return }
        count += read
      }
    }
  }
}
