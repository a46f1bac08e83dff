import CKernels
import Foundation
import TestSupport

/// The instruction sets that this processor can run: all of them are tested, the portable one always.
let levels: [KernelLevel] = [.portable, .avx2, .avx512]
  .filter { $0.rawValue <= KernelLevel.best.rawValue }

/// The cosine of `turns` / `of` of a full circle, exact in its argument however large.
func cosine(turns: Int, of count: Int) -> Double {
  cos(2 * .pi * Double(((turns % count) + count) % count) / Double(count))
}

/// A signal that changes all the time: a rising tone in noise.
func chirp(_ count: Int, seed: UInt64 = 9) -> [Float] {
  var generator = SeededGenerator(seed: seed)
  return (0..<count).map { index in
    let time = Double(index) / 16_000
    return Float(0.3 * sin(2 * .pi * (200 + 300 * time) * time))
      + Float.random(in: -0.1...0.1, using: &generator)
  }
}
