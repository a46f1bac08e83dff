internal import TextNormalize

/// Reads a phrase by recursive descent, one scalar of look-ahead but for the dots of a gap.
struct PatternParser {
  typealias Element = PhrasePattern.Element

  let scalars: [Unicode.Scalar]
  /// The byte at which each scalar starts, and the length of the whole.
  private let offsets: [Int]
  var position = 0
  private var depth = 0

  init(_ source: String) throws(TermPatternError) {
    guard source.count <= PhraseLimits.maxCharacters,
      source.utf8.count <= PhraseLimits.maxCharacters * 16
    else {
      throw TermPatternError(
        range: 0..<source.utf8.count,
        reason: "this phrase has \(source.count) characters; "
          + "the limit is \(PhraseLimits.maxCharacters)",
        help: "listen for the few words that matter", isTooLarge: true)
    }
    scalars = Array(source.unicodeScalars)
    offsets = scalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
  }

  mutating func parse() throws(TermPatternError) -> [Element] {
    let elements = try parseElements()
    if let scalar = current {
      throw scalar == ")"
        ? error(here, "this `)` closes no group", help: "leave it out, or open a group before it")
        : error(
          here, "`|` stands outside brackets", help: "write `(credit|debit) card`")
    }
    try PatternCheck(end: offsets[scalars.count]).check(elements)
    return elements
  }

  // MARK: Elements

  private mutating func parseElements() throws(TermPatternError) -> [Element] {
    var elements: [Element] = []
    skipSpaces()
    while let scalar = current, scalar != ")", scalar != "|" {
      elements.append(try parseElement())
      let end = position
      skipSpaces()
      if let next = current, next != ")", next != "|", end == position {
        throw missingSpace(before: next)
      }
    }
    return elements
  }

  private mutating func parseElement() throws(TermPatternError) -> Element {
    let start = position
    let kind: Element.Kind =
      switch current {
      case "(": .group(try parseGroup())
      case "{": .slot(try parseSlot())
      case "." where isGap: .gap(try parseGap())
      default: .word(try parseWord())
      }
    let isOptional = current == "?"
    if isOptional { position += 1 }
    if current == "?" {
      throw error(here, "two question marks in a row", help: "one `?` is enough")
    }
    return Element(kind: kind, isOptional: isOptional, span: span(from: start))
  }

  private mutating func parseGroup() throws(TermPatternError) -> [PhrasePattern.Alternative] {
    let start = position
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= PhraseLimits.maxGroupDepth else {
      throw error(
        span(from: start), "groups are nested more than \(PhraseLimits.maxGroupDepth) deep",
        help: "write several phrases", isTooLarge: true)
    }
    var alternatives: [PhrasePattern.Alternative] = []
    while true {
      let first = position
      let elements = try parseElements()
      guard let scalar = current else {
        throw error(span(from: start), "this group is not closed", help: "add `)`")
      }
      guard let lead = elements.first, let last = elements.last else {
        throw error(
          span(from: first).isEmpty ? here : span(from: first), "a choice of this group is empty",
          help: "for a group that may be absent write `(…)?`")
      }
      alternatives.append(
        PhrasePattern.Alternative(
          elements: elements, span: lead.span.lowerBound..<last.span.upperBound))
      position += 1
      if scalar == ")" { return alternatives }
    }
  }

  // MARK: Gaps

  private var isGap: Bool {
    scalars[position...].prefix(3).elementsEqual(["." as Unicode.Scalar, ".", "."])
  }

  private mutating func parseGap() throws(TermPatternError) -> PhrasePattern.Gap {
    let start = position
    position += 3
    let digits = takeDigits()
    guard !digits.isEmpty else {
      return PhrasePattern.Gap(maxWords: PhrasePattern.Gap.defaultMaxWords)
    }
    guard let maxWords = Int(digits), (1...PhraseLimits.maxGapWords).contains(maxWords),
      !digits.hasPrefix("0")
    else {
      throw error(
        span(from: start), "a gap covers 1 to \(PhraseLimits.maxGapWords) words, not \(digits)",
        help: "write two phrases and `near` for words that are further apart",
        isTooLarge: digits.count > 1 && !digits.hasPrefix("0"))
    }
    return PhrasePattern.Gap(maxWords: maxWords)
  }
}

// MARK: - Scanning

extension PatternParser {
  var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  /// The bytes of the scalar that comes next; empty at the end.
  var here: Range<Int> { offsets[position]..<offsets[min(position + 1, scalars.count)] }

  /// The bytes of the scalar before; empty at the start.
  private var previous: Range<Int> { offsets[max(position - 1, 0)]..<offsets[position] }

  func span(from start: Int) -> Range<Int> { offsets[start]..<offsets[position] }

  func text(from start: Int) -> String {
    scalars[start..<position].reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  mutating func skipSpaces() {
    while let scalar = current, scalar.properties.isWhitespace { position += 1 }
  }

  mutating func takeDigits() -> String {
    let start = position
    while let scalar = current, ("0"..."9").contains(scalar) { position += 1 }
    return text(from: start)
  }

  func error(
    _ range: Range<Int>, _ reason: String, help: String? = nil, isTooLarge: Bool = false
  ) -> TermPatternError {
    TermPatternError(range: range, reason: reason, help: help, isTooLarge: isTooLarge)
  }

  private func missingSpace(before next: Unicode.Scalar) -> TermPatternError {
    switch next {
    case "(", "{", ".":
      error(here, "a space is missing before `\(next)`", help: "put one space between elements")
    case "~", "*":
      error(
        here, "`\(next)` belongs directly behind a word",
        help: "give each word inside the brackets its sign: `(book~|order~)`")
    case _ where position > 0 && scalars[position - 1] == "*":
      error(
        previous, "`*` stands at one end of a word, not in the middle",
        help: "write `card*` or `*card`")
    case _ where WordCharacter(next) != .letter && next != "=":
      noLetter()
    default:
      error(here, "a space is missing here", help: "put one space between elements")
    }
  }
}
