internal import Diagnostics
internal import ModelFile

/// A dense matrix, for the few small products that spelling a word takes.
struct Matrix: Sendable {
  let rowCount: Int
  let columnCount: Int
  // INVARIANT: values.count == rowCount * columnCount; row after row.
  let values: [Float]

  /// The matrix of a tensor, whose leading dimensions are taken together as rows.
  init(_ tensor: Tensor) {
    columnCount = tensor.shape.last ?? 1
    rowCount = columnCount == 0 ? 0 : tensor.values.count / columnCount
    values = tensor.values
  }

  /// The numbers of a tensor in rows of `columnCount`.
  init(_ tensor: Tensor, columnCount: Int) {
    self.columnCount = columnCount
    rowCount = tensor.values.count / columnCount
    values = tensor.values
  }

  private init(rowCount: Int, columnCount: Int, values: [Float]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// Row `index`.
  func row(_ index: Int) -> [Float] {
    Array(values[index * columnCount..<(index + 1) * columnCount])
  }

  /// The rows in `range`.
  func rows(_ range: Range<Int>) -> Matrix {
    Matrix(
      rowCount: range.count, columnCount: columnCount,
      values: Array(values[range.lowerBound * columnCount..<range.upperBound * columnCount]))
  }

  /// Rows and columns exchanged.
  var transposed: Matrix {
    let turned = (0..<columnCount).flatMap { column in
      (0..<rowCount).map { values[$0 * columnCount + column] }
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, values: turned)
  }

  /// The product of the matrix and the column `vector`.
  static func * (matrix: Matrix, vector: [Float]) -> [Float] {
    precondition(vector.count == matrix.columnCount)
    return matrix.values.withUnsafeBufferPointer { values in
      vector.withUnsafeBufferPointer { vector in
        (0..<matrix.rowCount).map { row in
          var sum: Float = 0
          let start = row * vector.count
          for column in 0..<vector.count { sum += values[start + column] * vector[column] }
          return sum
        }
      }
    }
  }
}

/// Layer normalisation: each vector brought to mean 0 and variance 1, then scaled and shifted.
struct LayerNorm: Sendable {
  let scale: [Float]
  let shift: [Float]
  /// Keeps the division apart from zero; the value with which the network was trained.
  private static let epsilon: Float = 1e-5

  /// The normalisation `name` of `file`, over vectors of `width`.
  init(_ file: TensorFile, _ name: String, width: Int) throws(InputError) {
    scale = try file.tensor(name + ".weight", shape: [width]).values
    shift = try file.tensor(name + ".bias", shape: [width]).values
  }

  func callAsFunction(_ vector: [Float]) -> [Float] {
    let count = Float(vector.count)
    let mean = vector.reduce(0, +) / count
    let variance = vector.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let factor = 1 / (variance + Self.epsilon).squareRoot()
    return vector.indices.map { (vector[$0] - mean) * factor * scale[$0] + shift[$0] }
  }
}

/// Sums of vectors, number by number.
func + (left: [Float], right: [Float]) -> [Float] {
  precondition(left.count == right.count)
  return left.indices.map { left[$0] + right[$0] }
}
