/// Reading numbers and names out of the first bytes of files.
extension [UInt8] {
  /// The unsigned number of `count` (at most 8) bytes at `offset`, most significant byte first;
  /// `nil` if the bytes are not all there.
  func bigEndian(at offset: Int, count: Int) -> UInt64? {
    guard offset >= 0, offset <= self.count - count else { return nil }
    return self[offset..<offset + count].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The same, least significant byte first.
  func littleEndian(at offset: Int, count: Int) -> UInt64? {
    guard offset >= 0, offset <= self.count - count else { return nil }
    return self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Whether the characters of `text` stand at `offset`.
  func has(_ text: StaticString, at offset: Int = 0) -> Bool {
    let length = text.utf8CodeUnitCount
    guard offset >= 0, offset <= count - length else { return false }
    return text.withUTF8Buffer { self[offset..<offset + length].elementsEqual($0) }
  }
}
