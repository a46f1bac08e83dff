internal import Diagnostics
import Glibc

/// A lock on the folder of an index, between programs as well as between threads. The system takes it
/// away from a program that ends, however it ends.
struct FolderLock {
  enum Kind {
    /// For reading how the segments end.
    case shared
    /// For adding to them.
    case exclusive
  }

  /// Negative where there is nothing to lock: a folder that nobody may write to.
  private let descriptor: CInt

  /// Waits for the lock.
  init(_ folder: IndexFolder, _ kind: Kind) throws(InputError) {
    let path = folder.path + "/" + IndexFolder.lockName
    var descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    if descriptor < 0, kind == .shared {
      // Without the right to write, a lock that is there can still be shared.
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      if descriptor < 0, [EACCES, EROFS, ENOENT].contains(errno) {
        self.descriptor = -1
        return
      }
    }
    guard descriptor >= 0 else { throw InputError(path: path, couldNotBe: "opened", errno: errno) }
    while flock(descriptor, kind == .shared ? LOCK_SH : LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = InputError(path: path, couldNotBe: "locked", errno: errno)
        close(descriptor)
        throw error
      }
    }
    self.descriptor = descriptor
  }

  /// Gives the lock back; to be called once.
  func release() { if descriptor >= 0 { close(descriptor) } }
}
