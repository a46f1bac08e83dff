internal import CallModel
internal import SpokenValues

/// A stretch as tests see it: its folded words, and what is one thing though it has several of them:
/// compounds, Korean words that may be written as one, and the values that phrases ask for.
///
/// One row serves all stretches of a transcript, one after the other.
struct TokenRow {
  /// One folded word; its position is its index.
  struct Token {
    /// The word of the transcript that it is of.
    let word: Int32
    /// The number of its form in ``Forms``.
    let form: Int32
  }

  /// Tokens taken as one.
  struct Edge {
    let tokens: Range<Int>
    let symbols: [Symbol]
    /// The value that they say, for one that is read for its value.
    let value: SpokenValue?
  }

  let transcript: Transcript
  /// The confidence of a word that has none.
  let unknownConfidence: Confidence
  private let values: [(request: ValueRequest, symbol: Symbol)]
  private let wordedValues: [ValueRequest: [SpokenValue: [Symbol]]]
  private(set) var forms: Forms
  private(set) var tokens: [Token] = []
  private var endingAt: [Int: [Edge]] = [:]
  private var startingAt: [Int: [Edge]] = [:]

  /// A row for the stretches of `transcript`.
  init(_ transcript: Transcript, _ vocabulary: Vocabulary, table: WordTable) {
    self.transcript = transcript
    unknownConfidence = DefaultConfidence.of(format: transcript.format)
    values = vocabulary.values
    wordedValues = vocabulary.wordedValues
    forms = Forms(vocabulary, table: table)
    tokens.reserveCapacity(64)
  }

  /// Takes the words of `stretch` in place of those before.
  mutating func read(_ stretch: Stretch) {
    tokens.removeAll(keepingCapacity: true)
    if hasEdges {
      endingAt.removeAll(keepingCapacity: true)
      startingAt.removeAll(keepingCapacity: true)
    }
    append(stretch.beginning)
    for words in stretch.continuations { append(words) }
    if forms.hasHangul { joinKorean() }
    let readsDigits = forms.table.readsDigits && tokens.contains { forms.hasDigit($0.form) }
    if !values.isEmpty || readsDigits { readValues(of: stretch, digits: readsDigits) }
  }

  /// Whether any phrase can begin in `stretch`. In most stretches none can, so nothing is written down yet.
  func canHoldPhrases(_ stretch: Stretch) -> Bool {
    if !values.isEmpty || forms.table.hasBeginning(in: stretch.beginning, of: transcript) {
      return true
    }
    for words in stretch.continuations
    where forms.table.hasBeginning(in: words, of: transcript) {
      return true
    }
    return false
  }

  private mutating func append(_ words: Range<Int>) {
    let (said, table) = (transcript.words, forms.table)
    for word in words {
      if let form = table.number(of: said[word].text) {
        tokens.append(Token(word: Int32(word), form: form))
      } else {
        appendParts(of: word)
      }
    }
  }

  private mutating func appendParts(of word: Int) {
    let written = forms.written(transcript.words[word].text)
    for compound in written.compounds {
      let start = tokens.count + compound.parts.lowerBound
      add(start..<start + compound.parts.count, as: compound.form)
    }
    for form in written.forms { tokens.append(Token(word: Int32(word), form: form)) }
  }

  /// Finds what Korean words of one turn are together, two to four in a row: where they part is up to who
  /// writes.
  private mutating func joinKorean() {
    for first in tokens.indices where forms.isHangul(tokens[first].form) {
      let turn = turn(of: first)
      var joined = forms.text(tokens[first].form)
      for last in (first + 1)..<min(first + Stretch.mostJoined, tokens.count) {
        guard forms.isHangul(tokens[last].form), self.turn(of: last) == turn else { break }
        joined += forms.text(tokens[last].form)
        add(first..<last + 1, as: forms.number(of: joined, spelling: .spaced))
      }
    }
  }

  private func turn(of token: Int) -> Int { transcript.words[Int(tokens[token].word)].turn }

  private mutating func readValues(of stretch: Stretch, digits readsDigits: Bool) {
    // INVARIANT: the reader of values and the row part words into the same tokens.
    var text = SpokenText()
    for words in [stretch.beginning] + stretch.continuations {
      for word in words { text.append(transcript.words[word].text) }
    }
    let reader = SpokenValues(text)
    for (request, symbol) in values {
      for found in reader.values(request) {
        add(Edge(tokens: found.words, symbols: [symbol], value: found.value))
      }
    }
    guard readsDigits else { return }
    for (request, symbols) in wordedValues {
      for found in reader.values(request) {
        // What is said in words is found as words. Were it found by its value, too, only where the stretch
        // has digits elsewhere, a hit would hang on these.
        guard let symbols = symbols[found.value],
          tokens[found.words].contains(where: { forms.hasDigit($0.form) })
        else { continue }
        add(Edge(tokens: found.words, symbols: symbols, value: nil))
      }
    }
  }

  /// Takes these tokens as the one word `form`, if anybody asks for that.
  private mutating func add(_ tokens: Range<Int>, as form: Int32) {
    let symbols = forms[form]
    if !symbols.isEmpty { add(Edge(tokens: tokens, symbols: symbols, value: nil)) }
  }

  private mutating func add(_ edge: Edge) {
    endingAt[edge.tokens.upperBound, default: []].append(edge)
    startingAt[edge.tokens.lowerBound, default: []].append(edge)
  }

  // MARK: What is here

  /// How many tokens there are.
  var count: Int { tokens.count }

  /// Whether anything has several tokens.
  var hasEdges: Bool { !endingAt.isEmpty }

  /// Calls `body` with each symbol of the token at `index`, in ascending order.
  func forEachSymbol(of index: Int, _ body: (Symbol) -> Void) {
    forms.forEachSymbol(of: tokens[index].form, body)
  }

  /// Whether the token at `index` passes the test `symbol`.
  func passes(_ symbol: Symbol, at index: Int) -> Bool {
    var passes = false
    forEachSymbol(of: index) { if $0 == symbol { passes = true } }
    return passes
  }

  /// What is one thing and ends before the token at `position`.
  func edges(endingAt position: Int) -> [Edge] { endingAt[position] ?? [] }

  /// What is one thing and begins with the token at `position`.
  func edges(startingAt position: Int) -> [Edge] { startingAt[position] ?? [] }

  /// Calls `body` with each word of the transcript that the tokens are of, in order.
  func forEachWord(of range: Range<Int>, _ body: (Int) -> Void) {
    var last: Int32 = -1
    for token in tokens[range] where token.word != last {
      last = token.word
      body(Int(last))
    }
  }
}
