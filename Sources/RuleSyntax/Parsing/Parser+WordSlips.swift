import Diagnostics

/// Words of a mention in capitals or misspelt, where what stands behind them agrees: each is reported and read
/// as what is meant. Where the meaning could be another one, nothing is taken for what it is not.
extension Parser {
  /// How many of a set have to be mentioned, in the words of everyday English.
  static let setWords: [String: Keyword] = [
    "any": .any, "one": .any, "some": .any, "either": .any,
    "all": .all, "both": .all, "each": .all, "every": .all,
  ]

  /// What can be asked of a set.
  static let helpForSets = "write `any of …`, `all of …` or `at least 2 of …`"

  /// `All of`, `both of`, `At Least 2 of` and `more than 1 of` behind `mentions`.
  mutating func mendSetWords() {
    guard at(.name) else { return }
    if let meant = setWord, keyword(after: 1) == .of || word(after: 1) == "of" {
      if !at(meant) {
        if misspelt(among: [.any, .all]) == meant {
          mend(as: meant)
        } else if meant == .all {
          let span = span(ofNext: 2)
          report(
            .syntax, "`\(text(in: span))` is not part of the language", at: span,
            help: "write `all of`", fix: (span, "all of"))
          reread(as: [.all, .of])
        }
      }
      if at(.any) || at(.all), keyword(after: 1) != .of { mend(1, as: .of) }
      return
    }
    let isCount =
      token(after: 2).kind == .int && (keyword(after: 3) == .of || word(after: 3) == "of")
    guard isCount else { return }
    if word == "more", word(after: 1) == "than", let number = Int64(text(of: token(after: 2))) {
      takeMoreThan(number)
    } else if at(.name), keyword == nil || at(.at),
      keyword(after: 1) == .least || misspelt(1, among: [.least]) == .least
    {
      if !at(.at) { mend(as: .at) }
      if keyword(after: 1) != .least { mend(1, as: .least) }
      if keyword(after: 3) != .of { mend(3, as: .of) }
    }
  }

  /// What the next word asks of a set; `nil` for a name and for a word that could be either.
  private var setWord: Keyword? {
    if let meant = Self.setWords[word ?? ""] { return meant }
    return keyword == nil ? misspelt(among: [.any, .all]) : nil
  }

  /// `more than 1 of`: reported, and read as `at least 2 of`.
  private mutating func takeMoreThan(_ number: Int64) {
    let least = number.addingReportingOverflow(1)
    let meant = least.overflow ? nil : "at least \(least.partialValue)"
    let span = span(ofNext: 3)
    report(
      .syntax, "`\(text(in: span))` is not part of the language", at: span,
      help: meant.map { "write `\($0)`" } ?? Self.helpForSets, fix: meant.map { (span, $0) })
    reread(as: [.at, .least])
  }

  /// `Outside` and `insde` behind what is mentioned.
  mutating func mendInsideWord() {
    guard at(.name), keyword == nil, !isOnNewLine(0), meantBehindMention == nil,
      let meant = misspelt(among: [.outside, .inside])
    else { return }
    let next = token(after: 1).kind
    if next == .string || next == .sign(.openBracket) || keyword(after: 1) == .any {
      mend(as: meant)
    }
  }

  /// `Within 5 Words` and `within Same turn` behind a relation.
  mutating func mendDistanceWords(isWithinMissing: Bool) {
    if !isWithinMissing {
      if !at(.within), misspelt(among: [.within]) == .within, !isOnNewLine(0) { mend(as: .within) }
      guard at(.within) else { return }
    }
    let place = isWithinMissing ? 0 : 1
    if keyword(after: place) == nil, misspelt(place, among: [.same]) == .same {
      mend(place, as: .same)
    }
    if token(after: place).kind == .int, keyword(after: place + 1) == nil,
      let meant = misspelt(place + 1, among: [.words, .word])
    {
      mend(place + 1, as: meant)
    }
  }
}

// MARK: - Qualifiers

extension Parser {
  private static let qualifiers: [Keyword] = [
    .by, .within, .from, .at, .exactly, .confidence, .affirmed, .negated, .as, .in,
  ]

  /// `By caller`, `confidance >= 0.9`, `AT LEAST 2 TIMES`.
  mutating func mendQualifierWords() {
    if at(.name), keyword == nil, let meant = meantBehindMention, isFollowed(meant) {
      mend(as: meant)
    }
    if at(.at), keyword(after: 1) == nil, let meant = misspelt(1, among: [.least, .most]) {
      mend(1, as: meant)
    }
    if at(.in), keyword(after: 1) == nil, let meant = misspelt(1, among: [.first, .last]) {
      mend(1, as: meant)
    }
  }

  /// The qualifier that the next word is a misspelling of, if nothing else that may stand behind a mention is
  /// nearer.
  private var meantBehindMention: Keyword? {
    let others: [Keyword] =
      [.and, .or, .then, .when, .near, .before, .after, .not] + Keyword.outcomes + Keyword.settings
      + Keyword.reserved.sorted { $0.rawValue < $1.rawValue }
    guard let meant = misspelt(among: others + Self.qualifiers) else { return nil }
    return Self.qualifiers.contains(meant) ? meant : nil
  }

  /// Whether behind the next token stands what `qualifier` asks for.
  private func isFollowed(_ qualifier: Keyword) -> Bool {
    let (next, kind) = (keyword(after: 1), token(after: 1).kind)
    func isWord(_ words: [Keyword]) -> Bool {
      next.map(words.contains) ?? false || misspelt(1, among: words) != nil
    }
    return switch qualifier {
    case .by: isWord(Keyword.speakers) || word(after: 1) == "the"
    case .within:
      kind == .duration || kind == .int || isWord([.first, .last]) || word(after: 1) == "the"
    case .from: kind == .duration
    case .at: isWord([.least, .most])
    case .exactly: kind == .int || word(after: 1) == "once" || word(after: 1) == "twice"
    case .confidence:
      switch kind {
      case .sign, .decimal, .int, .percent: true
      default: false
      }
    case .as: kind == .name && next.map { !Keyword.reserved.contains($0) } ?? true
    case .in:
      isWord([.audio, .transcript, .either, .both, .language, .first, .last])
        || word(after: 1) == "the"
    case .affirmed, .negated: true
    default: false
    }
  }
}
