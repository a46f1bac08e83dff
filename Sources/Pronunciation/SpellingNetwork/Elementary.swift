#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The hyperbolic tangent of each number.
func tanh(_ vector: [Float]) -> [Float] { vector.map { tanhf($0) } }

/// The logistic function of each number.
func sigmoid(_ vector: ArraySlice<Float>) -> [Float] { vector.map { 1 / (1 + expf(-$0)) } }

/// The numbers' exponentials, scaled to sum to 1; the largest number is taken off first, so that none
/// overflows.
func softmax(_ vector: [Float]) -> [Float] {
  let highest = vector.max() ?? 0
  let powers = vector.map { expf($0 - highest) }
  let total = powers.reduce(0, +)
  return powers.map { $0 / total }
}

/// The natural logarithms of ``softmax(_:)``, also of what that rounds to nothing.
func logSoftmax(_ vector: [Float]) -> [Float] {
  let highest = vector.max() ?? 0
  let total = vector.reduce(0) { $0 + expf($1 - highest) }
  return vector.map { $0 - highest - logf(total) }
}
