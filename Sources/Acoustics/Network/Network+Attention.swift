internal import CKernels

extension Network {
  /// x += W · heads(norm(x)) + b. Every frame attends to every other one of the window, wherever it
  /// stands: the network has no positional encoding.
  func attention(_ layer: NetworkWeights.Attention, frameCount: Int) {
    let width = NetworkShape.width
    let projected = workspace.projected.start
    let attended = workspace.attended.start
    forEachTile(of: frameCount) { first, rows in
      normalise(state(first), rows: rows, by: layer.norm, into: workspace.normal.start)
      layer.project.multiply(
        workspace.normal.start, stride: width, rows: rows, into: projected + first * 3 * width,
        stride: 3 * width, on: level)
    }
    let attend = weights.arithmetic == .integers ? ck_whole_attention_head : ck_attention_head
    for head in 0..<NetworkShape.headCount {
      let queries = projected + head * NetworkShape.headWidth
      attend(
        level, frameCount, NetworkShape.headWidth, 1 / Float(NetworkShape.headWidth).squareRoot(),
        queries, queries + width, queries + 2 * width, 3 * width,
        workspace.attentionScratch.start, attended + head * NetworkShape.headWidth, width)
    }
    layer.output.multiply(
      attended, stride: width, rows: frameCount, into: state(0), stride: width, epilogue: .add,
      on: level)
  }
}
