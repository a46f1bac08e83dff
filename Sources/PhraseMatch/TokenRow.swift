internal import CallModel
internal import SpokenValues

/// A stretch as tests see it: the symbols of each token, and what is one thing though it has several
/// tokens: compounds, Korean words that may be written as one, and the values that phrases ask for.
struct TokenRow {
  /// Tokens taken as one.
  struct Edge {
    let tokens: Range<Int>
    let symbols: [Symbol]
    /// The value that they say, for one that is read for its value.
    let value: SpokenValue?
  }

  private let tokens: [Stretch.Token]
  private let forms: Forms
  private var endingAt: [Int: [Edge]] = [:]
  private var startingAt: [Int: [Edge]] = [:]

  init(_ stretch: Stretch, of transcript: Transcript, _ vocabulary: Vocabulary, _ forms: Forms) {
    tokens = stretch.tokens
    self.forms = forms
    for compound in stretch.compounds + stretch.spaced {
      add(Edge(tokens: compound.tokens, symbols: forms[compound.form], value: nil))
    }
    guard !vocabulary.values.isEmpty else { return }
    // INVARIANT: the reader of values and the stretch part words into the same tokens.
    var text = SpokenText()
    for word in stretch.words { text.append(transcript.words[word].text) }
    let reader = SpokenValues(text)
    for (request, symbol) in vocabulary.values {
      for found in reader.values(request) {
        add(Edge(tokens: found.words, symbols: [symbol], value: found.value))
      }
    }
  }

  private mutating func add(_ edge: Edge) {
    endingAt[edge.tokens.upperBound, default: []].append(edge)
    startingAt[edge.tokens.lowerBound, default: []].append(edge)
  }

  /// How many tokens there are.
  var count: Int { tokens.count }

  /// Whether anything has several tokens.
  var hasEdges: Bool { !endingAt.isEmpty }

  /// The symbols of the token at `index`, ascending.
  func symbols(of index: Int) -> [Symbol] { forms[tokens[index].form] }

  /// What is one thing and ends before the token at `position`.
  func edges(endingAt position: Int) -> [Edge] { endingAt[position] ?? [] }

  /// What is one thing and begins with the token at `position`.
  func edges(startingAt position: Int) -> [Edge] { startingAt[position] ?? [] }
}
