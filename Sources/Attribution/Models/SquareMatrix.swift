/// A dense matrix of `Double`, row by row.
struct SquareMatrix: Sendable {
  let size: Int
  private var values: [Double]

  /// All zero.
  init(_ size: Int) {
    self.size = size
    values = [Double](repeating: 0, count: size * size)
  }

  subscript(row: Int, column: Int) -> Double {
    get { values[row * size + column] }
    set { values[row * size + column] = newValue }
  }

  /// (I − Q)⁻¹ of this matrix Q of chances: how often each state is visited from each other.
  ///
  /// Gauss and Jordan in place. No pivots are sought: I − Q has no positive number off its
  /// diagonal, and from every state there is a way out, so each pivot is greater than zero.
  func fundamental() -> SquareMatrix {
    var result = self
    let size = size
    result.values.withUnsafeMutableBufferPointer { buffer in
      for index in buffer.indices { buffer[index] = -buffer[index] }
      for index in 0..<size { buffer[index * size + index] += 1 }
      for pivot in 0..<size {
        let pivotRow = pivot * size
        let inverse = 1 / buffer[pivotRow + pivot]
        buffer[pivotRow + pivot] = 1
        for column in 0..<size { buffer[pivotRow + column] *= inverse }
        for row in 0..<size where row != pivot {
          let factor = buffer[row * size + pivot]
          if factor == 0 { continue }
          buffer[row * size + pivot] = 0
          for column in 0..<size {
            buffer[row * size + column] -= factor * buffer[pivotRow + column]
          }
        }
      }
    }
    return result
  }

  /// This matrix times a column.
  func times(_ column: [Double]) -> [Double] {
    (0..<size).map { row in
      var sum = 0.0
      for index in 0..<size { sum += self[row, index] * column[index] }
      return sum
    }
  }

  /// A row times this matrix.
  func times(left row: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    for index in 0..<size where row[index] != 0 {
      for column in 0..<size { result[column] += row[index] * self[index, column] }
    }
    return result
  }

  /// The rows and columns with these numbers.
  func part(_ numbers: [Int]) -> SquareMatrix {
    var result = SquareMatrix(numbers.count)
    for (row, from) in numbers.enumerated() {
      for (column, to) in numbers.enumerated() { result[row, column] = self[from, to] }
    }
    return result
  }

  /// The row h for which h times this matrix is `row`, by elimination with the largest pivots.
  func solve(left row: [Double]) -> [Double] {
    // Rows of the transposed matrix, each with its right side.
    var equations = (0..<size).map { column in
      (0..<size).map { self[$0, column] } + [row[column]]
    }
    for pivot in 0..<size {
      let best = (pivot..<size).max { abs(equations[$0][pivot]) < abs(equations[$1][pivot]) }
      equations.swapAt(pivot, best ?? pivot)
      guard equations[pivot][pivot] != 0 else { continue }
      for other in (pivot + 1)..<max(size, pivot + 1) where equations[other][pivot] != 0 {
        let factor = equations[other][pivot] / equations[pivot][pivot]
        for column in pivot...size {
          equations[other][column] -= factor * equations[pivot][column]
        }
      }
    }
    var solution = [Double](repeating: 0, count: size)
    for index in (0..<size).reversed() where equations[index][index] != 0 {
      var rest = equations[index][size]
      for later in (index + 1)..<max(size, index + 1) {
        rest -= equations[index][later] * solution[later]
      }
      solution[index] = rest / equations[index][index]
    }
    return solution
  }
}
