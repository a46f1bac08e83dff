extension PhrasePattern {
  /// What a phrase asks for in sound.
  public struct SpokenForms: Sendable, Hashable {
    /// Word sequences in small letters, none twice, in a stable order; of words with `~` the base
    /// form comes first. Ways through the phrase with an unsearchable element are not among them.
    public let sequences: [[String]]
    /// The elements that sound cannot be searched for, in the order in which they are written.
    public let unsearchable: [Unsearchable]
  }

  /// An element that sound cannot be searched for.
  public struct Unsearchable: Sendable, Hashable {
    /// Its bytes in the source.
    public let span: Range<Int>
    /// Why, lower case, no full stop: "a gap cannot be searched for in sound".
    public let reason: String
  }

  /// The word sequences to listen for; none for a phrase with a value in braces, which has to be read to
  /// be of use.
  public func spokenForms() -> SpokenForms {
    var sequences: [[String]] = []
    var seen: Set<[String]> = []
    var unsearchable: [Int: Unsearchable] = [:]
    // A word is on many of the ways.
    var forms: [Word: [[String]]] = [:]
    let hasSlots = !slots.isEmpty
    for way in ways {
      let obstacles = way.compactMap(\.obstacle)
      for obstacle in obstacles { unsearchable[obstacle.span.lowerBound] = obstacle }
      guard obstacles.isEmpty, !hasSlots else { continue }
      for sequence in Self.sequences(of: way, &forms) where seen.insert(sequence).inserted {
        sequences.append(sequence)
      }
    }
    return SpokenForms(
      sequences: sequences,
      unsearchable: unsearchable.sorted { $0.key < $1.key }.map(\.value))
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
  /// Why sound cannot be searched for this step; `nil` if it can.
  fileprivate var obstacle: PhrasePattern.Unsearchable? {
    let what: String
    switch self {
    case .word(let word, _) where word.mode == .prefix || word.mode == .suffix:
      what = "the beginning or end of a word"
    case .word: return nil
    case .slot: what = "a value in braces"
    case .gap: what = "a gap"
    }
    return PhrasePattern.Unsearchable(
      span: span, reason: "\(what) cannot be searched for in sound")
  }
}
