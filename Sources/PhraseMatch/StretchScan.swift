/// What is found in one stretch: pieces first, in one pass, then chains where their longest piece is.
struct StretchScan {
  /// The tokens that something covers.
  typealias Match = Range<Int>

  private let phrases: CompiledPhrases
  private let automaton: PhraseAutomaton
  private let row: TokenRow
  private var found: [Int: Set<Match>] = [:]

  init(_ row: TokenRow, phrases: CompiledPhrases, automaton: PhraseAutomaton) {
    self.row = row
    self.phrases = phrases
    self.automaton = automaton
  }

  /// The matches of each term that is found, by the term's index.
  mutating func matches() -> [Int: Set<Match>] {
    if row.hasEdges { findPieces() } else { findPiecesInLine() }
    guard !found.isEmpty else { return [:] }
    var matches: [Int: Set<Match>] = [:]
    var candidates: Set<Int> = []
    for (piece, ranges) in found {
      for term in phrases.termsOfPiece[piece] { matches[term, default: []].formUnion(ranges) }
      candidates.formUnion(phrases.chainsAtPiece[piece])
    }
    for chain in candidates {
      let ranges = self.ranges(of: phrases.chains[chain])
      if !ranges.isEmpty { matches[phrases.chains[chain].term, default: []].formUnion(ranges) }
    }
    return matches
  }

  // MARK: Pieces

  /// Runs the automaton over tokens each of which follows the one before: nothing has to be known of
  /// earlier places.
  private mutating func findPiecesInLine() {
    var states = [PhraseAutomaton.root]
    for index in 0..<row.count {
      let symbols = row.symbols(of: index)
      switch (states.count, symbols.count) {
      case (_, 0):
        states.removeAll(keepingCapacity: true)
        states.append(PhraseAutomaton.root)
        continue
      case (1, 1): states[0] = automaton.next(states[0], symbols[0])
      default: states = advanced(states, by: symbols)
      }
      for state in states {
        automaton.forEachPiece(endingIn: state) { piece in record(piece, endingAt: index + 1) }
      }
    }
  }

  /// Runs the automaton over the stretch. A word can pass several tests, a compound can be read in two
  /// ways, and a value is words and one thing; so at every position the automaton is in a small set of
  /// states.
  private mutating func findPieces() {
    var history: [[PhraseAutomaton.State]] = [[PhraseAutomaton.root]]
    history.reserveCapacity(row.count + 1)
    for index in 0..<row.count {
      let end = index + 1
      var states = advanced(history[index], by: row.symbols(of: index))
      for edge in row.edges(endingAt: end) {
        for state in advanced(history[edge.tokens.lowerBound], by: edge.symbols)
        where !states.contains(state) {
          states.append(state)
        }
      }
      for state in states {
        automaton.forEachPiece(endingIn: state) { piece in record(piece, endingAt: end) }
      }
      history.append(states)
    }
  }

  private func advanced(
    _ states: [PhraseAutomaton.State], by symbols: [Symbol]
  ) -> [PhraseAutomaton.State] {
    guard !symbols.isEmpty else { return [PhraseAutomaton.root] }
    if states.count == 1, symbols.count == 1 { return [automaton.next(states[0], symbols[0])] }
    var advanced: [PhraseAutomaton.State] = []
    for state in states {
      for symbol in symbols {
        let next = automaton.next(state, symbol)
        if !advanced.contains(next) { advanced.append(next) }
      }
    }
    return advanced
  }

  /// Records where the piece that ends at `end` begins: as many tokens before as it has symbols, but
  /// for compounds and values, over which all ways are walked back.
  private mutating func record(_ piece: Int, endingAt end: Int) {
    let symbols = phrases.pieces[piece]
    guard row.hasEdges else {
      found[piece, default: []].insert(end - symbols.count..<end)
      return
    }
    var starts: Set<Int> = [end]
    for symbol in symbols.reversed() {
      var earlier: Set<Int> = []
      for position in starts where position > 0 {
        if row.symbols(of: position - 1).contains(symbol) { earlier.insert(position - 1) }
        for edge in row.edges(endingAt: position) where edge.symbols.contains(symbol) {
          earlier.insert(edge.tokens.lowerBound)
        }
      }
      starts = earlier
    }
    for start in starts { found[piece, default: []].insert(start..<end) }
  }

  // MARK: Chains

  /// Where all pieces of `chain` follow each other with no more words between than its gaps allow.
  private func ranges(of chain: CompiledPhrases.Chain) -> Set<Match> {
    var ranges = found[chain.pieces[0]] ?? []
    for (gap, piece) in zip(chain.gaps, chain.pieces.dropFirst()) {
      guard !ranges.isEmpty, let next = found[piece] else { return [] }
      let nextByStart = Dictionary(grouping: next, by: \.lowerBound)
      ranges = ranges.reduce(into: []) { longer, range in
        for start in range.upperBound...(range.upperBound + gap) {
          for match in nextByStart[start] ?? [] {
            longer.insert(range.lowerBound..<match.upperBound)
          }
        }
      }
    }
    return ranges
  }
}
