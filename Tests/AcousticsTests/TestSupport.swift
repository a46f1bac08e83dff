import CKernels
import Foundation

/// The instruction sets that this processor can run: all of them are tested, the portable one always.
let levels: [KernelLevel] = [.portable, .avx2, .avx512]
  .filter { $0.rawValue <= KernelLevel.best.rawValue }

/// SplitMix64 (Steele, Lea and Flood 2014): small, and the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// `count` numbers from −`magnitude` to `magnitude`.
  mutating func floats(_ count: Int, magnitude: Float = 1) -> [Float] {
    (0..<count).map { _ in Float.random(in: -magnitude...magnitude, using: &self) }
  }
}

/// The cosine of `turns` / `of` of a full circle, exact in its argument however large.
func cosine(turns: Int, of count: Int) -> Double {
  cos(2 * .pi * Double(((turns % count) + count) % count) / Double(count))
}

/// A signal that changes all the time: a rising tone in noise.
func chirp(_ count: Int, seed: UInt64 = 9) -> [Float] {
  var generator = SeededGenerator(state: seed)
  return (0..<count).map { index in
    let time = Double(index) / 16_000
    return Float(0.3 * sin(2 * .pi * (200 + 300 * time) * time))
      + Float.random(in: -0.1...0.1, using: &generator)
  }
}
