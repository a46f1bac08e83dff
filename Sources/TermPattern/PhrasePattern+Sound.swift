extension PhrasePattern {
  /// An element that sound cannot be searched for.
  public struct Unsearchable: Sendable, Hashable {
    /// Its bytes in the source.
    public let span: Range<Int>
    /// Why, lower case, no full stop: "a gap cannot be searched for in sound".
    public let reason: String
  }

  /// The elements that sound cannot be searched for, in the order in which they are written. Linear in the
  /// number of elements.
  ///
  /// A gap that stands at an end of every way that it is on is left out of all of them (see ``ways``), and
  /// so stops no search.
  public var unsearchable: [Unsearchable] {
    Self.unsearchable(in: elements, isWordBefore: false, isWordAfter: false)
  }

  /// Whether some way through the phrase can be searched for in sound: never for a phrase with a value in
  /// braces, which has to be read to be of use. Linear in the number of elements.
  public var isSearchable: Bool {
    slots.isEmpty && WayShape.shapes(through: elements).contains { !$0.isBarred }
  }

  private static func unsearchable(
    in elements: [Element], isWordBefore: Bool, isWordAfter: Bool
  ) -> [Unsearchable] {
    var found: [Unsearchable] = []
    for (index, element) in elements.enumerated() {
      let isWordBefore = isWordBefore || elements[..<index].contains(where: \.canBeSaid)
      let isWordAfter = isWordAfter || elements[(index + 1)...].contains(where: \.canBeSaid)
      switch element.kind {
      case .word(let word):
        guard word.isPart else { continue }
        found.append(Unsearchable(element, "the beginning or end of a word"))
      case .slot: found.append(Unsearchable(element, "a value in braces"))
      case .gap:
        if isWordBefore, isWordAfter { found.append(Unsearchable(element, "a gap")) }
      case .group(let alternatives):
        found += alternatives.flatMap {
          unsearchable(in: $0.elements, isWordBefore: isWordBefore, isWordAfter: isWordAfter)
        }
      }
    }
    return found
  }
}

extension PhrasePattern.Unsearchable {
  fileprivate init(_ element: PhrasePattern.Element, _ what: String) {
    span = element.span
    reason = "\(what) cannot be searched for in sound"
  }
}

extension PhrasePattern.Element {
  /// Whether some way through it has a word or a value.
  fileprivate var canBeSaid: Bool {
    switch kind {
    case .word, .slot: true
    case .gap: false
    case .group(let alternatives):
      alternatives.contains { $0.elements.contains(where: \.canBeSaid) }
    }
  }
}

/// What matters of a way through elements to whether sound can be searched for it. There are few shapes,
/// however many ways: so the ways need not be walked.
private struct WayShape: Hashable {
  var hasWord = false
  var beginsWithGap = false
  var endsWithGap = false
  /// Whether a part of a word is on it, or a gap between words.
  var isBarred = false

  static func shapes(through elements: [PhrasePattern.Element]) -> Set<WayShape> {
    elements.reduce([WayShape()]) { shapes, element in
      let choices = choices(of: element)
      return Set(shapes.flatMap { shape in choices.map { shape.followed(by: $0) } })
    }
  }

  private static func choices(of element: PhrasePattern.Element) -> Set<WayShape> {
    var choices: Set<WayShape> =
      switch element.kind {
      case .word(let word): [WayShape(hasWord: true, isBarred: word.isPart)]
      case .slot: [WayShape(hasWord: true, isBarred: true)]
      case .gap: [WayShape(beginsWithGap: true, endsWithGap: true)]
      case .group(let alternatives):
        alternatives.reduce(into: []) { $0.formUnion(shapes(through: $1.elements)) }
      }
    if element.isOptional { choices.insert(WayShape()) }
    return choices
  }

  private func followed(by next: WayShape) -> WayShape {
    WayShape(
      hasWord: hasWord || next.hasWord,
      beginsWithGap: beginsWithGap || !hasWord && next.beginsWithGap,
      endsWithGap: next.endsWithGap || !next.hasWord && endsWithGap,
      isBarred: isBarred || next.isBarred
        || hasWord && next.hasWord && (endsWithGap || next.beginsWithGap))
  }
}
