internal import Diagnostics

/// Reads little-endian integers one after another and says where a file ends too early.
struct ByteCursor {
  let bytes: [UInt8]
  let path: String
  /// The next byte to be read.
  private(set) var offset = 0

  init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
  }

  /// The next `count` bytes; an error that names what was cut off where there are fewer.
  mutating func take(_ count: Int, for subject: String) throws(InputError) -> ArraySlice<UInt8> {
    guard count <= bytes.count - offset else {
      throw InputError(
        path: path, at: .byte(offset), reason: "the file ends within \(subject)",
        advice: TensorFile.damageAdvice)
    }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  /// The next unsigned integer, least significant byte first.
  mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(
    _ type: Value.Type, for subject: String
  ) throws(InputError) -> Value {
    try take(Value.bitWidth / 8, for: subject).reversed().reduce(0) { $0 << 8 | Value($1) }
  }
}
