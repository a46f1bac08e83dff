import Glibc

/// Where the output of a program arrives: everything is taken, and as much kept as is wanted.
struct ReadingEnd: ~Copyable {
  // INVARIANT: does not block.
  private let descriptor: Descriptor
  private let part: ChildProcess.KeptPart
  private var kept: [UInt8] = []
  private var hasEnded = false
  /// Whether more came than the first part.
  private(set) var hasOverflowed = false

  init(_ descriptor: consuming Descriptor, keeping part: ChildProcess.KeptPart) {
    self.descriptor = descriptor
    self.part = part
  }

  /// What is kept of all that came.
  var bytes: [UInt8] {
    switch part {
    case .first: kept
    case .last(let count): kept.suffix(count)
    }
  }

  /// What to ask the system for, to learn of more; nothing any more once it has ended.
  var waiting: pollfd {
    pollfd(fd: hasEnded ? -1 : descriptor.raw, events: Int16(POLLIN), revents: 0)
  }

  /// At most so much is taken before somebody looks at the clock again.
  private static let mostAtOnce = 1 << 20

  /// Takes what is there, without waiting for more.
  mutating func drain() {
    var taken = 0
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 65_536) { buffer in
      while !hasEnded, taken < Self.mostAtOnce {
        let count = read(descriptor.raw, buffer.baseAddress, buffer.count)
        guard count > 0 else {
          if count == -1, errno == EINTR { continue }
          hasEnded = count == 0 || errno != EAGAIN
          return
        }
        keep(buffer.prefix(count))
        taken += count
      }
    }
  }

  private mutating func keep(_ new: some Collection<UInt8>) {
    switch part {
    case .first(let most):
      hasOverflowed = hasOverflowed || kept.count + new.count > most
      kept += new.prefix(most - kept.count)
    case .last(let count):
      kept += new
      if kept.count > 2 * count { kept.removeFirst(kept.count - count) }
    }
  }
}
