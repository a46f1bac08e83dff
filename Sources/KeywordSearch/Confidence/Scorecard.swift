/// Adds up what each piece of evidence is worth: for every measure a curve of points, piecewise linear,
/// level beyond its ends.
///
/// This is a generalised additive model (Hastie and Tibshirani 1986): the sum of the points is the
/// logarithm of the odds that the candidate is right. Where a measure can only speak for a candidate, its
/// curve never falls.
package struct Scorecard: Sendable {
  /// The points of one measure.
  package struct Curve: Sendable {
    // INVARIANT: rising; as many as points; at least one.
    /// Values of the measure.
    package let knots: [Float]
    /// What they are worth.
    package let points: [Float]

    /// The curve through `points` at `knots`, which are as many and rise.
    package init(knots: [Float], points: [Float]) {
      precondition(knots.count == points.count && !knots.isEmpty)
      self.knots = knots
      self.points = points
    }

    /// What `value` is worth.
    package func callAsFunction(_ value: Float) -> Float {
      guard let above = knots.firstIndex(where: { $0 > value }) else {
        return points[points.count - 1]
      }
      guard above > 0 else { return points[0] }
      let share = (value - knots[above - 1]) / (knots[above] - knots[above - 1])
      return points[above - 1] + share * (points[above] - points[above - 1])
    }
  }

  /// The points of a candidate before anything is known of it.
  package let start: Float
  /// A curve for each measure of ``Evidence``, in the order of ``Evidence/names``.
  package let curves: [Curve]

  /// A card with a curve for each measure.
  package init(start: Float, curves: [Curve]) {
    self.start = start
    self.curves = curves
  }

  /// The sum of the points for `values`, the log-odds of being right.
  package func points(for values: [Float]) -> Float {
    zip(curves, values).reduce(start) { $0 + $1.0($1.1) }
  }

  /// The least value of measure `index`, whose curve never falls, with which the sum can reach `total`,
  /// however good everything else is; minus infinity where any value will do, infinity where none does.
  package func leastValue(ofMeasure index: Int, reaching total: Float) -> Float {
    let others = curves.enumerated().reduce(start) { sum, curve in
      curve.offset == index ? sum : sum + (curve.element.points.max() ?? 0)
    }
    let needed = total - others
    let curve = curves[index]
    guard let above = curve.points.firstIndex(where: { $0 >= needed }) else { return .infinity }
    guard above > 0 else { return -.infinity }
    let (low, high) = (curve.points[above - 1], curve.points[above])
    let share = (needed - low) / (high - low)
    return curve.knots[above - 1] + share * (curve.knots[above] - curve.knots[above - 1])
  }
}
