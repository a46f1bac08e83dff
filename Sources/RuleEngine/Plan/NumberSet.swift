/// A set of numbers below a limit, a bit for each: putting one in takes no memory, and they come out in
/// order.
struct NumberSet {
  private var words: [UInt64]

  /// An empty set for numbers from 0 up to `limit`.
  init(below limit: Int) { words = Array(repeating: 0, count: (limit + 63) / 64) }

  /// Puts `number` in.
  ///
  /// - Returns: whether it was not there before.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(number % 64)
    guard words[number / 64] & bit == 0 else { return false }
    words[number / 64] |= bit
    return true
  }

  /// Whether `number`, which is below the limit, is in it.
  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  /// The numbers, ascending.
  var ascending: [Int] {
    var numbers: [Int] = []
    numbers.reserveCapacity(words.reduce(0) { $0 + $1.nonzeroBitCount })
    for (place, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        numbers.append(place * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return numbers
  }
}
