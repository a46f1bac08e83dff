internal import CallModel
internal import TermPattern

/// All phrases as numbers: pieces without gaps for the automaton, and chains of pieces with gaps.
struct CompiledPhrases: Sendable {
  /// Pieces with gaps between them, one way through a phrase.
  struct Chain: Sendable {
    /// The term, as an index.
    let term: Int
    /// The pieces, at least two.
    let pieces: [Int]
    /// How many words each gap may cover, one less than pieces.
    let gaps: [Int]
  }

  /// The pieces' symbols.
  private(set) var pieces: [[Symbol]] = []
  /// For each piece the terms of which it is a whole way.
  private(set) var termsOfPiece: [[Int]] = []
  /// For each piece the chains that are only looked at where it was found.
  private(set) var chainsAtPiece: [[Int]] = []
  private(set) var chains: [Chain] = []
  private(set) var vocabulary = Vocabulary()

  private var pieceOfSymbols: [[Symbol]: Int] = [:]

  /// Compiles `patterns`, none with a slot; the term of each is its index.
  init(_ patterns: [PhrasePattern]) {
    for (term, pattern) in patterns.enumerated() {
      for way in pattern.ways { add(way, term: term) }
    }
    pieceOfSymbols = [:]
  }

  /// Where words stand in the tests of a way, and gaps between them.
  fileprivate struct Draft {
    var runs: [[WordTest]] = [[]]
    var gaps: [Int] = []
  }

  private mutating func add(_ way: [PhrasePattern.Step], term: Int) {
    var drafts = [Draft()]
    for step in way {
      switch step {
      case .word(let word, _):
        let alternatives = WordTest.alternatives(of: word)
        drafts = drafts.flatMap { draft in
          alternatives.map { tests in
            var draft = draft
            draft.runs[draft.runs.count - 1] += tests
            return draft
          }
        }
      case .gap(let gap, _):
        for index in drafts.indices { drafts[index].add(gap: gap.maxWords) }
      case .slot:
        return
      }
    }
    for draft in drafts { add(draft, term: term) }
  }

  private mutating func add(_ draft: Draft, term: Int) {
    let pieces = draft.runs.map { run in piece(for: run.map { vocabulary.symbol(for: $0) }) }
    guard pieces.count > 1 else {
      if !termsOfPiece[pieces[0]].contains(term) { termsOfPiece[pieces[0]].append(term) }
      return
    }
    // The longest piece is the least likely to be found by chance.
    let anchor = pieces.max { self.pieces[$0].count < self.pieces[$1].count } ?? pieces[0]
    chainsAtPiece[anchor].append(chains.count)
    chains.append(Chain(term: term, pieces: pieces, gaps: draft.gaps))
  }

  private mutating func piece(for symbols: [Symbol]) -> Int {
    if let piece = pieceOfSymbols[symbols] { return piece }
    let piece = pieces.count
    pieceOfSymbols[symbols] = piece
    pieces.append(symbols)
    termsOfPiece.append([])
    chainsAtPiece.append([])
    return piece
  }
}

extension CompiledPhrases.Draft {
  /// A gap after the words so far; two in a row are one that is as long as both.
  fileprivate mutating func add(gap maxWords: Int) {
    if runs[runs.count - 1].isEmpty, let last = gaps.popLast() {
      gaps.append(last + maxWords)
    } else {
      gaps.append(maxWords)
      runs.append([])
    }
  }
}
