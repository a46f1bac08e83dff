internal import CallModel

extension Scorecard {
  /// The most that the sum of the points can be where measures have the values in `known`, by their places, however
  /// good all others are.
  package func mostPoints(knowing known: [Int: Float]) -> Float {
    curves.enumerated().reduce(start) { sum, curve in
      sum + (known[curve.offset].map { curve.element($0) } ?? (curve.element.points.max() ?? 0))
    }
  }

  /// Whether a finding can have `confidence` where measures have the values in `known`.
  func canReach(_ confidence: Confidence, knowing known: [Int: Float]) -> Bool {
    // A little more than any error of rounding in a curve.
    ConfidenceScale.confidence(points: mostPoints(knowing: known) + 1e-4) >= confidence
  }

  /// A score below which no finding has `confidence` where other measures have the values in `known`; infinity
  /// where none has it at all.
  func leastScore(reaching confidence: Confidence, knowing known: [Int: Float]) -> Float {
    func canReach(_ score: Float) -> Bool {
      self.canReach(confidence, knowing: known.merging([Evidence.scoreIndex: score]) { $1 })
    }
    guard canReach(0) else { return .infinity }
    // The curve of the score never falls, so halving finds the place.
    var (low, high) = (SecondLook.leastScore, Float(0))
    guard !canReach(low) else { return low }
    while high - low > 0.001 {
      let middle = (low + high) / 2
      if canReach(middle) { high = middle } else { low = middle }
    }
    return low
  }
}
