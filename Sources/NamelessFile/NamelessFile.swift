import Glibc

/// A temporary file that only this process can open. It has no name, and is gone when this goes out of scope, however
/// the process ends. Programs that are started do not inherit it unasked.
package struct NamelessFile: ~Copyable {
  /// The open file.
  package let descriptor: Int32

  /// Why there is none.
  package struct Fault: Error {
    /// Where it was to be.
    package let folder: String
    /// What the system says.
    package let reason: String
  }

  /// A file with these bytes, in the first of `folders` in which one can be made.
  package init(in folders: [String], holding bytes: [UInt8]) throws(Fault) {
    var fault = Fault(folder: "", reason: "no folder is named")
    var opened: Int32 = -1
    for folder in folders where opened < 0 {
      var name = Array("\(folder)/earshot-XXXXXX".utf8CString)
      opened = mkstemp(&name)
      fault = Fault(folder: folder, reason: String(cString: strerror(errno)))
      if opened >= 0 { unlink(name) }
    }
    guard opened >= 0 else { throw fault }
    _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        write(opened, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        let reason = String(cString: strerror(errno))
        close(opened)
        throw Fault(folder: fault.folder, reason: reason)
      }
    }
    descriptor = opened
  }

  deinit { close(descriptor) }
}
