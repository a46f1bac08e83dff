import Diagnostics
import Glibc

/// A regular file, open for reading; closed when it goes out of scope.
struct OpenFile: ~Copyable {
  /// The path as the user gave it.
  let path: String
  /// How long the file was when it was opened.
  let byteCount: Int
  let descriptor: Int32

  /// Opens the file at `path`.
  ///
  /// - Throws: why it cannot be a recording: missing, not readable, a folder or a device, empty.
  init(path: String) throws(InputError) {
    // Without O_NONBLOCK, opening a named pipe waits until somebody writes to it.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Self.failure(path, code)
    }
    let refusal: String? =
      switch status.st_mode & S_IFMT {
      case S_IFREG: status.st_size == 0 ? "the file is empty" : nil
      case S_IFDIR: "a folder, not a recording"
      default: "not a file (a pipe, a socket or a device)"
      }
    if let refusal {
      close(descriptor)
      throw InputError(path: path, reason: refusal)
    }
    self.path = path
    self.byteCount = Int(status.st_size)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  private static func failure(_ path: String, _ code: Int32) -> InputError {
    switch code {
    case ENOENT: InputError(path: path, reason: "no such file")
    case EACCES, EPERM: InputError(path: path, reason: "no permission to read it")
    case ENXIO: InputError(path: path, reason: "not a file (a pipe, a socket or a device)")
    default: InputError(path: path, reason: "cannot be opened: \(String(cString: strerror(code)))")
    }
  }

  /// Up to `count` bytes from `offset` on: fewer at the end of the file, none beyond it.
  ///
  /// - Throws: an error of the disk, with the byte.
  func bytes(at offset: Int, count: Int) throws(InputError) -> [UInt8] {
    guard offset >= 0, offset < byteCount, count > 0 else { return [] }
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: min(count, byteCount - offset)) {
      buffer, filled in
      filled = readFully(descriptor, into: UnsafeMutableRawBufferPointer(buffer), at: offset)
      if filled < buffer.count { code = errno }
    }
    guard code == 0 || !bytes.isEmpty else {
      throw InputError(
        path: path, at: .byte(offset), reason: "cannot be read: \(String(cString: strerror(code)))")
    }
    return bytes
  }
}

/// Reads at `offset` until `buffer` is full, the file ends or the disk fails; returns how many
/// bytes there are. `errno` is 0 unless the disk failed.
func readFully(
  _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
) -> Int {
  errno = 0
  var filled = 0
  while filled < buffer.count {
    let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
    let count = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + filled))
    if count > 0 {
      filled += count
    } else if count == 0 {
      return filled
    } else if errno != EINTR {
      return filled
    }
  }
  errno = 0
  return filled
}
