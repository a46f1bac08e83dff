import CallModel

/// What one person met, and what came of it.
public struct Journey: Sendable, Hashable {
  /// In order of time, no two alike.
  public let touchpoints: [Touchpoint]
  /// In order of time, no two with one number; none for somebody who has not bought anything yet.
  public let conversions: [Conversion]

  /// The journey of these touchpoints and conversions, in any order. Touchpoints that are alike in
  /// everything are one, and so are conversions with one number: of them the earliest counts.
  public init(touchpoints: [Touchpoint], conversions: [Conversion] = []) {
    self.touchpoints = Self.sortedOnce(touchpoints)
    var seen: Set<Int64> = []
    self.conversions =
      conversions.count < 2
      ? conversions : Self.sorted(conversions).filter { seen.insert($0.id).inserted }
  }

  private static func sortedOnce(_ touchpoints: [Touchpoint]) -> [Touchpoint] {
    // Stores hand them over in order nearly always.
    let inOrder = zip(touchpoints, touchpoints.dropFirst()).allSatisfy { $0 < $1 }
    if inOrder { return touchpoints }
    var result: [Touchpoint] = []
    for touchpoint in touchpoints.sorted() where result.last != touchpoint {
      result.append(touchpoint)
    }
    return result
  }

  /// By time and number, and then by all the rest, so that it does not matter in which order they
  /// came.
  private static func sorted(_ conversions: [Conversion]) -> [Conversion] {
    conversions.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
  }
}

extension Conversion {
  fileprivate var sortKey: [Int64] {
    let code = revenue.map { $0.currency.code.utf8.reduce(1) { $0 << 8 | Int64($1) } } ?? 0
    return [
      at.unixMs, id, code, revenue?.minorUnits ?? 0, leadAt?.unixMs ?? .min,
      opportunityAt?.unixMs ?? .min,
    ]
  }
}
