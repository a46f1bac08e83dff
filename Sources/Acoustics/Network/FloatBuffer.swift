/// Working memory of floats at an address that stays, aligned for the widest vectors.
///
/// Allocated once for a stream and used over and over, so that the steady state allocates nothing.
final class FloatBuffer {
  let start: UnsafeMutablePointer<Float>
  let count: Int

  /// `count` zeros.
  init(count: Int) {
    self.count = count
    start =
      UnsafeMutableRawPointer
      .allocate(byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
      .initializeMemory(as: Float.self, repeating: 0, count: count)
  }

  deinit { start.deallocate() }
}
