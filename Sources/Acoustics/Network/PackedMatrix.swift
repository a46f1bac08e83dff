internal import CKernels

/// A layer's matrix and bias, packed once for the kernels.
struct PackedMatrix: Sendable {
  /// Length of an input row.
  let depth: Int
  /// Length of an output row.
  let columns: Int
  private let storage: [Float]
  /// Where the first panel begins, so that it begins on a cache line. Only speed depends on it.
  private let firstElement: Int
  private let bias: [Float]

  /// Packs `values`, in which the element (input d, output c) lies at
  /// `d × depthStride + c × columnStride`.
  ///
  /// - Precondition: every such element is inside `values`, and `bias` is empty or has `columns`
  ///   numbers.
  init(
    depth: Int, columns: Int, values: [Float], depthStride: Int, columnStride: Int,
    bias: [Float] = []
  ) {
    precondition(
      depth > 0 && columns > 0 && (bias.isEmpty || bias.count == columns)
        && (depth - 1) * depthStride + (columns - 1) * columnStride < values.count)
    let lineLength = 16
    let size = ck_packed_size(depth, columns)
    var first = 0
    storage = [Float](unsafeUninitializedCapacity: size + lineLength) { buffer, count in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress else { return }
      let misplaced = Int(bitPattern: start) / MemoryLayout<Float>.stride % lineLength
      first = (lineLength - misplaced) % lineLength
      ck_pack(depth, columns, values, depthStride, columnStride, 1, start + first)
      count = size + lineLength
    }
    firstElement = first
    self.depth = depth
    self.columns = columns
    let padding = bias.isEmpty ? 0 : ck_packed_size(1, columns) - columns
    self.bias = bias + [Float](repeating: 0, count: padding)
  }

  /// Multiplies `rows` rows of `input` by the matrix, adds the bias, and finishes as `epilogue` says.
  func multiply(
    _ input: UnsafePointer<Float>, stride inputStride: Int, rows: Int,
    into output: UnsafeMutablePointer<Float>, stride outputStride: Int,
    epilogue: KernelEpilogue = .store, scale: Float = 1, on level: KernelLevel
  ) {
    storage.withUnsafeBufferPointer { storage in
      bias.withUnsafeBufferPointer { bias in
        guard let packed = storage.baseAddress else { return }
        var product = ck_product(
          rows: rows, depth: depth, columns: columns, a: input, a_stride: inputStride,
          packed: packed + firstElement, bias: bias.isEmpty ? nil : bias.baseAddress,
          epilogue: epilogue, scale: scale, c: output, c_stride: outputStride,
          c_panel_stride: Int(ck_panel_width))
        ck_multiply(level, &product)
      }
    }
  }
}
