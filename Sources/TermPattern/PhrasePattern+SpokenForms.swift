extension PhrasePattern {
  /// The word sequences to listen for: words in small letters, no sequence twice, in a stable order; of
  /// words with `~` the base form comes first. Ways through the phrase with an element that sound cannot be
  /// searched for are not among them, so it is empty where ``isSearchable`` is false.
  ///
  /// Takes time for every sequence, up to ``PhraseLimits/maxExpansion`` of them.
  public func spokenForms() -> [[String]] {
    guard slots.isEmpty else { return [] }
    var sequences: [[String]] = []
    var seen: Set<[String]> = []
    // A word is on many of the ways.
    var forms: [Word: [[String]]] = [:]
    for way in ways where way.allSatisfy(\.isSearchable) {
      for sequence in Self.sequences(of: way, &forms) where seen.insert(sequence).inserted {
        sequences.append(sequence)
      }
    }
    return sequences
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
}
