/// What is found in stretches: pieces first, in one pass, then chains where their longest piece is.
///
/// One scan serves all stretches of a transcript, one after the other.
struct StretchScan {
  private typealias State = PhraseAutomaton.State

  private let phrases: CompiledPhrases
  private let automaton: PhraseAutomaton
  private var found: [FoundPiece] = []
  /// The states before each token and after the last one. A word can pass several tests, a compound can
  /// be read in two ways, and a value is words and one thing; so there are several, but nearly always
  /// one.
  private var states: [State] = []
  // INVARIANT: those before token n are states[starts[n]..<starts[n + 1]].
  private var starts: [Int] = []
  private var matches: [TermMatch] = []

  /// Where a piece is.
  private struct FoundPiece {
    let piece: Int
    let tokens: Range<Int>
  }

  init(_ phrases: CompiledPhrases, _ automaton: PhraseAutomaton) {
    self.phrases = phrases
    self.automaton = automaton
  }

  /// The matches in `row`, some of them perhaps twice.
  mutating func matches(in row: TokenRow) -> [TermMatch] {
    matches.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    findPieces(in: row)
    var hasChains = false
    for piece in found {
      for place in phrases.termsOfPiece.places(of: piece.piece) {
        matches.append(
          TermMatch(term: phrases.termsOfPiece[place: place], tokens: piece.tokens))
      }
      hasChains = hasChains || !phrases.chainsAtPiece.places(of: piece.piece).isEmpty
    }
    if hasChains { findChains() }
    return matches
  }

  // MARK: Pieces

  /// Runs the automaton over the row.
  private mutating func findPieces(in row: TokenRow) {
    states.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    starts.append(0)
    states.append(PhraseAutomaton.root)
    for end in 1..<row.count + 1 {
      starts.append(states.count)
      row.forEachSymbol(of: end - 1) { advance(from: end - 1, by: $0) }
      if row.hasEdges {
        for edge in row.edges(endingAt: end) {
          for symbol in edge.symbols { advance(from: edge.tokens.lowerBound, by: symbol) }
        }
      }
      if states.count == starts[end] { states.append(PhraseAutomaton.root) }
      for index in starts[end]..<states.count {
        automaton.forEachPiece(endingIn: states[index]) { record($0, endingAt: end, of: row) }
      }
    }
  }

  /// Adds to the newest states those in which `symbol` leads from the states before the token
  /// `position`.
  private mutating func advance(from position: Int, by symbol: Symbol) {
    let newest = starts[starts.count - 1]
    for index in starts[position]..<starts[position + 1] {
      let next = automaton.next(states[index], symbol)
      if !isNew(next, since: newest) { continue }
      states.append(next)
    }
  }

  private func isNew(_ state: State, since start: Int) -> Bool {
    for index in start..<states.count where states[index] == state { return false }
    return true
  }

  /// Records where the piece that ends at `end` begins: as many tokens before as it has symbols, but
  /// for compounds and values, over which all ways are walked back.
  private mutating func record(_ piece: Int, endingAt end: Int, of row: TokenRow) {
    let symbols = phrases.pieces.places(of: piece)
    guard row.hasEdges else {
      found.append(FoundPiece(piece: piece, tokens: end - symbols.count..<end))
      return
    }
    var beginnings: Set<Int> = [end]
    for place in symbols.reversed() {
      let symbol = phrases.pieces[place: place]
      var earlier: Set<Int> = []
      for position in beginnings where position > 0 {
        if row.passes(symbol, at: position - 1) { earlier.insert(position - 1) }
        for edge in row.edges(endingAt: position) where edge.symbols.contains(symbol) {
          earlier.insert(edge.tokens.lowerBound)
        }
      }
      beginnings = earlier
    }
    for start in beginnings { found.append(FoundPiece(piece: piece, tokens: start..<end)) }
  }

  // MARK: Chains

  private mutating func findChains() {
    var places: [Int: Set<Range<Int>>] = [:]
    var candidates: Set<Int> = []
    for piece in found {
      places[piece.piece, default: []].insert(piece.tokens)
      candidates.formUnion(phrases.chainsAtPiece[piece.piece])
    }
    for candidate in candidates {
      let chain = phrases.chains[candidate]
      for tokens in Self.places(of: chain, piecesAt: places) {
        matches.append(TermMatch(term: chain.term, tokens: tokens))
      }
    }
  }

  /// Where all pieces of `chain` follow each other with no more words between than its gaps allow.
  private static func places(
    of chain: CompiledPhrases.Chain, piecesAt places: [Int: Set<Range<Int>>]
  ) -> Set<Range<Int>> {
    var ranges = places[chain.pieces[0]] ?? []
    for (gap, piece) in zip(chain.gaps, chain.pieces.dropFirst()) {
      guard !ranges.isEmpty, let next = places[piece] else { return [] }
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
