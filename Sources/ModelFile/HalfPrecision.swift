extension Float {
  /// The number that IEEE 754 binary16 writes as `bits`; exact, since every such number is a `Float`.
  ///
  /// Written out rather than asked of `Float16`, whose conversion on x86-64 is a call for each number
  /// unless the whole program is compiled for newer processors.
  init(halfPrecisionBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let exponent = UInt32(bits >> 10) & 0x1F
    let fraction = UInt32(bits & 0x3FF)
    switch exponent {
    case 0:
      // Subnormal: fraction × 2⁻²⁴, which a Float holds as a normal number (or as a signed zero).
      let magnitude = Float(fraction) * 0x1p-24
      self = sign == 0 ? magnitude : -magnitude
    case 0x1F:
      self = Float(bitPattern: sign | 0x7F80_0000 | fraction << 13)
    default:
      self = Float(bitPattern: sign | (exponent + 112) << 23 | fraction << 13)
    }
  }
}
