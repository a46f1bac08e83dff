/// A text of up to fifteen bytes as one number: nearly every word is looked up in this form, byte for byte.
struct ShortText {
  /// The bytes, the first one lowest, and how many they are in the highest; never 0.
  let code: UInt128

  private static let mostBytes = 15

  /// `nil` for a text that is longer or empty.
  @inline(__always)
  init?(_ text: String) {
    let code = text.utf8.withContiguousStorageIfAvailable { bytes -> UInt128? in
      guard (1...Self.mostBytes).contains(bytes.count) else { return nil }
      var code: UInt128 = 0
      withUnsafeMutableBytes(of: &code) { $0.copyMemory(from: UnsafeRawBufferPointer(bytes)) }
      return code.littleEndian | UInt128(bytes.count) << 120
    }
    guard let code = code ?? nil else { return nil }
    self.code = code
  }
}
