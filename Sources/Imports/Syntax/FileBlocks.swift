import Diagnostics
import Glibc

/// A file that is read block by block, so that its length does not matter.
final class FileBlocks {
  private let path: String
  /// `nil` where all of it is known already.
  private let descriptor: Int32?
  /// Whether all of it has been read.
  private(set) var isAtEnd = false

  /// Opens the file at `path`; a pipe is one, too.
  init(path: String) throws(InputError) {
    self.path = path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path: path, couldNotBe: "opened", errno: errno)
    }
    self.descriptor = descriptor
  }

  /// The file at `path`, of which nothing is left to be read.
  init(exhausted path: String) {
    self.path = path
    descriptor = nil
    isAtEnd = true
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Appends about `count` bytes of what comes next, fewer only at the end.
  func append(_ count: Int, to bytes: inout [UInt8]) throws(InputError) {
    guard let descriptor else { return }
    let wanted = bytes.count + count
    bytes.reserveCapacity(wanted)
    var piece = [UInt8](repeating: 0, count: min(count, 1 << 18))
    while bytes.count < wanted, !isAtEnd {
      let count = piece.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw InputError(path: path, couldNotBe: "read", errno: errno)
      }
      if count == 0 { isAtEnd = true }
      bytes.append(contentsOf: piece[..<count])
    }
  }
}
