import Diagnostics
import Glibc

/// Reads a file whole.
enum FileBytes {
  /// More than any calls file needs: some millions of calls.
  static let limit = 1 << 30

  /// What the file at `path` holds; a pipe is read to its end.
  static func read(path: String) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path: path, couldNotBe: "opened", errno: errno)
    }
    defer { close(descriptor) }

    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = piece.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw InputError(path: path, couldNotBe: "read", errno: errno)
      }
      guard bytes.count + count <= limit else {
        throw InputError(
          path: path, reason: "larger than 1 GiB", advice: "split the file and read it in parts")
      }
      bytes.append(contentsOf: piece[..<count])
    }
  }
}
