/// A number of the kind that nearly all are: digits, with a full stop among them perhaps, no exponent.
///
/// Up to fifteen digits it is one division of whole numbers that a `Double` holds exactly, so it is the
/// nearest `Double` to what is written, as `Double.init` gives it. Decimals beyond the fifteenth digit
/// are passed over: they change less than one part in 10¹⁴.
struct PlainDecimal {
  let value: Double

  private static let maxDigits = 15
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The number that `bytes` write at `range`; `nil` for any other kind, and for what is no number.
  init?(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
    guard (1...40).contains(range.count) else { return nil }
    let isNegative = bytes[range.lowerBound] == UInt8(ascii: "-")
    var number: Int64 = 0
    var digits = 0
    var decimals: Int?
    for index in range.lowerBound + (isNegative ? 1 : 0)..<range.upperBound {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        // Zeros in front of all others are no digits that a number has to remember.
        guard digits < Self.maxDigits else {
          if decimals == nil { return nil }
          continue
        }
        number = number * 10 + Int64(digit)
        if number > 0 { digits += 1 }
        if let count = decimals { decimals = count + 1 }
      } else if bytes[index] == UInt8(ascii: "."), decimals == nil, index > range.lowerBound {
        decimals = 0
      } else {
        return nil
      }
    }
    let last = bytes[range.upperBound - 1] &- UInt8(ascii: "0")
    guard last < 10, decimals ?? 0 < Self.powersOfTen.count,
      bytes[range.lowerBound + (isNegative ? 1 : 0)] != UInt8(ascii: ".")
    else { return nil }
    let magnitude = Double(number) / Self.powersOfTen[decimals ?? 0]
    value = isNegative ? -magnitude : magnitude
  }
}
