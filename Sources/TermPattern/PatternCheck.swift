/// Refuses phrases that are written properly and mean nothing, or too much.
struct PatternCheck {
  typealias Element = PhrasePattern.Element

  /// The length of the source in bytes.
  let end: Int

  func check(_ elements: [Element]) throws(TermPatternError) {
    let whole = 0..<end
    guard !elements.isEmpty else {
      throw TermPatternError(
        range: whole, reason: "this phrase is empty", help: "write the words to listen for")
    }
    if case .gap? = elements.first?.kind, let span = elements.first?.span {
      throw outerGap(span, "start")
    }
    if case .gap? = elements.last?.kind, let span = elements.last?.span {
      throw outerGap(span, "end")
    }
    guard !Self.canBeSilent(elements) else {
      throw TermPatternError(
        range: whole, reason: "everything in this phrase may be absent, so it could match nothing",
        help: "leave one word without `?`")
    }
    let length = Self.longest(elements)
    guard length <= PhraseLimits.maxElements else {
      throw TermPatternError(
        range: whole,
        reason: "this phrase is \(length) elements long; the limit is \(PhraseLimits.maxElements)",
        help: "listen for the few words that matter", isTooLarge: true)
    }
    let expansion = PhrasePattern.sequenceCount(of: elements)
    guard expansion <= PhraseLimits.maxExpansion else {
      throw TermPatternError(
        range: whole,
        reason: "this phrase stands for \(Self.spell(expansion)) word sequences; "
          + "the limit is \(PhraseLimits.maxExpansion)",
        help: "write several phrases with fewer choices each", isTooLarge: true)
    }
  }

  private func outerGap(_ span: Range<Int>, _ place: String) -> TermPatternError {
    TermPatternError(
      range: span, reason: "a gap at the \(place) of a phrase says nothing",
      help: "leave it out")
  }

  /// Whether some way through the elements has neither a word nor a slot.
  private static func canBeSilent(_ elements: [Element]) -> Bool {
    elements.allSatisfy { element in
      switch element.kind {
      case .gap: true
      case .word, .slot: element.isOptional
      case .group(let alternatives):
        element.isOptional || alternatives.contains { canBeSilent($0.elements) }
      }
    }
  }

  /// Elements on the longest way through.
  private static func longest(_ elements: [Element]) -> Int {
    elements.reduce(0) { length, element in
      guard case .group(let alternatives) = element.kind else { return length + 1 }
      return length + (alternatives.map { longest($0.elements) }.max() ?? 0)
    }
  }

  private static func spell(_ count: Int) -> String {
    count > 1_000_000 ? "more than a million" : String(count)
  }
}
