import CKernels

/// The instruction sets that this processor can run: all of them are tested, the portable one always.
let levels: [KernelLevel] = [.portable, .avx2, .avx512].filter {
  $0.rawValue <= KernelLevel.best.rawValue
}

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

/// A number that no kernel gives, to see what was not written to.
let untouched: Float = -12345

/// The largest |a − b| over the elements, in units of `tolerance` for each.
func worstError(_ actual: [Float], _ expected: [Double], tolerance: (Int) -> Double) -> Double {
  zip(actual, expected).enumerated()
    .map { index, pair in
      let error = abs(Double(pair.0) - pair.1) / tolerance(index)
      return error.isNaN ? .infinity : error
    }
    .max() ?? 0
}
