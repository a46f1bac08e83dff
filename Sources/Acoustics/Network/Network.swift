internal import CKernels

/// The Conformer network over one window of frames.
///
/// The states are changed in place, one part of a block after another. Each part is a file of its own.
struct Network {
  let weights: NetworkWeights
  let level: KernelLevel
  let workspace: Workspace

  /// Runs the network over `frameCount` frames that the stem has made, and writes the log
  /// probabilities of those in `wanted`, 191 each, to `output`.
  ///
  /// - Precondition: `frameCount` is at most the workspace's, and `wanted` lies within it.
  func run(
    _ frames: UnsafePointer<Float>, frameCount: Int, wanted: Range<Int>,
    into output: UnsafeMutablePointer<Float>
  ) {
    precondition(frameCount <= workspace.maximumFrameCount && wanted.upperBound <= frameCount)
    workspace.states.start.update(from: frames, count: frameCount * NetworkShape.width)
    for block in weights.blocks {
      feedForward(block.firstFeedForward, frameCount: frameCount)
      attention(block.attention, frameCount: frameCount)
      convolution(block.convolution, frameCount: frameCount)
      feedForward(block.secondFeedForward, frameCount: frameCount)
      normalise(
        workspace.states.start, rows: frameCount, by: block.finalNorm, into: workspace.states.start)
    }
    classify(wanted, into: output)
  }

  /// The last layer: from a state to the log probabilities of the classes.
  private func classify(_ frames: Range<Int>, into output: UnsafeMutablePointer<Float>) {
    let classCount = NetworkShape.classCount
    weights.output.multiply(
      state(frames.lowerBound), stride: NetworkShape.width, rows: frames.count, into: output,
      stride: classCount, on: level)
    ck_log_softmax(level, frames.count, classCount, output, classCount)
  }

  /// The state of a frame.
  func state(_ frame: Int) -> UnsafeMutablePointer<Float> {
    workspace.states.start + frame * NetworkShape.width
  }

  /// Normalises rows of the network's width.
  func normalise(
    _ input: UnsafePointer<Float>, rows: Int, by norm: NetworkWeights.LayerNorm,
    into output: UnsafeMutablePointer<Float>
  ) {
    ck_layer_norm(
      level, rows, NetworkShape.width, input, NetworkShape.width, norm.gain, norm.bias,
      NetworkShape.epsilon, output, NetworkShape.width)
  }

  /// Calls `body` with the first frame and the number of frames of each tile.
  func forEachTile(of frameCount: Int, _ body: (_ first: Int, _ rows: Int) -> Void) {
    for first in stride(from: 0, to: frameCount, by: Workspace.tileRows) {
      body(first, min(Workspace.tileRows, frameCount - first))
    }
  }
}
