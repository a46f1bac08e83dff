internal import CKernels

/// The matrix of a layer whose arithmetic is chosen when the model is loaded.
enum LayerMatrix: Sendable {
  case floats(PackedMatrix)
  case words(WordMatrix)

  /// A matrix whose element (input d, output c) lies at `d × depthStride + c × columnStride` of `values`.
  init(
    _ arithmetic: NetworkArithmetic, depth: Int, columns: Int, values: [Float], depthStride: Int,
    columnStride: Int, bias: [Float]
  ) {
    self =
      switch arithmetic {
      case .floats:
        .floats(
          PackedMatrix(
            depth: depth, columns: columns, values: values, depthStride: depthStride,
            columnStride: columnStride, bias: bias))
      case .integers:
        .words(
          WordMatrix(
            depth: depth, columns: columns, values: values, depthStride: depthStride,
            columnStride: columnStride, bias: bias))
      }
  }

  /// Multiplies `rows` rows of `input` by the matrix, adds the bias, and finishes as `epilogue` says.
  func multiply(
    _ input: UnsafePointer<Float>, stride inputStride: Int, rows: Int,
    into output: UnsafeMutablePointer<Float>, stride outputStride: Int,
    epilogue: KernelEpilogue = .store, scale: Float = 1, on level: KernelLevel
  ) {
    switch self {
    case .floats(let matrix):
      matrix.multiply(
        input, stride: inputStride, rows: rows, into: output, stride: outputStride,
        epilogue: epilogue, scale: scale, on: level)
    case .words(let matrix):
      matrix.multiply(
        input, stride: inputStride, rows: rows, into: output, stride: outputStride,
        epilogue: epilogue, scale: scale, on: level)
    }
  }
}
