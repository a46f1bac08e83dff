public import Diagnostics
import Glibc

extension SHA256Digest {
  /// The digest of what the file at `path` holds, read once from beginning to end in pieces of
  /// 1 MiB, so that a recording of any length takes the same memory.
  ///
  /// A file that is written to meanwhile gives the digest of a mixture; callers hash what is at
  /// rest. Whatever is not a file, or cannot be opened or read, is an `InputError`.
  public init(ofFileAt path: String) throws(InputError) {
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

    var stream = SHA256Stream()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw InputError(path: path, couldNotBe: "read", errno: errno)
      }
      buffer.withUnsafeBytes { stream.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    self = stream.finish()
  }
}
