import CSndfile
import Glibc

/// A stretch of an open file that a decoder takes for the whole file.
struct WindowedBytes: ~Copyable {
  /// What the callbacks work on.
  struct State {
    let descriptor: Int32
    let bytes: Range<Int>
    let hidesEnd: Bool
    // INVARIANT: 0 <= position <= bytes.count.
    var position = 0
  }

  /// Handed to the callbacks; valid as long as this value.
  let state: UnsafeMutablePointer<State>

  /// A window on `bytes` of the file open as `descriptor`. With `hidesEnd` nobody can seek to its
  /// end, only read up to it.
  init(descriptor: Int32, bytes: Range<Int>, hidesEnd: Bool) {
    state = .allocate(capacity: 1)
    state.initialize(to: State(descriptor: descriptor, bytes: bytes, hidesEnd: hidesEnd))
  }

  deinit { state.deallocate() }

  /// The functions by which libsndfile reads; their user data is `state`.
  static let callbacks = SF_VIRTUAL_IO(
    get_filelen: { sf_count_t(Self.state($0)?.pointee.bytes.count ?? 0) },
    seek: { offset, whence, data in
      guard let state = Self.state(data) else { return -1 }
      let base: Int
      switch whence {
      case SEEK_SET: base = 0
      case SEEK_CUR: base = state.pointee.position
      case SEEK_END where !state.pointee.hidesEnd: base = state.pointee.bytes.count
      default: return -1
      }
      let (target, overflow) = base.addingReportingOverflow(Int(offset))
      guard !overflow, target >= 0 else { return -1 }
      state.pointee.position = min(target, state.pointee.bytes.count)
      return sf_count_t(state.pointee.position)
    },
    read: { target, count, data in
      guard let state = Self.state(data), let target, count > 0 else { return 0 }
      let wanted = min(Int(count), state.pointee.bytes.count - state.pointee.position)
      let read = readFully(
        state.pointee.descriptor, into: UnsafeMutableRawBufferPointer(start: target, count: wanted),
        at: state.pointee.bytes.lowerBound + state.pointee.position)
      state.pointee.position += read
      return sf_count_t(read)
    },
    write: { _, _, _ in 0 },
    tell: { sf_count_t(Self.state($0)?.pointee.position ?? 0) })

  private static func state(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<State>? {
    data?.assumingMemoryBound(to: State.self)
  }
}
