extension PhrasePattern {
  /// The word sequences to listen for: words in small letters, no sequence twice, in a stable order; of
  /// words with `~` the base form comes first. Ways through the phrase with an element that sound cannot be
  /// searched for are not among them, so it is empty where ``isSearchable`` is false.
  ///
  /// Takes time for every sequence, up to ``PhraseLimits/maxExpansion`` of them.
  public func spokenForms() -> [[String]] { spokenForms(of: \.isSearchable) }

  /// As ``spokenForms()``, with words written in capitals as they are written (capitals tell an
  /// abbreviation), each sequence as one text with a space between words.
  ///
  /// - Parameter takesExact: whether ways with a word that carries `=` count.
  public func spellings(takesExact: Bool = true) -> [String] {
    let forms = spokenForms { takesExact ? $0.isSearchable : $0.isSearchable && !$0.isExact }
    let capitals = capitalWords
    return forms.map { words in words.map { capitals[$0] ?? $0 }.joined(separator: " ") }
  }

  /// The sequences on ways of which all steps are wanted.
  private func spokenForms(of isWanted: (Step) -> Bool) -> [[String]] {
    guard slots.isEmpty else { return [] }
    var sequences: [[String]] = []
    var seen: Set<[String]> = []
    // A word is on many of the ways.
    var forms: [Word: [[String]]] = [:]
    for way in ways where way.allSatisfy(isWanted) {
      for sequence in Self.sequences(of: way, &forms) where seen.insert(sequence).inserted {
        sequences.append(sequence)
      }
    }
    return sequences
  }

  /// Words that are written in capitals, by their small letters.
  private var capitalWords: [String: String] {
    var words: [String: String] = [:]
    for case .word(let word, _) in ways.joined() {
      for part in word.text.split(separator: "&")
      where part.count > 1 && part.allSatisfy(\.isUppercase) {
        words[part.lowercased()] = String(part)
      }
    }
    return words
  }

  private static func sequences(
    of way: [Step], _ known: inout [Word: [[String]]]
  ) -> [[String]] {
    var sequences: [[String]] = [[]]
    for case .word(let word, _) in way {
      let forms = known[word] ?? word.forms
      known[word] = forms
      sequences = sequences.flatMap { sequence in forms.map { sequence + $0 } }
    }
    return sequences
  }
}

extension PhrasePattern.Step {
  /// Whether sound can be searched for this step.
  fileprivate var isSearchable: Bool {
    switch self {
    case .word(let word, _): !word.isPart
    case .slot, .gap: false
    }
  }

  /// Whether it is a word with `=`.
  fileprivate var isExact: Bool {
    if case .word(let word, _) = self { word.mode == .exact } else { false }
  }
}
