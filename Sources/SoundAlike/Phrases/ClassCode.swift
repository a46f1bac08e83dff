/// Classes of phones in a row as one number, four bits each, the last one lowest.
package enum ClassCode {
  /// No number has more.
  static let mostPhones = 16

  /// `code` with one phone more behind it; the first of more than sixteen is gone.
  @inline(__always)
  static func appending(_ phone: UInt8, to code: UInt64) -> UInt64 {
    code << 4 | UInt64(PhoneClass.ofPhones[Int(phone)])
  }

  /// The classes of `phones`, of more than sixteen the last.
  package static func of(_ phones: ArraySlice<UInt8>) -> UInt64 {
    phones.reduce(0) { appending($1, to: $0) }
  }

  /// The last `count` classes of `code`.
  @inline(__always)
  static func last(_ count: Int, of code: UInt64) -> UInt64 {
    count < mostPhones ? code & (1 << UInt64(4 * count) - 1) : code
  }

  /// How many classes must be replaced, added or left out at least that one row is another, counted up to two; the
  /// rows have the last `count` and `otherCount` classes of two numbers. 0 for rows that are too long to be known.
  @inline(__always)
  package static func edits(_ code: UInt64, _ count: Int, _ other: UInt64, _ otherCount: Int) -> Int
  {
    guard max(count, otherCount) <= mostPhones else { return 0 }
    let (code, other) = (last(count, of: code), last(otherCount, of: other))
    switch count - otherCount {
    case 0: return min(2, replacements(code ^ other))
    case 1: return isOneLonger(code, than: other) ? 1 : 2
    case -1: return isOneLonger(other, than: code) ? 1 : 2
    default: return 2
    }
  }

  /// How many of the classes differ, as the bits that differ tell.
  @inline(__always)
  private static func replacements(_ difference: UInt64) -> Int {
    let pairs = difference | difference >> 1
    return ((pairs | pairs >> 2) & 0x1111_1111_1111_1111).nonzeroBitCount
  }

  /// Whether `longer`, which has one class more, is `shorter` with a class added.
  @inline(__always)
  private static func isOneLonger(_ longer: UInt64, than shorter: UInt64) -> Bool {
    // What is behind the place where they part is the same; at most fifteen classes are.
    let same = UInt64(min(15, (longer ^ shorter).trailingZeroBitCount / 4))
    return (longer >> (4 * same)) >> 4 == shorter >> (4 * same)
  }
}
