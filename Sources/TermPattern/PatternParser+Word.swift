internal import TextNormalize

extension PatternParser {
  /// A word with its sign, at ``position``.
  mutating func parseWord() throws(TermPatternError) -> PhrasePattern.Word {
    let start = position
    let lead = current
    if lead == "=" || lead == "*" { position += 1 }
    let letters = position
    try takeLetters()
    let text = text(from: letters)
    let span = span(from: letters)
    guard !FoldedWord.words(in: text).isEmpty else {
      throw error(span, "this word has no letters that can be seen", help: "type the word again")
    }
    let tail = current
    if tail == "~" || tail == "*" { position += 1 }
    if let next = current, next == "~" || next == "*" || next == "=" {
      throw tooManySigns(from: start)
    }
    let mode: PhrasePattern.Word.Mode
    switch (lead, tail) {
    case ("=", "~"), ("=", "*"), ("*", "~"), ("*", "*"): throw tooManySigns(from: start)
    case ("=", _): mode = .exact
    case ("*", _): mode = .suffix
    case (_, "~"): mode = .inflected
    case (_, "*"): mode = .prefix
    default: mode = .plain
    }
    return PhrasePattern.Word(text: text, mode: mode, span: span)
  }

  /// Passes over letters, with apostrophes, hyphens, full stops and `&` where letters follow; or over an `&` alone.
  private mutating func takeLetters() throws(TermPatternError) {
    guard let first = current else { throw noLetter() }
    if WordCharacter(first) == .ampersand, isEndOfElement(at: position + 1) {
      position += 1
      return
    }
    guard WordCharacter(first) == .letter else { throw noLetter() }
    while let scalar = current {
      switch WordCharacter(scalar) {
      case .letter:
        position += 1
      case .apostrophe, .joiner, .ampersand:
        let next = position + 1
        guard next < scalars.count, WordCharacter(scalars[next]) == .letter else {
          throw danglingMark(scalar)
        }
        position = next
      case .separator:
        return
      }
    }
  }

  /// Whether an element that ends before `place` ends with its last letter.
  private func isEndOfElement(at place: Int) -> Bool {
    place >= scalars.count || [" ", "|", ")", "?"].contains(scalars[place])
  }

  private func tooManySigns(from start: Int) -> TermPatternError {
    error(
      span(from: start).lowerBound..<here.upperBound, "a word carries one sign at most",
      help: "`=card` only this form, `card~` its inflections, `card*` and `*card` longer words")
  }

  private func danglingMark(_ scalar: Unicode.Scalar) -> TermPatternError {
    if scalar == ".", position + 1 < scalars.count, scalars[position + 1] == "." {
      return error(
        here, "a space is missing before `...`", help: "put one space between elements")
    }
    if WordCharacter(scalar) == .ampersand {
      return error(
        here, "`\(scalar)` is not followed by a letter", help: "write `r&d` or `r & d`")
    }
    return error(
      here, "`\(scalar)` is not followed by a letter",
      help: "leave it out: punctuation around words does not count")
  }

  /// Why what comes next cannot begin a word.
  func noLetter() -> TermPatternError {
    guard let scalar = current else {
      return error(here, "a word is missing here")
    }
    switch scalar {
    case "~": return error(here, "`~` stands behind a word", help: "write `book~`")
    case "?":
      return error(
        here, "`?` stands directly behind what may be absent", help: "write `please? call`")
    case "}": return error(here, "this `}` closes no slot", help: "leave it out")
    case "*", "=":
      return error(
        here, "`\(scalar)` needs a word", help: "`=card`, `card*` and `*card` are written together")
    case "&":
      return error(
        here, "`&` stands between words, or between letters", help: "write `r&d` or `r & d`")
    case "%":
      return error(
        here, "`%` is not spoken",
        help: "write `percent`, which finds `%` in transcripts, too; any share is `{percent}`")
    case "$", "€", "£", "¥", "₩":
      return error(
        here, "`\(scalar)` is not spoken",
        help: "write `dollars` or the like behind the number, which finds `\(scalar)` in "
          + "transcripts, too; any amount is `{money}`")
    case "'", "\u{2019}", "-", ".":
      return error(
        here, "`\(scalar)` does not follow a letter",
        help: "leave it out: punctuation around words does not count")
    case "/", "[":
      return error(
        here, "`\(scalar)` cannot be part of a phrase",
        help: "for one of several words write `(credit|debit)`")
    case "\u{2026}":
      return error(here, "`…` cannot be part of a phrase", help: "a gap is three dots: `...`")
    case ",", ";":
      return error(
        here, "`\(scalar)` cannot be part of a phrase",
        help: "leave it out: punctuation does not count; each phrase has quotes of its own")
    case " ":
      return error(here, "a sign without a word stands before this space", help: "leave it out")
    default:
      return error(
        here, "`\(name(of: scalar))` cannot be part of a phrase",
        help: "leave it out: punctuation does not count")
    }
  }

  /// What can be shown of a scalar in a message of one line.
  private func name(of scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      "U+" + String(scalar.value, radix: 16, uppercase: true)
    default:
      String(scalar)
    }
  }
}
