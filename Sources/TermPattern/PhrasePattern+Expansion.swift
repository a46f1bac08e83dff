extension PhrasePattern {
  /// One step of a way through a phrase: groups and question marks are decided.
  public enum Step: Sendable, Hashable {
    /// This word.
    case word(Word, span: Range<Int>)
    /// This value.
    case slot(Slot, span: Range<Int>)
    /// Up to so many words.
    case gap(Gap, span: Range<Int>)

    /// The bytes of the element in the source.
    public var span: Range<Int> {
      switch self {
      case .word(_, let span), .slot(_, let span), .gap(_, let span): span
      }
    }

    fileprivate var isGap: Bool {
      if case .gap = self { true } else { false }
    }
  }

  /// Every way through the phrase, never more than ``PhraseLimits/maxExpansion`` and never empty.
  ///
  /// The order is stable: alternatives as written, with an optional element before without it. A gap
  /// at either end of a way is left out: it would only make the hit longer by words that nobody
  /// asked for.
  public var ways: [[Step]] {
    Self.ways(through: elements).map { way in
      Array(way.drop(while: \.isGap).reversed().drop(while: \.isGap).reversed())
    }
  }

  private static func ways(through elements: [Element]) -> [[Step]] {
    elements.reduce([[]]) { ways, element in
      let choices = choices(of: element)
      return ways.flatMap { way in choices.map { way + $0 } }
    }
  }

  private static func choices(of element: Element) -> [[Step]] {
    let present: [[Step]] =
      switch element.kind {
      case .word(let word): [[.word(word, span: element.span)]]
      case .slot(let slot): [[.slot(slot, span: element.span)]]
      case .gap(let gap): [[.gap(gap, span: element.span)]]
      case .group(let alternatives): alternatives.flatMap { ways(through: $0.elements) }
      }
    return element.isOptional ? present + [[]] : present
  }
}
