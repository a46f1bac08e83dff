/// A set of packed words that holds back nearly all others: a bit for each of some hash values.
struct Sieve: Sendable {
  // INVARIANT: a power of two many bits, in words of 64.
  private let bits: [UInt64]
  private let shift: UInt64

  /// So many bits for each word let one of so many others through.
  private static let bitsPerWord = 32

  init(_ words: [PackedWord]) {
    var size: UInt64 = 6
    while 1 << size < Self.bitsPerWord * words.count { size += 1 }
    shift = 64 - size
    var bits = [UInt64](repeating: 0, count: 1 << (size - 6))
    for word in words {
      let bit = word.hash >> shift
      bits[Int(bit / 64)] |= 1 << (bit % 64)
    }
    self.bits = bits
  }

  /// Whether `word` may be one of them; every one of them may.
  @inline(__always)
  func letsThrough(_ word: PackedWord) -> Bool {
    let bit = word.hash >> shift
    return bits[Int(bit / 64)] & 1 << (bit % 64) != 0
  }
}
