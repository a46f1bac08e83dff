import CSndfile
import Glibc

/// A stretch of an open file that a decoder takes for the whole file.
struct WindowedBytes: ~Copyable {
  /// What the callbacks work on.
  struct State {
    let descriptor: Int32
    let bytes: Range<Int>
    let correction: SoundExtent.Correction?
    /// An MPEG decoder that can see the end estimates the length from it and stops there.
    let hidesEnd: Bool
    // INVARIANT: 0 <= position <= bytes.count.
    var position = 0
  }

  /// Handed to the callbacks; valid as long as this value.
  let state: UnsafeMutablePointer<State>

  /// A window on the bytes that `extent` names in the file open as `descriptor`.
  init(descriptor: Int32, extent: SoundExtent) {
    state = .allocate(capacity: 1)
    state.initialize(
      to: State(
        descriptor: descriptor, bytes: extent.bytes, correction: extent.correction,
        hidesEnd: extent.container == .mpeg))
  }

  /// Whether the decoder has read everything.
  var isAtEnd: Bool { state.pointee.position == state.pointee.bytes.count }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

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
      let buffer = UnsafeMutableRawBufferPointer(start: target, count: wanted)
      let offset = state.pointee.bytes.lowerBound + state.pointee.position
      let read = readFully(state.pointee.descriptor, into: buffer, at: offset)
      state.pointee.correction?.apply(to: buffer[..<read], readAt: offset)
      state.pointee.position += read
      return sf_count_t(read)
    },
    write: { _, _, _ in 0 },
    tell: { sf_count_t(Self.state($0)?.pointee.position ?? 0) })

  private static func state(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<State>? {
    data?.assumingMemoryBound(to: State.self)
  }
}

extension SoundExtent.Correction {
  /// Puts right what of the corrected bytes lies in `buffer`, which was read at `start` of the file.
  fileprivate func apply(to buffer: Slice<UnsafeMutableRawBufferPointer>, readAt start: Int) {
    var buffer = buffer
    for (index, byte) in bytes.enumerated() where buffer.indices.contains(offset + index - start) {
      buffer[offset + index - start] = byte
    }
  }
}
