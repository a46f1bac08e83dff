/// Parts folded text into words, looking at most four characters ahead.
struct WordSplitter {
  private var scalars: [Unicode.Scalar] = []
  private var sources: [Range<Int>] = []

  /// Adds what one source grapheme was folded into.
  mutating func append(_ folded: String, source: Range<Int>) {
    for scalar in folded.unicodeScalars {
      scalars.append(scalar)
      sources.append(source)
    }
  }

  /// The words of all that was added.
  func words() -> [FoldedWord] {
    var words: [FoldedWord] = []
    var form = String.UnicodeScalarView()
    var start = 0
    var index = 0

    func endWord(joinsNext: Bool = false) {
      guard !form.isEmpty else { return }
      let source = sources[start].lowerBound..<sources[index - 1].upperBound
      words.append(FoldedWord(form: String(form), source: source, joinsNext: joinsNext))
      form = String.UnicodeScalarView()
    }

    while index < scalars.count {
      switch WordCharacter(scalars[index]) {
      case .letter:
        if form.isEmpty { start = index }
        form.append(scalars[index])
      case .apostrophe where !form.isEmpty && isLetter(index + 1):
        break
      case .joiner where scalars[index] == "." && isDigit(index - 1) && isDigit(index + 1):
        form.append(".")
      case .joiner:
        endWord(joinsNext: isLetter(index + 1))
      case .ampersand:
        endWord()
        words.append(FoldedWord(form: "and", source: sources[index]))
      case .separator where isCommaOfThousands(index):
        break
      case .apostrophe, .separator:
        endWord()
      }
      index += 1
    }
    endWord()
    return words
  }

  private func isLetter(_ index: Int) -> Bool {
    scalars.indices.contains(index) && WordCharacter(scalars[index]) == .letter
  }

  private func isDigit(_ index: Int) -> Bool {
    scalars.indices.contains(index) && ("0"..."9").contains(scalars[index])
  }

  private func isCommaOfThousands(_ index: Int) -> Bool {
    scalars[index] == "," && isDigit(index - 1)
      && (1...3).allSatisfy { isDigit(index + $0) } && !isDigit(index + 4)
  }
}
