internal import CallModel

/// A value in a match.
struct HeldValue {
  let name: String?
  let value: SpokenValue
  let tokens: Range<Int>
}

/// How the values of a phrase are read from a match: the ways through the phrase are walked once more,
/// over the few tokens of the match alone.
///
/// Where a match can be read in several ways, the first as written counts, an optional element before
/// its absence; and in it each gap is as short as it can be, the first one first.
struct ValueReading {
  /// What one step of a way asks for.
  enum Step {
    case word(Symbol)
    case value(Symbol, name: String?)
    /// Up to so many tokens.
    case gap(Int)
  }

  let ways: [[Step]]

  /// The values that `match` of `row` holds, in their order.
  func values(in match: Range<Int>, of row: TokenRow) -> [HeldValue] {
    for way in ways {
      var walk = Walk(way: way, end: match.upperBound, row: row)
      if let values = walk.values(step: 0, position: match.lowerBound) { return values }
    }
    return []
  }

  /// One way over one match.
  private struct Walk {
    let way: [Step]
    let end: Int
    let row: TokenRow
    /// From where the end cannot be reached: no place is tried twice.
    private var deadEnds: Set<DeadEnd> = []

    private struct DeadEnd: Hashable {
      let step: Int
      let position: Int
    }

    init(way: [Step], end: Int, row: TokenRow) {
      self.way = way
      self.end = end
      self.row = row
    }

    mutating func values(step: Int, position: Int) -> [HeldValue]? {
      guard step < way.count else { return position == end ? [] : nil }
      guard position <= end, !deadEnds.contains(DeadEnd(step: step, position: position)) else {
        return nil
      }
      if let values = tried(step, position) { return values }
      deadEnds.insert(DeadEnd(step: step, position: position))
      return nil
    }

    private mutating func tried(_ step: Int, _ position: Int) -> [HeldValue]? {
      switch way[step] {
      case .gap(let most):
        for next in position...min(position + most, end) {
          if let values = values(step: step + 1, position: next) { return values }
        }
      case .word(let symbol):
        if position < end, row.passes(symbol, at: position),
          let values = values(step: step + 1, position: position + 1)
        {
          return values
        }
        for edge in row.edges(startingAt: position) where edge.symbols.contains(symbol) {
          if let values = values(step: step + 1, position: edge.tokens.upperBound) { return values }
        }
      case .value(let symbol, let name):
        for edge in row.edges(startingAt: position) where edge.symbols.contains(symbol) {
          guard let value = edge.value,
            let rest = values(step: step + 1, position: edge.tokens.upperBound)
          else { continue }
          return [HeldValue(name: name, value: value, tokens: edge.tokens)] + rest
        }
      }
      return nil
    }
  }
}
