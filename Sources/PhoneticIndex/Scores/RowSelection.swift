internal import Pronunciation

/// Chooses what is kept of each frame: the phones that fit well, and the peak of each that fits badly.
///
/// A path needs a phone for one frame only, so of a rise and fall its peak says nearly all; and where a
/// keyword's sound is barely there, how barely decides. Rows come in and go out one by one, two late.
struct RowSelection: Sendable {
  /// How many frames on either side a peak is compared with.
  static let reach = 2
  /// A phone is kept from here on, of each frame the best few.
  static let leastScore: Float = -5
  static let mostPhones = 8
  /// A phone is also kept where it is a peak from here on.
  static let leastPeak: Float = -8

  private static let rowLength = PhoneScores.rowLength
  /// The rows around the one that is chosen from next.
  private var rows: [Float] = []
  /// Which of `rows` that is.
  private var centre = 0

  /// Takes in a row, and hands the one that is ready by then, if any, to `body`, with the phones to be kept
  /// of it, one bit each.
  mutating func append(
    _ row: UnsafeBufferPointer<Float>, _ body: (UnsafeBufferPointer<Float>, UInt64) -> Void
  ) {
    rows.append(contentsOf: row)
    if rows.count / Self.rowLength > centre + Self.reach { advance(body) }
  }

  /// Hands the rows that are left to `body`.
  mutating func finish(_ body: (UnsafeBufferPointer<Float>, UInt64) -> Void) {
    while centre < rows.count / Self.rowLength { advance(body) }
  }

  private mutating func advance(_ body: (UnsafeBufferPointer<Float>, UInt64) -> Void) {
    let rowLength = Self.rowLength
    rows.withUnsafeBufferPointer { rows in
      let start = centre * rowLength
      let row = UnsafeBufferPointer(rebasing: rows[start..<start + rowLength])
      let neighbours = (max(0, centre - Self.reach)...centre + Self.reach)
        .filter { $0 != centre && ($0 + 1) * rowLength <= rows.count }
      var kept: UInt64 = 0
      for phone in 0..<PhoneFold.blankColumn where row[phone] >= Self.leastPeak {
        if neighbours.allSatisfy({ rows[$0 * rowLength + phone] <= row[phone] }) {
          kept |= 1 << UInt64(phone)
        }
      }
      body(row, kept | Self.best(of: row))
    }
    if centre == Self.reach { rows.removeFirst(rowLength) } else { centre += 1 }
  }

  /// The phones of `row` that fit well enough, the best of them where there are many; of equals the first.
  private static func best(of row: UnsafeBufferPointer<Float>) -> UInt64 {
    var phones: UInt64 = 0
    for phone in 0..<PhoneFold.blankColumn where row[phone] >= leastScore {
      phones |= 1 << UInt64(phone)
    }
    while phones.nonzeroBitCount > mostPhones {
      var worst = 0
      for phone in 0..<PhoneFold.blankColumn
      where phones & 1 << UInt64(phone) != 0
        && (phones & 1 << UInt64(worst) == 0 || row[phone] <= row[worst])
      {
        worst = phone
      }
      phones &= ~(1 << UInt64(worst))
    }
    return phones
  }
}
