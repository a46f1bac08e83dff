internal import CKernels

/// A layer's matrix in words of 16 bits, a scale for each column, and its bias in floats. Input rows are
/// rounded to words as they come, a scale for each row.
struct WordMatrix: Sendable {
  /// Length of an input row.
  let depth: Int
  /// Length of an output row.
  let columns: Int
  private let packed: [Int16]
  private let scales: [Float]
  private let bias: [Float]

  /// Rounds and packs `values`, in which the element (input d, output c) lies at
  /// `d × depthStride + c × columnStride`.
  ///
  /// - Precondition: every such element is inside `values`, and `bias` has `columns` numbers.
  init(
    depth: Int, columns: Int, values: [Float], depthStride: Int, columnStride: Int, bias: [Float]
  ) {
    precondition(
      depth > 0 && columns > 0 && bias.count == columns
        && (depth - 1) * depthStride + (columns - 1) * columnStride < values.count)
    self.depth = depth
    self.columns = columns
    let paddedColumns = ck_packed_size(1, columns)
    var scales = [Float](repeating: 0, count: paddedColumns)
    packed = [Int16](unsafeUninitializedCapacity: ck_packed_word_count(depth, columns)) {
      buffer, count in
      guard let start = buffer.baseAddress else { return }
      ck_pack_words(depth, columns, values, depthStride, columnStride, start, &scales)
      count = buffer.count
    }
    self.scales = scales
    self.bias = bias + [Float](repeating: 0, count: paddedColumns - columns)
  }

  /// Multiplies `rows` rows of `input` by the matrix, adds the bias, and finishes as `epilogue` says.
  func multiply(
    _ input: UnsafePointer<Float>, stride inputStride: Int, rows: Int,
    into output: UnsafeMutablePointer<Float>, stride outputStride: Int,
    epilogue: KernelEpilogue, scale: Float, on level: KernelLevel
  ) {
    withUnsafeTemporaryAllocation(
      byteCount: ck_word_scratch_size(depth), alignment: 64
    ) { scratch in
      guard let scratch = scratch.baseAddress else { return }
      ck_multiply_words(
        level, rows, depth, columns, input, inputStride, packed, scales, bias, epilogue, scale,
        output, outputStride, scratch)
    }
  }
}
