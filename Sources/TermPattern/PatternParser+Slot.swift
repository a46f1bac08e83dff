internal import TextNormalize

extension PatternParser {
  /// A slot, at its opening brace.
  mutating func parseSlot() throws(TermPatternError) -> PhrasePattern.Slot {
    let start = position
    position += 1
    skipSpaces()
    let type = try parseSlotType(from: start)
    skipSpaces()
    let size = try parseSlotSize(of: type)
    skipSpaces()
    let name = try parseSlotName(from: start)
    skipSpaces()
    guard current == "}" else {
      throw current == nil
        ? notClosed(from: start)
        : error(here, "this does not belong into a slot", help: "write `{money as total}`")
    }
    position += 1
    return PhrasePattern.Slot(
      type: type, size: size, name: name?.text, nameSpan: name?.span, span: span(from: start))
  }

  private mutating func parseSlotType(
    from start: Int
  ) throws(TermPatternError) -> PhrasePattern.SlotType {
    let first = position
    let word = takeName()
    if let type = PhrasePattern.SlotType(rawValue: word) { return type }
    if current == nil, word.isEmpty { throw notClosed(from: start) }
    let known = PhrasePattern.SlotType.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    throw error(
      word.isEmpty ? here : span(from: first),
      word.isEmpty ? "the kind of value is missing" : "`\(word)` is no kind of value",
      help: "a slot reads \(known)")
  }

  private mutating func parseSlotSize(
    of type: PhrasePattern.SlotType
  ) throws(TermPatternError) -> Int? {
    guard current == ":" else { return nil }
    let start = position
    position += 1
    skipSpaces()
    let digits = takeDigits()
    guard let size = Int(digits), (1...PhraseLimits.maxSlotSize).contains(size) else {
      throw error(
        span(from: start), "the size of a slot is a number from 1 to \(PhraseLimits.maxSlotSize)",
        help: "write `{digits:4}`")
    }
    guard type == .digits || type == .phone else {
      throw error(
        span(from: start), "`\(type.rawValue)` takes no number of digits",
        help: "leave it out; `digits` and `phone` take one")
    }
    return size
  }

  private mutating func parseSlotName(
    from start: Int
  ) throws(TermPatternError) -> (text: String, span: Range<Int>)? {
    let first = position
    let word = takeName()
    if word.isEmpty { return nil }
    guard word == "as" else {
      throw error(
        span(from: first), "`as` is missing before the name", help: "write `{money as total}`")
    }
    skipSpaces()
    let nameStart = position
    let name = takeName()
    guard let lead = name.unicodeScalars.first else {
      if current == nil { throw notClosed(from: start) }
      throw error(
        here, "a name is missing after `as`", help: "write `{money as total}`")
    }
    guard lead.properties.numericType == nil else {
      throw error(
        span(from: nameStart), "a name starts with a letter", help: "write `{money as total}`")
    }
    return (name, span(from: nameStart))
  }

  private mutating func takeName() -> String {
    let start = position
    while let scalar = current, scalar == "_" || WordCharacter(scalar) == .letter { position += 1 }
    return text(from: start)
  }

  private func notClosed(from start: Int) -> TermPatternError {
    error(span(from: start), "this slot is not closed", help: "add `}`")
  }
}
