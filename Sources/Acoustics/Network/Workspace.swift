internal import CKernels

/// The memory that the network works in, for windows of up to `maximumFrameCount` frames.
final class Workspace {
  /// Rows that pass through a position-wise layer together: what lies between its two matrices then
  /// stays in the second-level cache. A multiple of every kernel's tile.
  static let tileRows = 72

  let maximumFrameCount: Int
  /// The frames as they pass through the network, `width` each.
  let states: FloatBuffer
  /// A tile of normalised rows, and of what a layer makes of them.
  let normal: FloatBuffer
  let hidden: FloatBuffer
  /// Queries, keys and values of each frame, and what attention makes of them.
  let projected: FloatBuffer
  let attended: FloatBuffer
  let attentionScratch: FloatBuffer
  /// Gated frames between two margins of zeros.
  let gated: FloatBuffer

  init(maximumFrameCount: Int) {
    let shape = NetworkShape.self
    self.maximumFrameCount = maximumFrameCount
    states = FloatBuffer(count: maximumFrameCount * shape.width)
    normal = FloatBuffer(count: Self.tileRows * shape.width)
    hidden = FloatBuffer(count: Self.tileRows * shape.hiddenWidth)
    projected = FloatBuffer(count: maximumFrameCount * 3 * shape.width)
    attended = FloatBuffer(count: maximumFrameCount * shape.width)
    attentionScratch = FloatBuffer(
      count: max(
        ck_attention_scratch_size(maximumFrameCount, shape.headWidth),
        ck_whole_attention_scratch_size(maximumFrameCount, shape.headWidth)))
    gated = FloatBuffer(count: (maximumFrameCount + shape.depthwiseTaps - 1) * shape.width)
  }
}
