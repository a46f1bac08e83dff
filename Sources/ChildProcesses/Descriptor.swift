import Glibc

/// An open file of the system's, closed when nobody holds it any more.
struct Descriptor: ~Copyable {
  let raw: Int32
  init(_ raw: Int32) { self.raw = raw }
  deinit { close(raw) }
}

/// Two ends: what is written into one comes out of the other. Programs inherit neither, once it is made.
struct Pipe: ~Copyable {
  /// Does not block.
  let reading: Descriptor
  let writing: Descriptor

  /// `nil` if the system has none left; `errno` says why.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // The writing end stays one that waits: programs do not expect another.
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = Descriptor(ends[0])
    writing = Descriptor(ends[1])
  }
}
