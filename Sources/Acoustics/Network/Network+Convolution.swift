internal import CKernels

extension Network {
  /// x += W₂ silu(depthwise(gate(W₁ norm(x) + b₁))) + b₂, with zeros beyond either end of the window.
  func convolution(_ layer: NetworkWeights.Convolution, frameCount: Int) {
    let width = NetworkShape.width
    let margin = NetworkShape.depthwiseTaps / 2 * width
    let gated = workspace.gated.start
    forEachTile(of: frameCount) { first, rows in
      normalise(state(first), rows: rows, by: layer.norm, into: workspace.normal.start)
      layer.expand.multiply(
        workspace.normal.start, stride: width, rows: rows, into: workspace.hidden.start,
        stride: 2 * width, on: level)
      ck_gated_linear_unit(
        level, rows, width, workspace.hidden.start, 2 * width, gated + margin + first * width,
        width)
    }
    // The margin in front is never written to; the one behind moves with the window's length.
    (gated + margin + frameCount * width).update(repeating: 0, count: margin)
    forEachTile(of: frameCount) { first, rows in
      ck_depthwise_silu(
        level, rows, width, NetworkShape.depthwiseTaps, gated + first * width, width,
        layer.depthwiseTaps, layer.depthwiseBias, workspace.normal.start, width)
      layer.contract.multiply(
        workspace.normal.start, stride: width, rows: rows, into: state(first), stride: width,
        epilogue: .add, on: level)
    }
  }
}
