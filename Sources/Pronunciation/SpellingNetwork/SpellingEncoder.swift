internal import Diagnostics
internal import ModelFile

/// The first half of the grapheme-to-phoneme network: what each letter of a word means where it
/// stands.
///
/// A letter's vector and its two neighbours' on either side (a separable convolution), normalised; two
/// bidirectional recurrent layers; their sum with a projection of the first vectors, normalised.
struct SpellingEncoder: Sendable {
  /// A word as the decoder reads it.
  struct Encoding: Sendable {
    /// What each letter means: 192 numbers.
    let letters: [[Float]]
    /// The letters' keys for the decoder's attention: 96 numbers each.
    let keys: [[Float]]
    /// The states from which the decoder's two layers begin.
    let states: [[Float]]
  }

  static let embeddingWidth = 80
  static let letterWidth = 2 * GatedRecurrentUnit.stateWidth
  private static let kernelWidth = 5

  private let embeddings: [Character: [Float]]
  private let unknown: [Float]
  private let depthwise: Matrix
  private let pointwise: Matrix
  private let inputNorm: LayerNorm
  private let lower: BidirectionalUnit
  private let upper: BidirectionalUnit
  private let shortcut: Matrix
  private let outputNorm: LayerNorm
  private let keyWeights: Matrix
  private let bridge: Matrix
  private let bridgeBias: [Float]

  /// The encoder of `file`, whose letters are `alphabet` in the order of the file; of these only the
  /// Latin ones are kept.
  init(_ file: TensorFile, alphabet: [String]) throws(InputError) {
    let width = Self.embeddingWidth
    let table = Matrix(
      try file.tensor("model.encoder_embedding.weight", shape: [alphabet.count, width]))
    var embeddings: [Character: [Float]] = [:]
    for (index, letter) in alphabet.enumerated() where letter.count == 1 {
      if let character = letter.first, character.isSpellable {
        embeddings[character] = table.row(index)
      }
    }
    self.embeddings = embeddings
    unknown = alphabet.firstIndex(of: "<unk>").map(table.row) ?? [Float](repeating: 0, count: width)
    depthwise = Matrix(
      try file.tensor("model.frontend.depthwise.weight", shape: [width, 1, Self.kernelWidth]))
    let pointwiseTensor = try file.tensor(
      "model.frontend.pointwise.weight", shape: [width, width, 1])
    pointwise = Matrix(pointwiseTensor, columnCount: width)
    inputNorm = try LayerNorm(file, "model.frontend.norm", width: width)
    lower = try BidirectionalUnit(file, input: 484, state: 485, bias: 483, inputWidth: width)
    upper = try BidirectionalUnit(
      file, input: 527, state: 528, bias: 526, inputWidth: Self.letterWidth)
    shortcut =
      Matrix(try file.tensor("onnx::MatMul_532", shape: [width, Self.letterWidth]))
      .transposed
    outputNorm = try LayerNorm(file, "model.encoder_out_norm", width: Self.letterWidth)
    keyWeights =
      Matrix(
        try file.tensor(
          "onnx::MatMul_539", shape: [Self.letterWidth, GatedRecurrentUnit.stateWidth])
      ).transposed
    bridge = Matrix(
      try file.tensor(
        "model.bridge.weight", shape: [GatedRecurrentUnit.stateWidth, Self.letterWidth]))
    bridgeBias = try file.tensor("model.bridge.bias", shape: [GatedRecurrentUnit.stateWidth]).values
  }

  /// What the letters of `word` mean; a letter that the network does not know is told as unknown.
  ///
  /// - Precondition: there is a letter.
  func encode(_ word: String) -> Encoding {
    let embedded = word.map { embeddings[$0] ?? unknown }
    let inputs = embedded.indices.map { position in
      inputNorm(embedded[position] + pointwise * neighbourhood(of: position, in: embedded))
    }
    let first = lower(inputs)
    let second = upper(first.outputs)
    let letters = zip(second.outputs, inputs).map { outputNorm($0 + shortcut * $1) }
    return Encoding(
      letters: letters, keys: letters.map { keyWeights * $0 },
      states: [first.final, second.final].map { tanh(bridge * $0 + bridgeBias) })
  }

  /// The weighted sum of the vectors around `position`, each channel with its own weights.
  private func neighbourhood(of position: Int, in vectors: [[Float]]) -> [Float] {
    let reach = Self.kernelWidth / 2
    return (0..<Self.embeddingWidth).map { channel in
      (-reach...reach).reduce(0) { sum, offset in
        let neighbour = position + offset
        guard vectors.indices.contains(neighbour) else { return sum }
        let weight = depthwise.values[channel * Self.kernelWidth + reach + offset]
        return sum + weight * vectors[neighbour][channel]
      }
    }
  }
}
