import ModelFile
import Testing

@Suite("Numbers of 16 bits")
struct HalfPrecisionTests {
  @Test("all 65,536 are what the standard says")
  func allNumbers() throws {
    let bits = Array(UInt16.min ... .max)
    let file = try TensorFile(
      bytes: SyntheticFile(rows: [.halves("all", shape: [1 << 16], bits: bits)]).bytes,
      path: "all.hama", kind: .acousticModel)
    let values = try file.tensor("all", shape: [1 << 16]).values
    for (bits, value) in zip(bits, values) {
      let expected = obvious(bits)
      #expect(value.isNaN == expected.isNaN)
      #expect(value.isNaN || value.bitPattern == expected.bitPattern)
    }
  }

  /// (−1)ˢ · 2ᵉ⁻¹⁵ · (1 + f/1024), or 2⁻¹⁴ · f/1024 where e = 0; e = 31 is infinite or no number.
  private func obvious(_ bits: UInt16) -> Float {
    let sign: Double = bits >> 15 == 1 ? -1 : 1
    let exponent = Int(bits >> 10) & 31
    let fraction = Double(bits & 1023) / 1024
    if exponent == 31 { return fraction == 0 ? Float(sign * .infinity) : .nan }
    let scale = Double(sign: .plus, exponent: max(exponent, 1) - 15, significand: 1)
    return Float(sign * scale * (exponent == 0 ? fraction : 1 + fraction))
  }
}
