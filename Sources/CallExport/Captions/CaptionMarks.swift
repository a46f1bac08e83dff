import CallModel

/// Which words of a transcript were found.
struct CaptionMarks {
  private let evidence: Set<Int>
  private let mentions: Set<Int>
  private let starts: Set<Int>

  init(_ exported: ExportedCall) {
    let words = { (hits: [Hit]) in
      hits.filter { $0.source == .transcript }.compactMap(\.words)
    }
    let found = words(exported.hits)
    let rested = words(exported.evidence)
    evidence = Set(rested.joined())
    mentions = Set(found.joined())
    starts = Set((found + rested).map(\.lowerBound))
  }

  /// The class of a word; `nil` for one that was not found.
  func className(at index: Int) -> String? {
    evidence.contains(index) ? "evidence" : mentions.contains(index) ? "mention" : nil
  }

  /// Whether what is marked at a word goes on from the word before.
  func continues(at index: Int) -> Bool {
    !starts.contains(index) && className(at: index) != nil
      && className(at: index) == className(at: index - 1)
  }
}
