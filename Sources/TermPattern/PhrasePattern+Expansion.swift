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

  /// How many word sequences the phrase stands for, all alternatives and inflections counted, those that are
  /// written twice as two; never more than ``PhraseLimits/maxExpansion``. Does not walk the ways.
  public var sequenceCount: Int { Self.sequenceCount(of: elements) }

  /// How many word sequences the elements stand for; never more than `Int.max`.
  ///
  /// A word with a hyphen counts twice: it is also looked for as one word.
  static func sequenceCount(of elements: [Element]) -> Int {
    elements.reduce(1) { product, element in
      let choices =
        switch element.kind {
        case .gap, .slot: 1
        case .word(let word): word.forms.count * (word.foldedParts.count > 1 ? 2 : 1)
        case .group(let alternatives):
          alternatives.reduce(0) { saturatingSum($0, sequenceCount(of: $1.elements)) }
        }
      return saturatingProduct(product, element.isOptional ? saturatingSum(choices, 1) : choices)
    }
  }

  private static func saturatingSum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }

  private static func saturatingProduct(_ left: Int, _ right: Int) -> Int {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? .max : product
  }
}
