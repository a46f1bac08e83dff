/// Everything that was learnt, in the form in which it is used.
///
/// A class, so that streams share one copy of some hundred arrays by a single reference.
final class NetworkWeights: Sendable {
  let features: Features
  let stem: PackedMatrix
  let blocks: [Block]
  let output: PackedMatrix
  /// What the products of the blocks are computed in.
  let arithmetic: NetworkArithmetic

  init(
    features: Features, stem: PackedMatrix, blocks: [Block], output: PackedMatrix,
    arithmetic: NetworkArithmetic
  ) {
    self.features = features
    self.stem = stem
    self.blocks = blocks
    self.output = output
    self.arithmetic = arithmetic
  }

  /// What turns a signal into mel bands.
  struct Features: Sendable {
    /// The frame's window.
    let window: [Float]
    /// The transform of the bins from `firstStoredBin` on, as the model's file holds it: real and
    /// imaginary part of each bin in turn.
    let upperTransform: PackedMatrix
    let melBands: PackedMatrix
  }

  /// One Conformer block.
  struct Block: Sendable {
    let firstFeedForward: FeedForward
    let attention: Attention
    let convolution: Convolution
    let secondFeedForward: FeedForward
    let finalNorm: LayerNorm
  }

  struct FeedForward: Sendable {
    let norm: LayerNorm
    let expand: LayerMatrix
    let contract: LayerMatrix
  }

  struct Attention: Sendable {
    let norm: LayerNorm
    /// To queries, keys and values, beside each other.
    let project: LayerMatrix
    let output: LayerMatrix
  }

  struct Convolution: Sendable {
    let norm: LayerNorm
    /// To values and gates, beside each other.
    let expand: LayerMatrix
    /// One row of `width` numbers for each tap.
    let depthwiseTaps: [Float]
    let depthwiseBias: [Float]
    let contract: LayerMatrix
  }

  struct LayerNorm: Sendable {
    let gain: [Float]
    let bias: [Float]
  }
}
