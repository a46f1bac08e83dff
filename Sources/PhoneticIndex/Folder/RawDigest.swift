internal import ContentHash

/// A SHA-256 digest as 32 bytes, for the many that lie in memory while an index is open.
struct RawDigest: Sendable, Hashable {
  static let byteCount = 32

  /// The 32 bytes, as they come.
  let words: SIMD4<UInt64>

  init(_ digest: SHA256Digest) {
    var words = SIMD4<UInt64>()
    // 16 digits at a time; a digest has 64 of them, by its invariant.
    for (index, digit) in digest.hex.utf8.enumerated().prefix(64) {
      let value = digit < 0x3A ? digit - 0x30 : digit - 0x57
      words[index / 16] = words[index / 16] << 4 | UInt64(value)
    }
    self.words = words
  }

  init(_ cursor: inout ByteCursor) {
    var words = SIMD4<UInt64>()
    for index in 0..<4 { words[index] = UInt64(bigEndian: cursor.next(UInt64.self).littleEndian) }
    self.words = words
  }

  /// The same as the rest of the program knows it.
  var digest: SHA256Digest? {
    let digits = (0..<4).map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return SHA256Digest(hex: digits.joined())
  }
}

extension [UInt8] {
  /// Adds the 32 bytes of `digest`.
  mutating func append(_ digest: RawDigest) {
    for index in 0..<4 { append(littleEndian: digest.words[index].byteSwapped) }
  }
}
