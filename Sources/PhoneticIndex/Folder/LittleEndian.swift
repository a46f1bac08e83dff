extension [UInt8] {
  /// Adds `value`, its lowest byte first.
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }

  /// Adds zeros up to the next multiple of `alignment`.
  mutating func pad(to alignment: Int) {
    let rest = count % alignment
    if rest > 0 { append(contentsOf: repeatElement(0, count: alignment - rest)) }
  }
}

/// Reads numbers one after the other, and notes when the bytes are at an end.
struct ByteCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var offset: Int
  /// Whether something was asked for that is not there; everything read since is 0.
  private(set) var isExhausted = false

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func next<Value: FixedWidthInteger>(_: Value.Type) -> Value {
    guard let range = take(MemoryLayout<Value>.size) else { return 0 }
    return Value(
      littleEndian: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self))
  }

  /// The next `count` bytes.
  mutating func next(bytes count: Int) -> UnsafeRawBufferPointer {
    guard let range = take(count) else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(rebasing: bytes[range])
  }

  private mutating func take(_ count: Int) -> Range<Int>? {
    guard !isExhausted, count >= 0, offset >= 0, bytes.count - offset >= count else {
      isExhausted = true
      return nil
    }
    defer { offset += count }
    return offset..<offset + count
  }
}
