internal import Diagnostics
internal import ModelFile

/// The second half of the grapheme-to-phoneme network: from an encoded word to its phones, one a step.
///
/// Two recurrent layers read the phone before; attention over the letters, which also sees where it
/// looked at the step before (Chorowski et al. 2015) and is held near there, picks what to say next.
struct PhoneSpeller: Sendable {
  /// What a step hands to the next.
  struct State: Sendable {
    /// The states of the two recurrent layers.
    var layers: [[Float]]
    /// How much the step before looked at each letter; sums to 1.
    var attention: [Float]
  }

  private static let width = GatedRecurrentUnit.stateWidth
  private static let embeddingWidth = SpellingEncoder.embeddingWidth
  private static let locationWidth = 11
  private static let locationChannels = 16
  /// What a letter loses in attention for each letter that it lies from where the step before looked.
  private static let distancePenalty: Float = 0.1

  private let embeddings: Matrix
  private let lower: GatedRecurrentUnit
  private let upper: GatedRecurrentUnit
  private let shortcut: Matrix
  private let stateNorm: LayerNorm
  private let queryWeights: Matrix
  private let locationKernels: Matrix
  private let locationWeights: Matrix
  private let energyWeights: [Float]
  private let contextNorm: LayerNorm
  private let fusion: Matrix
  private let fusionBias: [Float]
  private let fusionNorm: LayerNorm
  private let narrowing: Matrix
  private let narrowingBias: [Float]
  private let output: Matrix

  /// The decoder of `file`, which writes `symbolCount` symbols.
  init(_ file: TensorFile, symbolCount: Int) throws(InputError) {
    let (width, embedding) = (Self.width, Self.embeddingWidth)
    embeddings = Matrix(
      try file.tensor("model.decoder_embedding.weight", shape: [symbolCount, embedding]))
    lower = try GatedRecurrentUnit(file, input: 279, state: 280, bias: 281, inputWidth: embedding)
    upper = try GatedRecurrentUnit(file, input: 299, state: 300, bias: 301, inputWidth: width)
    shortcut = Matrix(try file.tensor("onnx::MatMul_302", shape: [embedding, width])).transposed
    stateNorm = try LayerNorm(file, "model.decoder_state_norm", width: width)
    queryWeights = Matrix(try file.tensor("onnx::MatMul_303", shape: [width, width])).transposed
    locationKernels = Matrix(
      try file.tensor(
        "model.attention.location_conv.weight",
        shape: [Self.locationChannels, 1, Self.locationWidth]))
    locationWeights =
      Matrix(
        try file.tensor("onnx::MatMul_304", shape: [Self.locationChannels, width])
      ).transposed
    energyWeights = try file.tensor("onnx::MatMul_305", shape: [width, 1]).values
    contextNorm = try LayerNorm(file, "model.context_norm", width: SpellingEncoder.letterWidth)
    fusion = Matrix(
      try file.tensor(
        "model.context_proj.weight", shape: [width, width + SpellingEncoder.letterWidth]))
    fusionBias = try file.tensor("model.context_proj.bias", shape: [width]).values
    fusionNorm = try LayerNorm(file, "model.fusion_norm", width: width)
    narrowing = Matrix(try file.tensor("model.output_in_proj.weight", shape: [embedding, width]))
    narrowingBias = try file.tensor("model.output_in_proj.bias", shape: [embedding]).values
    output =
      Matrix(try file.tensor("onnx::MatMul_306", shape: [embedding, symbolCount])).transposed
  }

  /// Where the first step begins: attention spread over all letters alike.
  func start(_ word: SpellingEncoder.Encoding) -> State {
    let count = word.letters.count
    return State(
      layers: word.states, attention: [Float](repeating: 1 / Float(max(count, 1)), count: count))
  }

  /// How likely each symbol is to follow `symbol`, as unnormalised logarithms; moves `state` on.
  func step(after symbol: Int, state: inout State, in word: SpellingEncoder.Encoding) -> [Float] {
    let embedded = embeddings.row(symbol)
    state.layers[0] = lower.step(embedded, from: state.layers[0])
    state.layers[1] = upper.step(state.layers[0], from: state.layers[1])
    let spoken = stateNorm(state.layers[1] + shortcut * embedded)
    state.attention = attend(spoken, previous: state.attention, keys: word.keys)
    let context = contextNorm(weightedSum(of: word.letters, weights: state.attention))
    let fused = tanh(fusion * joined(spoken, context) + fusionBias)
    return output * (narrowing * fusionNorm(fused) + narrowingBias)
  }

  private func attend(_ state: [Float], previous: [Float], keys: [[Float]]) -> [Float] {
    let query = queryWeights * state
    let centre = previous.enumerated().reduce(0) { $0 + Float($1.offset) * $1.element }
    return softmax(
      keys.indices.map { position in
        let sum = query + keys[position] + locationWeights * location(of: position, in: previous)
        let energy = zip(tanh(sum), energyWeights).reduce(0) { $0 + $1.0 * $1.1 }
        return energy - Self.distancePenalty * abs(Float(position) - centre)
      })
  }

  /// Where the step before looked, as seen from `position` through each kernel.
  private func location(of position: Int, in previous: [Float]) -> [Float] {
    let reach = Self.locationWidth / 2
    return (0..<Self.locationChannels).map { channel in
      (-reach...reach).reduce(0) { sum, offset in
        guard previous.indices.contains(position + offset) else { return sum }
        let weight = locationKernels.values[channel * Self.locationWidth + reach + offset]
        return sum + weight * previous[position + offset]
      }
    }
  }

  private func weightedSum(of vectors: [[Float]], weights: [Float]) -> [Float] {
    var sum = [Float](repeating: 0, count: SpellingEncoder.letterWidth)
    for (vector, weight) in zip(vectors, weights) {
      for index in sum.indices { sum[index] += weight * vector[index] }
    }
    return sum
  }
}
