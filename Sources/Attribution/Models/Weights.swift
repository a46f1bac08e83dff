/// How the touchpoints of a path stand to each other: whole numbers, so that what is shared out by
/// them is exact.
struct Weights {
  /// One for each touchpoint, not all zero; their sum fits.
  let values: [UInt64]

  /// One touchpoint of several earns all.
  init(only index: Int, of count: Int) {
    var values = [UInt64](repeating: 0, count: count)
    values[index] = 1
    self.values = values
  }

  /// Whole numbers as they are.
  init(_ values: [UInt64]) { self.values = values }

  /// Numbers that are not whole, as multiples of a small part of the largest; `nil` unless one is
  /// greater than zero. What is negative counts as zero.
  init?(_ values: [Double]) {
    guard let largest = values.max(), largest > 0, largest.isFinite else { return nil }
    // The sum stays below 2⁶², and each keeps as many bits as a `Double` has.
    let bits = min(52, 62 - (Int.bitWidth - values.count.leadingZeroBitCount))
    let scale = Double(UInt64(1) << UInt64(bits))
    self.values = values.map { $0 > 0 ? UInt64(($0 / largest * scale).rounded()) : 0 }
  }
}

extension Weights {
  /// Each player's number, parted equally among its touchpoints; `nil` unless one is greater than
  /// zero.
  static func shared(_ players: [Int32], _ value: (Int32) -> Double) -> Weights? {
    var counts: [Int32: Int] = [:]
    for player in players { counts[player, default: 0] += 1 }
    return Weights(players.map { value($0) / Double(counts[$0] ?? 1) })
  }
}
