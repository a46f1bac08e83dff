internal import CKernels

extension Network {
  /// x += ½ · W₂ silu(W₁ norm(x) + b₁) + b₂, frame by frame.
  func feedForward(_ layer: NetworkWeights.FeedForward, frameCount: Int) {
    let width = NetworkShape.width
    let hiddenWidth = NetworkShape.hiddenWidth
    forEachTile(of: frameCount) { first, rows in
      let normal = workspace.normal.start
      let hidden = workspace.hidden.start
      normalise(state(first), rows: rows, by: layer.norm, into: normal)
      layer.expand.multiply(
        normal, stride: width, rows: rows, into: hidden, stride: hiddenWidth, epilogue: .silu,
        on: level)
      layer.contract.multiply(
        hidden, stride: hiddenWidth, rows: rows, into: state(first), stride: width, epilogue: .add,
        scale: 0.5, on: level)
    }
  }
}
