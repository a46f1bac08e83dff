import Diagnostics
import Glibc

/// A file read once from beginning to end in pieces of 1 MiB, so that one of any length takes the same
/// memory.
enum FilePieces {
  /// Hands the pieces of the file at `path` to `take`, in order.
  ///
  /// - Throws: that it is no file, or cannot be opened or read.
  static func read(
    _ path: String, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(InputError) {
    // Without O_NONBLOCK, opening a named pipe would wait for somebody to write to it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw InputError(path: path, couldNotBe: "opened", errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InputError(path: path, couldNotBe: "read", errno: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputError(path: path, couldNotBe: "read", errno: EISDIR)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputError(path: path, reason: "a pipe or a device, not a file")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw InputError(path: path, couldNotBe: "read", errno: errno)
      }
      buffer.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }
}
