extension SpokenToken {
  /// The pieces of `phrase`; punctuation that is not spoken is left out.
  static func tokens(of phrase: String) -> [SpokenToken] {
    phrase.split(whereSeparator: \.isWhitespace).compactMap { SpokenToken(String($0)) }
  }

  /// The readings of one piece; `nil` where it is punctuation only.
  init?(_ text: String) {
    let plain = String(text.map { "’‘ʼ`´".contains($0) ? "'" : $0 }).trimmingEdges()
    guard !plain.isEmpty else { return nil }
    let readings = Self.readings(of: plain)
    guard !readings.isEmpty else { return nil }
    self.init(text: text, whole: plain.lowercased(), readings: readings)
  }

  private static func readings(of plain: String) -> [[SpokenWord]] {
    if let amount = amountReadings(of: plain) { return amount.map { $0.map(SpokenWord.word) } }
    let parts = plain.split { "-–—/_".contains($0) }.map { readings(ofPart: String($0)) }
    return combined(parts)
  }

  /// The readings of what stands between hyphens.
  private static func readings(ofPart part: String) -> [[SpokenWord]] {
    if let number = numberReadings(of: part) { return number.map { $0.map(SpokenWord.word) } }
    let pieces = part.split(separator: ".").map(String.init)
    if pieces.count > 1, pieces.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true }) {
      return [pieces.compactMap(\.first).map { .letter($0.lowercasedCharacter) }]
    }
    // A dot within a word is a name on the web: `example.com`.
    let dotted = pieces.map { piece in
      let runs = runs(of: piece)
      return combined(runs.map { readings(ofRun: $0, isAlone: runs.count == 1) })
    }
    return combined(Array(dotted.map { [$0] }.joined(separator: [[[.word("dot")]]])))
  }

  /// Letters, digits and spoken signs that stand together: `401k` is `401` and `k`.
  private static func runs(of text: String) -> [String] {
    var runs: [String] = []
    var previous: Kind?
    for character in text {
      let kind = Kind(character)
      if kind != nil, kind == previous, kind != .sign {
        runs[runs.count - 1].append(character)
      } else if kind != nil {
        runs.append(String(character))
      }
      previous = kind
    }
    return runs
  }

  private enum Kind {
    case letter, digit, sign

    init?(_ character: Character) {
      if character.isLetter || character == "'" || character.isCombiningMark {
        self = .letter
      } else if character.isASCIIDigit {
        self = .digit
      } else if signNames[character] != nil {
        self = .sign
      } else {
        return nil
      }
    }
  }

  private static func readings(ofRun run: String, isAlone: Bool) -> [[SpokenWord]] {
    guard let first = run.first else { return [] }
    if let name = signNames[first] { return [[.word(name)]] }
    if first.isASCIIDigit {
      return NumberWords.readings(ofDigits: run).map { $0.map(SpokenWord.word) }
    }
    let word = run.trimmingCharacter("'").lowercased()
    guard !word.isEmpty else { return [] }
    if !isAlone, word.count == 1 { return [word.map(SpokenWord.letter)] }
    guard isAbbreviation(run) else { return [[.word(run.lowercased())]] }
    // `ATMs` is said as `ATM's` is.
    let isPlural = run.last == "s" && run.dropLast().allSatisfy(\.isUppercase)
    return [[.abbreviation(isPlural ? word.dropLast() + "'s" : word)]]
  }

  /// Whether a run of letters may be read letter by letter: a few capitals, or no vowel at all.
  private static func isAbbreviation(_ run: String) -> Bool {
    let stem = run.hasSuffix("'s") ? run.dropLast(2) : run.last == "s" ? run.dropLast() : run[...]
    guard (2...6).contains(stem.count), stem.allSatisfy(\.isASCII) else { return false }
    return stem.allSatisfy(\.isUppercase)
      || !stem.contains { "aeiouyAEIOUY'".contains($0) }
  }

  /// Every way to follow a reading of each part by one of the next, at most ``readingLimit``, those
  /// of the likeliest parts first. Parts without a reading are not spoken.
  private static func combined(_ parts: [[[SpokenWord]]]) -> [[SpokenWord]] {
    let spoken = parts.filter { !$0.isEmpty }
    guard !spoken.isEmpty else { return [] }
    return RankedSequences.combine(
      spoken.map { $0.enumerated().map { Ranked($0.element, rank: $0.offset) } },
      limit: readingLimit
    ).map(\.value)
  }

  private static let readingLimit = 6
  static let signNames: [Character: String] = [
    "&": "and", "@": "at", "+": "plus", "%": "percent", "=": "equals",
  ]
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
  fileprivate var lowercasedCharacter: Character { lowercased().first ?? self }
  fileprivate var isCombiningMark: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .nonspacingMark }
  }
}

extension String {
  /// Without the punctuation around it; signs that are spoken stay, and so does an apostrophe, which
  /// some words begin with (`'til`).
  fileprivate func trimmingEdges() -> String {
    func isKept(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || "'$£€%&@+=".contains(character)
    }
    guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else {
      return ""
    }
    return String(self[first...last])
  }

  fileprivate func trimmingCharacter(_ edge: Character) -> String {
    String(drop { $0 == edge }.reversed().drop { $0 == edge }.reversed())
  }
}
