/// Finds the likeliest strings of a network that writes one symbol after the other, each depending on those before.
///
/// A beam search: of all strings of one length the ``width`` likeliest are followed. A beam of 1 takes the likeliest
/// symbol at each step.
package struct SpellingBeam: Sendable {
  /// A string, and how probable it is as a natural logarithm.
  package struct Finding: Sendable, Hashable {
    package let symbols: [Int]
    package let logProbability: Float

    /// A string that is as probable as this.
    package init(symbols: [Int], logProbability: Float) {
      self.symbols = symbols
      self.logProbability = logProbability
    }

    fileprivate func followed(by symbol: Int, _ logProbability: Float) -> Finding {
      Finding(
        symbols: symbols + [symbol], logProbability: self.logProbability + logProbability)
    }

    fileprivate func without(_ end: Int) -> Finding {
      symbols.last == end
        ? Finding(symbols: symbols.dropLast(), logProbability: logProbability) : self
    }
  }

  /// How many strings are followed at once.
  package let width: Int
  /// How much less probable than the likeliest a string may be, as a natural logarithm.
  package let spread: Float
  /// The symbol that ends a string.
  package let end: Int
  /// The most symbols of a string; it ends there without ``end``.
  package let longest: Int

  /// A beam of these measures.
  package init(width: Int, spread: Float, end: Int, longest: Int) {
    self.width = width
    self.spread = spread
    self.end = end
    self.longest = longest
  }

  /// The likeliest strings, the likeliest first: at most ``width``, all different, none behind
  /// the first by more than ``spread``.
  ///
  /// - Parameters:
  ///   - start: what stands before the first symbol.
  ///   - state: what the network knows before it writes.
  ///   - step: the scores of all symbols behind one, as unnormalised logarithms; moves the state on.
  package func strings<State>(
    after start: Int, from state: State, step: (_ symbol: Int, _ state: inout State) -> [Float]
  ) -> [Finding] {
    var followed = [(string: Finding(symbols: [], logProbability: 0), state: state)]
    var found: [Finding] = []
    for _ in 0..<longest {
      var longer: [(string: Finding, state: State)] = []
      for (string, state) in followed {
        var state = state
        let scores = logSoftmax(step(string.symbols.last ?? start, &state))
        longer += highest(scores).map { (string.followed(by: $0, scores[$0]), state) }
      }
      longer.sort { $0.string.logProbability > $1.string.logProbability }
      longer.removeLast(max(0, longer.count - width))
      found = likeliest(found + longer.map(\.string).filter { $0.symbols.last == end })
      // No string becomes more probable by what follows.
      let best = found.first?.logProbability ?? -.infinity
      let least = found.count == width ? found[width - 1].logProbability : best - spread
      followed = longer.filter {
        $0.string.symbols.last != end && $0.string.logProbability >= least
      }
      if followed.isEmpty { break }
    }
    return likeliest(found + followed.map(\.string)).map { $0.without(end) }
  }

  private func likeliest(_ strings: [Finding]) -> [Finding] {
    let sorted = strings.sorted { $0.logProbability > $1.logProbability }
    let least = (sorted.first?.logProbability ?? 0) - spread
    return Array(sorted.prefix(width).prefix { $0.logProbability >= least })
  }

  /// The ``width`` symbols of the highest scores.
  private func highest(_ scores: [Float]) -> [Int] {
    Array(scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(width))
  }
}
