/// The words in the text of one cue, with who says them and where a time is written between them.
struct CueText {
  struct Word: Equatable {
    var text: String
    /// Who says it, as the file names them.
    var label: String?
    /// The time written just before it.
    var startMs: Int?
  }

  private(set) var words: [Word] = []
  /// The name before a colon that the last line with one begins with.
  private(set) var prefixLabel: String?
  private let speakers: SpeakerLabels
  private var current = ""
  private var currentStartMs: Int?
  private var label: String?
  /// A time that was written and waits for the next word.
  private var pendingMs: Int?

  /// Reads the lines of a cue. Tags that only change how text looks are passed over.
  ///
  /// - Parameter hasOverrides: whether `{\an8}` and the like are marks, as in SubRip.
  init(_ lines: some Sequence<Substring>, speakers: SpeakerLabels, hasOverrides: Bool) {
    self.speakers = speakers
    for line in lines {
      endWord()
      read(takingPrefix(line), hasOverrides: hasOverrides)
    }
    endWord()
  }

  private mutating func read(_ line: Substring, hasOverrides: Bool) {
    // A mark that is never closed is text. Looking for its end again and again would take time that
    // grows with the square of the line.
    let lastClosing: [Character: Substring.Index] = [">", "}"].reduce(into: [:]) {
      $0[$1] = line.lastIndex(of: $1)
    }

    /// What stands behind the mark that `rest` begins with, and the mark.
    func mark(
      in rest: Substring, closedBy closing: Character
    ) -> (body: Substring, rest: Substring)? {
      guard let last = lastClosing[closing], rest.startIndex < last,
        let end = rest.firstIndex(of: closing)
      else { return nil }
      return (rest[..<end].dropFirst(), rest[rest.index(after: end)...])
    }

    var rest = line
    while let character = rest.first {
      if character == "<", let tag = mark(in: rest, closedBy: ">") {
        take(tag: tag.body)
        rest = tag.rest
      } else if hasOverrides, rest.hasPrefix("{\\"), let override = mark(in: rest, closedBy: "}") {
        rest = override.rest
      } else if character == "&", let entity = CharacterReference(prefixOf: rest) {
        for character in entity.text { take(character) }
        rest = entity.rest
      } else {
        take(character)
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func take(_ character: Character) {
    if character.isWhitespace {
      endWord()
      return
    }
    if current.isEmpty { currentStartMs = pendingMs }
    pendingMs = nil
    current.append(character)
  }

  private mutating func take(tag: Substring) {
    if let ms = CueTime.milliseconds(tag) {
      pendingMs = ms
      return
    }
    let name = tag.prefix { $0 != "." && !$0.isWhitespace }
    if name == "v" {
      endWord()
      let annotation = tag.drop { !$0.isWhitespace }
      label = Self.trimmed(CharacterReference.decode(annotation))
    } else if name == "/v" {
      endWord()
      label = nil
    }
  }

  private mutating func endWord() {
    guard !current.isEmpty else { return }
    words.append(Word(text: current, label: label, startMs: currentStartMs))
    current = ""
  }

  private static func trimmed(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}

// MARK: - Names before a colon

extension CueText {
  /// What follows the name at the start of a line (`Agent: hello`, `- [Caller]: hi`), which becomes
  /// the label of the words to come; the line itself where no name stands there.
  ///
  /// Only names that ``SpeakerLabels`` knows are taken, so that `Total: fifty dollars` stays speech.
  private mutating func takingPrefix(_ line: Substring) -> Substring {
    let start = Self.droppingStyle(line)
    let isBracketed = start.first == "["
    let body = isBracketed ? start.dropFirst() : start
    guard let end = body.firstIndex(where: { $0 == (isBracketed ? "]" : ":") }) else { return line }
    let name = body[..<end]
    guard name.utf8.count <= 60, let label = Self.trimmed(String(name)), speakers.isName(label)
    else { return line }
    self.label = label
    prefixLabel = label
    let rest = body[body.index(after: end)...]
    return isBracketed && rest.first == ":" ? rest.dropFirst() : rest
  }

  /// The line without the spaces, dashes and style tags that it begins with.
  private static func droppingStyle(_ line: Substring) -> Substring {
    var rest = line
    while let first = rest.first {
      if first.isWhitespace || first == "-" || first == "–" {
        rest = rest.dropFirst()
      } else if ["<i>", "<b>", "<u>", "<font ", "<c>", "<c.", "{\\"].contains(
        where: rest.hasPrefix),
        let end = rest.firstIndex(where: { $0 == (first == "<" ? ">" : "}") })
      {
        rest = rest[rest.index(after: end)...]
      } else {
        break
      }
    }
    return rest
  }
}
