import CKernels
import Foundation
import Testing

/// Each function alone, over its whole range, against the C library in double precision.
@Suite("Exponential, logarithm and error function")
struct MathematicsTests {
  /// From −range to range in steps that hit no round numbers, and the edges.
  private func sweep(_ range: Float, count: Int = 40_001) -> [Float] {
    (0..<count).map { range * (2 * Float($0) / Float(count - 1) - 1) } + [
      0, -0.0, 1e-30, -1e-30, range, -range,
    ]
  }

  /// `epilogue` of each of `values`, by a product with the matrix [1].
  private func apply(
    _ epilogue: KernelEpilogue, to values: [Float], _ level: KernelLevel
  ) -> [Float] {
    let packed: [Float] = [1] + [Float](repeating: 0, count: 15)
    var output = [Float](repeating: untouched, count: values.count)
    values.withUnsafeBufferPointer { a in
      packed.withUnsafeBufferPointer { packed in
        output.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let packed = packed.baseAddress, let c = c.baseAddress else {
            return
          }
          var product = ck_product(
            rows: values.count, depth: 1, columns: 1, a: a, a_stride: 1, packed: packed, bias: nil,
            epilogue: epilogue, scale: 1, c: c, c_stride: 1, c_panel_stride: 16)
          ck_multiply(level, &product)
        }
      }
    }
    return output
  }

  @Test("SiLU is right to 4e-7 of its value as far as its exponential reaches", arguments: levels)
  func silu(level: KernelLevel) {
    let values = sweep(86)
    let expected = values.map { Double($0) / (1 + exp(-Double($0))) }
    let worst = worstError(apply(.silu, to: values, level), expected) {
      4e-7 * abs(expected[$0]) + 1e-38
    }
    #expect(worst < 1)
  }

  @Test("SiLU far out is the identity on one side and nothing on the other", arguments: levels)
  func siluFarOut(level: KernelLevel) {
    let output = apply(.silu, to: [1e4, 3e38, -1e4, -3e38, -200], level)
    #expect(output[0] == 1e4 && output[1] == 3e38)
    #expect(abs(output[2]) < 1e-33 && abs(output[3]) < 4 && abs(output[4]) < 1e-35)
  }

  @Test(
    "GELU is right to 1e-6 of its value, and to 1e-6 absolutely where it vanishes",
    arguments: levels)
  func gelu(level: KernelLevel) {
    let values = sweep(12)
    let expected = values.map { Double($0) * (1 + erf(Double($0) / 2.0.squareRoot())) / 2 }
    let worst = worstError(apply(.gelu, to: values, level), expected) {
      1e-6 * abs(expected[$0]) + 1e-6
    }
    #expect(worst < 1)
  }

  @Test("the sigmoid in a gate is right to 4e-7 of its value", arguments: levels)
  func sigmoid(level: KernelLevel) {
    let gates = sweep(86)
    var output = [Float](repeating: untouched, count: gates.count)
    ck_gated_linear_unit(
      level, 1, gates.count, [Float](repeating: 1, count: gates.count) + gates, 2 * gates.count,
      &output, gates.count)
    let expected = gates.map { 1 / (1 + exp(-Double($0))) }
    #expect(worstError(output, expected) { 4e-7 * expected[$0] + 1e-38 } < 1)
  }

  @Test("the logarithm is right to 2e-7 of its value over all magnitudes", arguments: levels)
  func logarithm(level: KernelLevel) {
    let values =
      (0..<50_000).map { Float(exp(-80 + 168 * Double($0) / 50_000)) }
      + (0..<2_000).map { 0.9 + Float($0) * 1e-4 }
    var output = [Float](repeating: untouched, count: values.count)
    ck_log(level, values.count, 1e-36, values, &output)
    let expected = values.map { log(Double($0)) }
    #expect(worstError(output, expected) { 2e-7 * max(abs(expected[$0]), 0.5) } < 1)
  }

  @Test("the logarithm takes what is small, or no number, as its floor", arguments: levels)
  func logarithmFloor(level: KernelLevel) {
    let values: [Float] = [
      0, -1, 1e-11, .nan, -.infinity, 1e-10, .infinity, .greatestFiniteMagnitude,
    ]
    for count in 1...values.count {
      var output = [Float](repeating: untouched, count: count + 1)
      ck_log(level, count, 1e-10, values, &output)
      let floor = Float(log(1e-10))
      for (value, result) in zip(values, output).prefix(count) {
        #expect(abs(result - (value > 1 ? 128 * Float(log(2.0)) : floor)) < 2e-5)
      }
      #expect(output[count] == untouched)
    }
  }
}
