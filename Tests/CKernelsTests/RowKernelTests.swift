import CKernels
import Foundation
import TestSupport
import Testing

/// The kernels that work along rows or channels, each against the obvious loops, over widths around
/// every vector's edges.
@Suite("Kernels of rows and channels")
struct RowKernelTests {
  private let widths = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 144, 191]

  @Test("layer normalisation is that of the definition", arguments: levels)
  func layerNorm(level: KernelLevel) {
    var generator = SeededGenerator(seed: 11)
    for columns in widths {
      let (rows, inputStride, outputStride) = (3, columns + 2, columns + 1)
      let input = generator.floats(rows * inputStride).map { 3 + 2 * $0 }
      let gain = generator.floats(columns)
      let bias = generator.floats(columns)
      var output = [Float](repeating: untouched, count: rows * outputStride)
      ck_layer_norm(
        level, rows, columns, input, inputStride, gain, bias, 1e-5, &output, outputStride)
      for row in 0..<rows {
        let x = input[row * inputStride..<row * inputStride + columns].map(Double.init)
        let mean = x.reduce(0, +) / Double(columns)
        let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
        let expected = x.indices.map {
          (x[$0] - mean) / (variance + 1e-5).squareRoot() * Double(gain[$0]) + Double(bias[$0])
        }
        let actual = Array(output[row * outputStride..<row * outputStride + columns])
        #expect(worstError(actual, expected) { _ in 2e-5 } < 1)
        #expect(output[row * outputStride + columns] == untouched)
      }
    }
  }

  @Test("layer normalisation may write where it reads, and takes a constant row", arguments: levels)
  func layerNormInPlace(level: KernelLevel) {
    var generator = SeededGenerator(seed: 12)
    let input = generator.floats(4 * 37)
    let (gain, bias) = (generator.floats(37), generator.floats(37))
    var separate = [Float](repeating: 0, count: input.count)
    ck_layer_norm(level, 4, 37, input, 37, gain, bias, 1e-5, &separate, 37)
    var inPlace = input
    inPlace.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      ck_layer_norm(level, 4, 37, start, 37, gain, bias, 1e-5, start, 37)
    }
    #expect(inPlace == separate)

    var constant = [Float](repeating: untouched, count: 37)
    ck_layer_norm(
      level, 1, 37, [Float](repeating: 5, count: 37), 37, gain, bias, 1e-5, &constant, 37)
    #expect(worstError(constant, bias.map(Double.init)) { _ in 1e-3 } < 1)
  }

  @Test("the gate is value times sigmoid", arguments: levels)
  func gate(level: KernelLevel) {
    var generator = SeededGenerator(seed: 13)
    for columns in widths {
      let (rows, inputStride, outputStride) = (3, 2 * columns + 3, columns + 1)
      let input = generator.floats(rows * inputStride, magnitude: 5)
      var output = [Float](repeating: untouched, count: rows * outputStride)
      ck_gated_linear_unit(level, rows, columns, input, inputStride, &output, outputStride)
      for row in 0..<rows {
        for column in 0..<columns {
          let value = Double(input[row * inputStride + column])
          let gate = Double(input[row * inputStride + columns + column])
          let expected = value / (1 + exp(-gate))
          #expect(abs(Double(output[row * outputStride + column]) - expected) < 3e-6)
        }
        #expect(output[row * outputStride + columns] == untouched)
      }
    }
  }

  @Test("the depthwise convolution is that of the definition", arguments: levels)
  func depthwise(level: KernelLevel) {
    var generator = SeededGenerator(seed: 14)
    for columns in widths {
      for (rows, taps) in [(1, 1), (1, 31), (7, 3), (8, 31), (9, 31), (25, 31)] {
        let (inputStride, outputStride) = (columns + 2, columns + 1)
        let input = generator.floats((rows + taps - 1) * inputStride)
        let kernel = generator.floats(taps * columns)
        let bias = generator.floats(columns)
        var output = [Float](repeating: untouched, count: rows * outputStride)
        ck_depthwise_silu(
          level, rows, columns, taps, input, inputStride, kernel, bias, &output, outputStride)
        for row in 0..<rows {
          for column in 0..<columns {
            let x = (0..<taps).reduce(Double(bias[column])) {
              $0 + Double(input[(row + $1) * inputStride + column])
                * Double(kernel[$1 * columns + column])
            }
            let error = abs(Double(output[row * outputStride + column]) - x / (1 + exp(-x)))
            #expect(error < 1e-5)
          }
          #expect(output[row * outputStride + columns] == untouched)
        }
      }
    }
  }

  @Test("the log-softmax is that of the definition, also of large numbers", arguments: levels)
  func logSoftmax(level: KernelLevel) {
    var generator = SeededGenerator(seed: 15)
    for columns in widths {
      for magnitude: Float in [1, 30, 1000] {
        let (rows, stride) = (3, columns + 2)
        let input = generator.floats(rows * stride, magnitude: magnitude)
        var output = input
        ck_log_softmax(level, rows, columns, &output, stride)
        for row in 0..<rows {
          let x = input[row * stride..<row * stride + columns].map(Double.init)
          let largest = x.max() ?? 0
          let logSum = largest + log(x.reduce(0) { $0 + exp($1 - largest) })
          let actual = Array(output[row * stride..<row * stride + columns])
          #expect(
            worstError(actual, x.map { $0 - logSum }) { _ in 2e-6 + 3e-7 * Double(magnitude) } < 1)
          let gap = row * stride + columns..<(row + 1) * stride
          #expect(output[gap] == input[gap])
        }
      }
    }
  }

  @Test("the power of a complex number is its square", arguments: levels)
  func power(level: KernelLevel) {
    var generator = SeededGenerator(seed: 16)
    let numbers = generator.floats(2 * 37, magnitude: 8)
    for count in [0, 1, 4, 15, 16, 17, 37] {
      var output = [Float](repeating: untouched, count: count + 1)
      ck_power(level, count, numbers, &output)
      for index in 0..<count {
        let expected =
          numbers[2 * index] * numbers[2 * index]
          + numbers[2 * index + 1] * numbers[2 * index + 1]
        #expect(abs(output[index] - expected) <= 2e-7 * expected)
      }
      #expect(output[count] == untouched)
    }
  }
}
