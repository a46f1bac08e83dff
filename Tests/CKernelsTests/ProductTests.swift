import CKernels
import Foundation
import TestSupport
import Testing

@Suite("Matrix products")
struct ProductTests {
  /// A product and what the obvious loops make of it.
  struct Case {
    var rows: Int
    var depth: Int
    var columns: Int
    var epilogue = KernelEpilogue.store
    var scale: Float = 1
    var hasBias = true
    /// Floats between a row's end and the next row.
    var gap = 0
  }

  @Test("are those of the obvious loops for all shapes around the tiles' edges", arguments: levels)
  func shapes(level: KernelLevel) {
    for rows in [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 17, 18, 19, 47, 48, 49, 72, 73, 145] {
      for columns in [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 48, 49, 64, 80, 95, 97] {
        for depth in [0, 1, 3, 36] {
          check(Case(rows: rows, depth: depth, columns: columns), level)
        }
      }
    }
  }

  @Test("are those of the obvious loops for the network's own shapes", arguments: levels)
  func networkShapes(level: KernelLevel) {
    for (depth, columns) in [
      (144, 576), (576, 144), (144, 432), (144, 288), (144, 191), (240, 144), (201, 80), (400, 240),
    ] {
      for rows in [1, 50, 72] { check(Case(rows: rows, depth: depth, columns: columns), level) }
    }
  }

  @Test(
    "finish with every epilogue, with and without bias, and leave the gaps between rows alone",
    arguments: levels)
  func epilogues(level: KernelLevel) {
    for epilogue in [KernelEpilogue.store, .silu, .gelu, .add] {
      for (rows, columns) in [(1, 1), (7, 19), (20, 48), (13, 191), (9, 33)] {
        for hasBias in [true, false] {
          check(
            Case(
              rows: rows, depth: 11, columns: columns, epilogue: epilogue, scale: 0.5,
              hasBias: hasBias, gap: 5), level)
        }
      }
    }
  }

  @Test("read overlapping rows, as the frames of a signal are", arguments: levels)
  func overlappingRows(level: KernelLevel) {
    var generator = SeededGenerator(seed: 3)
    let signal = generator.floats(200)
    let matrix = generator.floats(40 * 5)
    let packed = pack(matrix, depth: 40, columns: 5)
    var output = [Float](repeating: untouched, count: 17 * 5)
    multiply(
      rows: 17, depth: 40, columns: 5, a: signal, aStride: 10, packed: packed, bias: nil,
      into: &output, cStride: 5, panelStride: 16, level: level)
    for row in 0..<17 {
      for column in 0..<5 {
        let exact = (0..<40).reduce(0.0) {
          $0 + Double(signal[10 * row + $1]) * Double(matrix[5 * $1 + column])
        }
        #expect(abs(Double(output[5 * row + column]) - exact) < 1e-5)
      }
    }
  }

  @Test("write panels that are the packed operand of the next product", arguments: levels)
  func panels(level: KernelLevel) {
    var generator = SeededGenerator(seed: 4)
    for (rows, columns) in [(5, 3), (40, 33), (10, 48), (7, 50)] {
      let a = generator.floats(rows * 12)
      let packed = pack(generator.floats(12 * columns), depth: 12, columns: columns)
      var plain = [Float](repeating: 0, count: rows * columns)
      multiply(
        rows: rows, depth: 12, columns: columns, a: a, aStride: 12, packed: packed, bias: nil,
        into: &plain, cStride: columns, panelStride: 16, level: level)
      var panels = [Float](repeating: untouched, count: ck_packed_size(rows, columns))
      multiply(
        rows: rows, depth: 12, columns: columns, a: a, aStride: 12, packed: packed, bias: nil,
        into: &panels, cStride: 16, panelStride: 16 * rows, level: level)
      #expect(panels == pack(plain, depth: rows, columns: columns))
    }
  }

  @Test("give a row the same bits wherever it stands among the rows", arguments: levels)
  func rowsStandAlone(level: KernelLevel) {
    var generator = SeededGenerator(seed: 5)
    let (depth, columns, rows) = (144, 150, 80)
    let a = generator.floats(rows * depth)
    let packed = pack(generator.floats(depth * columns), depth: depth, columns: columns)
    func product(_ range: Range<Int>) -> [Float] {
      var output = [Float](repeating: 0, count: range.count * columns)
      multiply(
        rows: range.count, depth: depth, columns: columns,
        a: Array(a[range.lowerBound * depth..<range.upperBound * depth]), aStride: depth,
        packed: packed, bias: nil, epilogue: .silu, into: &output, cStride: columns,
        panelStride: 16, level: level)
      return output
    }
    let whole = product(0..<rows)
    for cut in [1, 2, 5, 8, 9, 17, 40, 79] {
      #expect(product(0..<cut) + product(cut..<rows) == whole)
    }
  }

  @Test("are packed element for element, transposed or not, with zeros behind the last column")
  func packing() {
    var generator = SeededGenerator(seed: 6)
    for (depth, columns) in [(1, 1), (3, 16), (5, 17), (2, 40), (0, 7)] {
      let matrix = generator.floats(depth * columns)
      let packed = pack(matrix, depth: depth, columns: columns, scale: 2)
      #expect(packed.count == (columns + 15) / 16 * 16 * depth)
      for index in packed.indices {
        let (panel, row, lane) = (index / 16 / depth, index / 16 % depth, index % 16)
        let column = panel * 16 + lane
        #expect(packed[index] == (column < columns ? 2 * matrix[row * columns + column] : 0))
      }
      let transposed = (0..<depth * columns).map {
        matrix[$0 % max(depth, 1) * columns + $0 / max(depth, 1)]
      }
      var packedAgain = [Float](repeating: untouched, count: packed.count)
      ck_pack(depth, columns, transposed, 1, depth, 2, &packedAgain)
      #expect(packedAgain == packed)
    }
  }

  private func check(_ shape: Case, _ level: KernelLevel) {
    var generator = SeededGenerator(seed: UInt64(shape.rows * 1000 + shape.columns))
    let (rows, depth, columns) = (shape.rows, shape.depth, shape.columns)
    let aStride = depth + shape.gap
    let cStride = columns + shape.gap
    let a = generator.floats(rows * aStride)
    let matrix = generator.floats(depth * columns)
    let bias = shape.hasBias ? generator.floats(ck_packed_size(1, columns)) : nil
    let before = generator.floats(rows * cStride)
    var output = before
    multiply(
      rows: rows, depth: depth, columns: columns, a: a, aStride: aStride,
      packed: pack(matrix, depth: depth, columns: columns), bias: bias, epilogue: shape.epilogue,
      scale: shape.scale, into: &output, cStride: cStride, panelStride: 16, level: level)

    var expected = before.map(Double.init)
    // What rounding may do to a sum grows with the summands, not with the sum.
    var tolerances = [Double](repeating: 1e-6, count: expected.count)
    for row in 0..<rows {
      for column in 0..<columns {
        var x = Double(bias?[column] ?? 0)
        let y = row * cStride + column
        for d in 0..<depth {
          let summand = Double(a[row * aStride + d]) * Double(matrix[d * columns + column])
          x += summand
          tolerances[y] += 4e-7 * abs(summand)
        }
        expected[y] =
          switch shape.epilogue {
          case .store: x
          case .silu: x / (1 + exp(-x))
          case .gelu: x * (1 + erf(x / 2.0.squareRoot())) / 2
          case .add: expected[y] + Double(shape.scale) * x
          }
      }
    }
    #expect(worstError(output, expected) { tolerances[$0] } < 1, "\(shape) on \(level)")
    for row in 0..<rows {
      let gap = row * cStride + columns..<(row + 1) * cStride
      #expect(output[gap] == before[gap])
    }
  }

  private func pack(_ matrix: [Float], depth: Int, columns: Int, scale: Float = 1) -> [Float] {
    var packed = [Float](repeating: untouched, count: ck_packed_size(depth, columns))
    ck_pack(depth, columns, matrix, columns, 1, scale, &packed)
    return packed
  }

  private func multiply(
    rows: Int, depth: Int, columns: Int, a: [Float], aStride: Int, packed: [Float], bias: [Float]?,
    epilogue: KernelEpilogue = .store, scale: Float = 1, into output: inout [Float], cStride: Int,
    panelStride: Int, level: KernelLevel
  ) {
    // One float more, so that even an empty matrix has an address.
    (a + [0]).withUnsafeBufferPointer { a in
      (packed + [0]).withUnsafeBufferPointer { packed in
        ((bias ?? []) + [0]).withUnsafeBufferPointer { biases in
          output.append(untouched)
          output.withUnsafeMutableBufferPointer { output in
            guard let a = a.baseAddress, let packed = packed.baseAddress,
              let c = output.baseAddress
            else { return }
            var product = ck_product(
              rows: rows, depth: depth, columns: columns, a: a, a_stride: aStride, packed: packed,
              bias: bias == nil ? nil : biases.baseAddress, epilogue: epilogue, scale: scale, c: c,
              c_stride: cStride, c_panel_stride: panelStride)
            ck_multiply(level, &product)
          }
          #expect(output.removeLast() == untouched)
        }
      }
    }
  }
}
