/// Whole units shared out in proportion to weights, by largest remainder.
///
/// Each weight first gets the whole units that it is due. What is left goes one unit each to the
/// largest remainders; of equal ones the earlier goes first. So the parts always sum to the total.
struct Apportionment {
  /// One part for each weight, all with the sign of the total.
  let parts: [Int64]

  /// Shares `total` out. At least one weight must not be zero, and their sum must fit. O(n log n).
  init(of total: Int64, by weights: [UInt64]) {
    let whole = total.magnitude
    let sum = weights.reduce(0, +)
    var quotients: [UInt64] = []
    var remainders: [UInt64] = []
    quotients.reserveCapacity(weights.count)
    remainders.reserveCapacity(weights.count)
    for weight in weights {
      let (quotient, remainder) = sum.dividingFullWidth(whole.multipliedFullWidth(by: weight))
      quotients.append(quotient)
      remainders.append(remainder)
    }
    // INVARIANT: the remainders sum to `left` times `sum` and each is less than `sum`, so more than
    // `left` of them are not zero, and no weight of zero gets a unit.
    let left = Int(whole - quotients.reduce(0, +))
    if left > 0 {
      let order = remainders.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
      for index in order.prefix(left) { quotients[index] += 1 }
    }
    parts = quotients.map { total < 0 ? 0 &- Int64(bitPattern: $0) : Int64($0) }
  }
}
