import CKernels
import Foundation
import TestSupport
import Testing

@Suite("Products of words")
struct WordProductTests {
  @Test("are exact to the last unit where numbers are whole already", arguments: levels)
  func exactness(level: KernelLevel) {
    var generator = SeededGenerator(seed: 34)
    let (rows, columns) = (20, 50)
    for depth in [3, 36, 144, 145, 576] {
      // The largest magnitude in each row and column is that of the last step, so that nothing is scaled; it
      // meets a zero, so that sums stay among the whole numbers that a float has.
      let steps = Float((Double(Int32.max) / Double(depth)).squareRoot().rounded(.down))
      let small = { Float(Int.random(in: -40...40, using: &generator)) }
      let a = (0..<rows * depth).map { $0 % depth == 0 ? steps : $0 % depth == 1 ? 0 : small() }
      let b = (0..<depth * columns).map { index in
        index / columns == 0 ? 0 : index / columns == 1 ? -steps : small()
      }
      let c = multiply(a, b, rows: rows, depth: depth, columns: columns, level: level)
      for row in 0..<rows {
        for column in 0..<columns {
          let sum = (0..<depth).reduce(0) {
            $0 + Int(a[row * depth + $1] * b[$1 * columns + column])
          }
          #expect(c[row * columns + column] == Float(sum), "depth \(depth) on \(level)")
        }
      }
    }
  }

  @Test(
    "are those of whole numbers, for all shapes around the tiles' edges",
    arguments: levels)
  func shapes(level: KernelLevel) {
    for rows in [0, 1, 2, 3, 4, 7, 8, 9, 10, 17, 18, 19, 71, 72, 73, 150] {
      for columns in [1, 15, 16, 17, 32, 33, 47, 48, 49, 97] {
        for depth in [1, 3, 4, 5, 15, 16, 17, 36] {
          check(rows: rows, depth: depth, columns: columns, level)
        }
      }
    }
  }

  @Test("are those of whole numbers for the network's own shapes", arguments: levels)
  func networkShapes(level: KernelLevel) {
    for (depth, columns) in [(144, 576), (576, 144), (144, 432), (144, 288), (144, 144)] {
      check(rows: 73, depth: depth, columns: columns, level)
    }
  }

  @Test("come within a rounding of the products of the numbers themselves", arguments: levels)
  func closeness(level: KernelLevel) {
    var generator = SeededGenerator(seed: 31)
    let (rows, depth, columns) = (20, 144, 50)
    let a = generator.floats(rows * depth)
    let b = generator.floats(depth * columns)
    let c = multiply(a, b, rows: rows, depth: depth, columns: columns, level: level)
    for row in 0..<rows {
      for column in 0..<columns {
        let exact = (0..<depth).reduce(0.0) {
          $0 + Double(a[row * depth + $1]) * Double(b[$1 * columns + column])
        }
        // Half a step of 1/3861 in each factor, 144 times, at random: a standard deviation of .001.
        #expect(abs(Double(c[row * columns + column]) - exact) < 0.001 * 5)
      }
    }
  }

  @Test("finish with every epilogue, and leave the gaps between rows alone", arguments: levels)
  func epilogues(level: KernelLevel) {
    var generator = SeededGenerator(seed: 32)
    let (rows, depth, columns, gap) = (13, 12, 19, 5)
    let a = generator.floats(rows * depth)
    let b = generator.floats(depth * columns)
    let bias = generator.floats(columns)
    let plain = multiply(
      a, b, bias: bias, rows: rows, depth: depth, columns: columns, level: level)
    let finish: [(KernelEpilogue, (Float) -> Double)] = [
      (.store, { Double($0) }),
      (.silu, { Double($0) / (1 + exp(-Double($0))) }),
      (.gelu, { Double($0) * (1 + erf(Double($0) / 2.0.squareRoot())) / 2 }),
      (.add, { Double(untouched) + 0.5 * Double($0) }),
    ]
    for (epilogue, expected) in finish {
      let c = multiply(
        a, b, bias: bias, rows: rows, depth: depth, columns: columns, gap: gap,
        epilogue: epilogue, scale: 0.5, level: level)
      for row in 0..<rows {
        for column in 0..<columns {
          let value = expected(plain[row * columns + column])
          let actual = Double(c[row * (columns + gap) + column])
          #expect(abs(actual - value) < 2e-6 * max(1, abs(value)))
        }
        for column in columns..<columns + gap {
          #expect(c[row * (columns + gap) + column] == untouched)
        }
      }
    }
  }

  @Test("give a row the same bits wherever it stands among the rows", arguments: levels)
  func rowsStandAlone(level: KernelLevel) {
    var generator = SeededGenerator(seed: 33)
    let (rows, depth, columns) = (80, 36, 50)
    let a = generator.floats(rows * depth)
    let b = generator.floats(depth * columns)
    let whole = multiply(a, b, rows: rows, depth: depth, columns: columns, level: level)
    for cut in [1, 2, 8, 9, 17, 71, 72, 79] {
      let parts = [0..<cut, cut..<rows].flatMap { range in
        multiply(
          Array(a[range.lowerBound * depth..<range.upperBound * depth]), b, rows: range.count,
          depth: depth, columns: columns, level: level)
      }
      #expect(parts == whole)
    }
  }

  @Test("do not overflow where every number is the largest", arguments: levels)
  func largest(level: KernelLevel) {
    for depth in [1, 2, 36, 144, 576, 5_000] {
      let a = [Float](repeating: 3, count: 10 * depth)
      let b = [Float](repeating: -2, count: depth * 17)
      let c = multiply(a, b, rows: 10, depth: depth, columns: 17, level: level)
      #expect(c.allSatisfy { abs($0 / Float(-6 * depth) - 1) < 1e-6 })
    }
  }

  @Test("are 0 where a row or a column is, and nowhere infinite", arguments: levels)
  func zeros(level: KernelLevel) {
    let (rows, depth, columns) = (3, 8, 20)
    var a = [Float](repeating: 1, count: rows * depth)
    for d in 0..<depth { a[depth + d] = 0 }
    var b = [Float](repeating: 1, count: depth * columns)
    for d in 0..<depth { b[d * columns + 4] = 0 }
    let c = multiply(a, b, rows: rows, depth: depth, columns: columns, level: level)
    for row in 0..<rows {
      for column in 0..<columns {
        let expected: Float = row == 1 || column == 4 ? 0 : 8
        #expect(abs(c[row * columns + column] - expected) < 1e-5)
      }
    }
  }

  /// Compares with plain loops over whole numbers, rounded here once more.
  private func check(rows: Int, depth: Int, columns: Int, _ level: KernelLevel) {
    var generator = SeededGenerator(seed: UInt64(10_000 * rows + 100 * columns + depth))
    let a = generator.floats(rows * depth)
    let b = generator.floats(depth * columns)
    let bias = generator.floats(columns)
    let c = multiply(a, b, bias: bias, rows: rows, depth: depth, columns: columns, level: level)
    let steps = Float((Double(Int32.max) / Double(depth)).squareRoot().rounded(.down))
    let rightHand = (0..<columns).map { column in
      Rounded((0..<depth).map { b[$0 * columns + column] }, steps: min(steps, 32_767))
    }
    for row in 0..<rows {
      let left = Rounded(Array(a[row * depth..<(row + 1) * depth]), steps: min(steps, 32_767))
      for (column, right) in rightHand.enumerated() {
        let sum = zip(left.whole, right.whole).reduce(0) { $0 + $1.0 * $1.1 }
        let expected = Float(sum) * (left.scale * right.scale) + bias[column]
        let actual = c[row * columns + column]
        // The sum is exact; its scaling may be fused with the bias or not.
        #expect(
          abs(actual - expected) <= 4e-7 * max(1, abs(expected)),
          "row \(row), column \(column) of \(rows) × \(depth) × \(columns) on \(level)")
      }
    }
  }

  /// Numbers in so many steps of the largest.
  private struct Rounded {
    let whole: [Int]
    let scale: Float

    init(_ numbers: [Float], steps: Float) {
      let largest = numbers.map(abs).max() ?? 0
      whole = numbers.map { Int(($0 * (steps / largest)).rounded(.toNearestOrEven)) }
      scale = largest / steps
    }
  }

  private func multiply(
    _ a: [Float], _ b: [Float], bias: [Float]? = nil, rows: Int, depth: Int, columns: Int,
    gap: Int = 0, epilogue: KernelEpilogue = .store, scale: Float = 1, level: KernelLevel
  ) -> [Float] {
    let padded = ck_packed_size(1, columns)
    var packed = [Int16](repeating: 0, count: ck_packed_word_count(depth, columns))
    var scales = [Float](repeating: .nan, count: padded)
    ck_pack_words(depth, columns, b, columns, 1, &packed, &scales)
    let bias = bias.map { $0 + [Float](repeating: 0, count: padded - columns) }
    var c = [Float](repeating: untouched, count: rows * (columns + gap))
    let size = ck_word_scratch_size(depth)
    withUnsafeTemporaryAllocation(byteCount: size + 64, alignment: 64) { scratch in
      guard let start = scratch.baseAddress else { return }
      scratch.initializeMemory(as: UInt8.self, repeating: 0x5A)
      ck_multiply_words(
        level, rows, depth, columns, a, depth, packed, scales, bias, epilogue, scale, &c,
        columns + gap, start)
      #expect(scratch[size...].allSatisfy { $0 == 0x5A }, "scratch is written past its end")
    }
    return c
  }
}
