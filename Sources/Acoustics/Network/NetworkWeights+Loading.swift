internal import Diagnostics
internal import ModelFile

extension NetworkWeights {
  /// Takes the weights out of the model's file; an error where one is missing or of another shape.
  convenience init(_ file: TensorFile, in arithmetic: NetworkArithmetic) throws(InputError) {
    let source = WeightSource(file: file, arithmetic: arithmetic)
    var blocks: [Block] = []
    for index in 0..<NetworkShape.blockCount { blocks.append(try source.block(index)) }
    self.init(
      features: try source.features(), stem: try source.stem(), blocks: blocks,
      output: try source.classes(), arithmetic: arithmetic)
  }
}

/// Finds each layer under the names that the exporter gave.
private struct WeightSource {
  let file: TensorFile
  let arithmetic: NetworkArithmetic
  private var shape: NetworkShape.Type { NetworkShape.self }

  func features() throws(InputError) -> NetworkWeights.Features {
    let kernelShape = [shape.binCount, 1, shape.frameLength]
    let real = try file.tensor("stft_real_kernel", shape: kernelShape).values
    let imaginary = try file.tensor("stft_imag_kernel", shape: kernelShape).values
    let firstBin = FeatureExtractor.firstStoredBin
    let upper = (firstBin..<shape.binCount).flatMap { bin in
      let row = bin * shape.frameLength..<(bin + 1) * shape.frameLength
      return real[row] + imaginary[row]
    }
    return NetworkWeights.Features(
      // The cosine of frequency 0 is 1 everywhere, so its kernel is the window itself.
      window: Array(real.prefix(shape.frameLength)),
      upperTransform: PackedMatrix(
        depth: shape.frameLength, columns: upper.count / shape.frameLength, values: upper,
        depthStride: 1, columnStride: shape.frameLength),
      melBands: PackedMatrix(
        depth: shape.binCount, columns: shape.bandCount,
        values: try file.tensor("mel_fb", shape: [shape.binCount, shape.bandCount]).values,
        depthStride: shape.bandCount, columnStride: 1))
  }

  /// The file has the first layer as [output][band][tap]; a row of input is tap after tap.
  func stem() throws(InputError) -> PackedMatrix {
    let kernel = try file.tensor(
      "onnx::Conv_801", shape: [shape.width, shape.bandCount, shape.stemTaps])
    var rows: [Float] = []
    rows.reserveCapacity(kernel.values.count)
    for output in 0..<shape.width {
      for tap in 0..<shape.stemTaps {
        for band in 0..<shape.bandCount {
          rows.append(kernel.values[(output * shape.bandCount + band) * shape.stemTaps + tap])
        }
      }
    }
    let depth = shape.bandCount * shape.stemTaps
    return PackedMatrix(
      depth: depth, columns: shape.width, values: rows, depthStride: 1, columnStride: depth,
      bias: try vector("onnx::Conv_802", shape.width))
  }

  /// The last layer, another convolution of one tap; always in floats.
  func classes() throws(InputError) -> PackedMatrix {
    let name = "acoustic_model.model.proj"
    return PackedMatrix(
      depth: shape.width, columns: shape.classCount,
      values: try file.tensor(name + ".weight", shape: [shape.classCount, shape.width, 1]).values,
      depthStride: 1, columnStride: shape.width,
      bias: try vector(name + ".bias", shape.classCount))
  }

  /// The exporter numbered the matrices of a block in the order of their use, nine apart from block
  /// to block, and the convolutions three apart.
  func block(_ index: Int) throws(InputError) -> NetworkWeights.Block {
    let name = "acoustic_model.model.blocks.\(index)."
    let matrix = 829 + 9 * index
    return NetworkWeights.Block(
      firstFeedForward: try feedForward(name + "ffn1", matrices: matrix, matrix + 1),
      attention: NetworkWeights.Attention(
        norm: try layerNorm(name + "attn_norm"),
        project: try dense(
          matrix + 2, from: shape.width, to: 3 * shape.width, bias: name + "attn.in_proj_bias"),
        output: try dense(
          matrix + 6, from: shape.width, to: shape.width, bias: name + "attn.out_proj.bias")),
      convolution: try convolution(name + "conv", depthwise: 804 + 3 * index),
      secondFeedForward: try feedForward(name + "ffn2", matrices: matrix + 7, matrix + 8),
      finalNorm: try layerNorm(name + "norm"))
  }

  private func feedForward(
    _ name: String, matrices first: Int, _ second: Int
  ) throws(InputError) -> NetworkWeights.FeedForward {
    NetworkWeights.FeedForward(
      norm: try layerNorm(name + ".norm"),
      expand: try dense(
        first, from: shape.width, to: shape.hiddenWidth, bias: name + ".fc1.bias"),
      contract: try dense(
        second, from: shape.hiddenWidth, to: shape.width, bias: name + ".fc2.bias"))
  }

  private func convolution(
    _ name: String, depthwise: Int
  ) throws(InputError) -> NetworkWeights.Convolution {
    let kernel = try file.tensor(
      "onnx::Conv_\(depthwise)", shape: [shape.width, 1, shape.depthwiseTaps])
    var taps: [Float] = []
    for tap in 0..<shape.depthwiseTaps {
      for channel in 0..<shape.width {
        taps.append(kernel.values[channel * shape.depthwiseTaps + tap])
      }
    }
    return NetworkWeights.Convolution(
      norm: try layerNorm(name + ".norm"),
      expand: try pointwise(name + ".pointwise1", from: shape.width, to: 2 * shape.width),
      depthwiseTaps: taps,
      depthwiseBias: try vector("onnx::Conv_\(depthwise + 1)", shape.width),
      contract: try pointwise(name + ".pointwise2", from: shape.width, to: shape.width))
  }

  /// A matrix that the file has as [input][output].
  private func dense(
    _ number: Int, from depth: Int, to columns: Int, bias: String
  ) throws(InputError) -> LayerMatrix {
    LayerMatrix(
      arithmetic, depth: depth, columns: columns,
      values: try file.tensor("onnx::MatMul_\(number)", shape: [depth, columns]).values,
      depthStride: columns, columnStride: 1, bias: try vector(bias, columns))
  }

  /// A convolution of one tap: a matrix that the file has as [output][input].
  private func pointwise(
    _ name: String, from depth: Int, to columns: Int
  ) throws(InputError) -> LayerMatrix {
    LayerMatrix(
      arithmetic, depth: depth, columns: columns,
      values: try file.tensor(name + ".weight", shape: [columns, depth, 1]).values,
      depthStride: 1, columnStride: depth, bias: try vector(name + ".bias", columns))
  }

  private func layerNorm(_ name: String) throws(InputError) -> NetworkWeights.LayerNorm {
    NetworkWeights.LayerNorm(
      gain: try vector(name + ".weight", shape.width),
      bias: try vector(name + ".bias", shape.width))
  }

  private func vector(_ name: String, _ count: Int) throws(InputError) -> [Float] {
    try file.tensor(name, shape: [count]).values
  }
}
