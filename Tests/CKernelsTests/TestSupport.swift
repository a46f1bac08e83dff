import CKernels

/// The instruction sets that this processor can run: all of them are tested, the portable one always.
let levels: [KernelLevel] = [.portable, .avx2, .avx512, .avx512VNNI].filter {
  $0.rawValue <= KernelLevel.best.rawValue
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
