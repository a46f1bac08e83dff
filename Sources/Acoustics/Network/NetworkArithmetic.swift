/// What the products of the network's blocks are computed in. The norms, the depthwise convolution, the
/// activations and the first and the last layer are in floats in any case.
public enum NetworkArithmetic: Sendable, Hashable, CaseIterable {
  /// 32-bit floats.
  case floats
  /// Whole numbers, with a scale for each row and column: words of 16 bits in the layers, bytes in attention.
  /// They are summed up exactly, so that processors differ less than in floats, and it is faster where a
  /// processor multiplies several at once. The difference to floats is smaller than that between two
  /// good windows (docs/design/acoustics.md).
  case integers
}
