#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Natural exponentials and logarithms of single numbers.
enum Naturals {
  static func exp(_ value: Float) -> Float { expf(value) }
  static func log(_ value: Float) -> Float { logf(value) }
}

/// `base` to the power of `exponent`.
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
