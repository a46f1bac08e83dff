import Diagnostics
import Glibc

/// A file in memory with what a program is given besides its standard input. It has no name, and is gone when
/// nobody holds it open.
struct AttachedBytes: ~Copyable {
  /// The file; that of no file where nothing is given.
  let descriptor: Descriptor

  /// What is given to `process`.
  ///
  /// - Throws: that there is no memory for it.
  init(_ process: ChildProcess) throws(InputError) {
    guard let bytes = process.attachment else {
      descriptor = Descriptor(-1)
      return
    }
    let descriptor = Descriptor(Self.open())
    var written = 0
    while descriptor.raw >= 0, written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        write(descriptor.raw, $0.baseAddress, $0.count)
      }
      guard count > 0 else { break }
      written += count
    }
    guard descriptor.raw >= 0, written == bytes.count else {
      throw InputError(
        path: process.program,
        reason: "cannot be given its input: \(String(cString: strerror(errno)))")
    }
    self.descriptor = descriptor
  }

  /// A new file that only we can open, its name taken away at once; −1 if the system has none.
  private static func open() -> Int32 {
    // Held in memory; only a system without such a folder has it on a disk.
    for folder in ["/dev/shm", "/tmp"] {
      var name = Array("\(folder)/earshot.XXXXXX".utf8CString)
      let descriptor = mkstemp(&name)
      guard descriptor >= 0 else { continue }
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
    return -1
  }
}
