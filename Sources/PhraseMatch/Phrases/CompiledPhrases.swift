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
  let pieces: Lists<Symbol>
  /// For each piece the terms of which it is a whole way.
  let termsOfPiece: Lists<Int>
  /// For each piece the chains that are only looked at where it was found.
  let chainsAtPiece: Lists<Int>
  let chains: [Chain]
  let vocabulary: Vocabulary
  /// For each term that reads values how it reads them.
  let readings: [Int: ValueReading]

  /// Compiles terms with their patterns; the number of each is its index.
  init(_ phrases: [(term: Term, pattern: PhrasePattern)]) {
    var compiler = PhraseCompiler()
    for (number, phrase) in phrases.enumerated() {
      compiler.add(phrase.pattern, of: phrase.term, number: number)
    }
    pieces = Lists(compiler.pieces)
    termsOfPiece = Lists(compiler.termsOfPiece)
    chainsAtPiece = Lists(compiler.chainsAtPiece)
    chains = compiler.chains
    vocabulary = compiler.vocabulary
    readings = compiler.readings
  }
}
