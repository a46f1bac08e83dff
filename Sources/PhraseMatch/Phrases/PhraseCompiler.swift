internal import CallModel
internal import SpokenValues
internal import TermPattern

/// Turns patterns into pieces and chains, one after the other.
struct PhraseCompiler {
  // See ``CompiledPhrases`` for what these are.
  private(set) var pieces: [[Symbol]] = []
  private(set) var termsOfPiece: [[Int]] = []
  private(set) var chainsAtPiece: [[Int]] = []
  private(set) var chains: [CompiledPhrases.Chain] = []
  private(set) var vocabulary = Vocabulary()
  private(set) var readings: [Int: ValueReading] = [:]

  private var pieceOfSymbols: [[Symbol]: Int] = [:]
  /// Whether values are made of a word. Phrases share most of theirs.
  private var areOfNumbers: [String: Bool] = [:]

  /// Adds the `pattern` of `term`, which has this number.
  mutating func add(_ pattern: PhrasePattern, of term: Term, number: Int) {
    var drafts: [Draft] = []
    for way in pattern.ways { drafts += self.drafts(of: way, currency: term.currency) }
    for draft in drafts { add(draft, term: number) }
    guard !pattern.slots.isEmpty else { return }
    let ways = drafts.map { steps(of: $0) }
    readings[number] = ValueReading(ways: ways)
  }

  /// Where words stand in the tests of a way, gaps between them, and the names of values.
  fileprivate struct Draft {
    var runs: [[WordTest]] = [[]]
    var gaps: [Int] = []
    /// The names of the tests that are values, in their order.
    var names: [String?] = []
  }

  /// The runs of tests that a way stands for: several where a hyphen is written, or Korean words that
  /// may be written as one.
  private mutating func drafts(of way: [PhrasePattern.Step], currency: Currency?) -> [Draft] {
    var drafts = [Draft()]
    var words: [PhrasePattern.Word] = []
    func takeWords() {
      let values =
        words.contains { isOfNumbers($0) } ? WordedValue.all(in: words, currency: currency) : []
      let alternatives = WordTest.alternatives(of: words, saying: values, currency: currency)
      drafts = drafts.flatMap { draft in alternatives.map { draft.with($0) } }
      words = []
    }
    for step in way {
      switch step {
      case .word(let word, _):
        words.append(word)
      case .gap(let gap, _):
        takeWords()
        for index in drafts.indices { drafts[index].add(gap: gap.maxWords) }
      case .slot(let slot, _):
        takeWords()
        let request = ValueRequest(slot, currency: currency)
        drafts = drafts.map { $0.with([.value(request)], named: slot.name) }
      }
    }
    takeWords()
    return drafts
  }

  private mutating func isOfNumbers(_ word: PhrasePattern.Word) -> Bool {
    if let known = areOfNumbers[word.text] { return known }
    let isOfNumbers = word.foldedParts.contains(where: NumberWords.contain)
    areOfNumbers[word.text] = isOfNumbers
    return isOfNumbers
  }

  private mutating func steps(of draft: Draft) -> [ValueReading.Step] {
    var names = draft.names.makeIterator()
    var steps: [ValueReading.Step] = []
    for (index, run) in draft.runs.enumerated() {
      if index > 0 { steps.append(.gap(draft.gaps[index - 1])) }
      for test in run {
        let symbol = vocabulary.symbol(for: test)
        if case .value = test {
          steps.append(.value(symbol, name: names.next() ?? nil))
        } else {
          steps.append(.word(symbol))
        }
      }
    }
    return steps
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
    chains.append(CompiledPhrases.Chain(term: term, pieces: pieces, gaps: draft.gaps))
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

extension PhraseCompiler.Draft {
  /// With further tests behind it.
  fileprivate func with(_ tests: [WordTest]) -> Self {
    var draft = self
    draft.runs[draft.runs.count - 1] += tests
    return draft
  }

  /// With a value behind it.
  fileprivate func with(_ tests: [WordTest], named name: String?) -> Self {
    var draft = with(tests)
    draft.names.append(name)
    return draft
  }

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

extension ValueRequest {
  /// What the braces ask for, in a file that counts in `currency`.
  fileprivate init(_ slot: PhrasePattern.Slot, currency: Currency?) {
    let kind: SpokenValue.Kind =
      switch slot.type {
      case .money: .money
      case .number: .number
      case .percent: .percent
      case .date: .date
      case .time: .time
      case .phone: .phone
      case .digits: .digits
      }
    self.init(kind, digitCount: slot.size, currency: currency)
  }
}
